"""What turns are computed from beside the rows of the applications themselves: read once for a whole list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from wir.accounts.models.claim import LetterCode
from wir.funding.models import (
    Application,
    Delivery,
    EarlyStart,
    Grant,
    LineNotice,
    PayoutAccount,
    Settlement,
    SignatureInvitation,
)
from wir.funding.purse import Purse, account_of, overdue_proofs, purses_of
from wir.funding.queries.accounts import seconds_for


@dataclass(frozen=True)
class Along:
    """By number of the application, if nothing else is said. `late` is the longest overdue proof of a recipient.

    `seconds` are, by number of the account, the people of its recipient who may confirm it.
    """

    notices: dict[str, LineNotice]
    codes: dict[int, LetterCode]
    invitations: dict[int, list[SignatureInvitation]]
    early: dict[int, list[EarlyStart]]
    deliveries: dict[int, list[Delivery]]
    grants: dict[int, Grant]
    purses: dict[int, Purse]
    late: dict[int, Grant]
    seconds: dict[int, frozenset[int]]
    settled: list[Settlement]


def read_along(applications: Sequence[Application], *, on: date) -> Along:
    """At most one statement for each of its parts, two for `seconds`, and none for parts that nobody needs."""
    editable = [found for found in applications if found.is_editable]
    unconfirmed = {found.applicant_id for found in editable if not found.applicant.is_confirmed}
    decided = [found for found in applications if found.state in ("awarded", "rejected")]
    grants = _grants([found for found in decided if found.state == "awarded"])
    deliveries = Delivery.objects.current().select_related("document")
    return Along(
        notices={notice.line: notice for notice in LineNotice.objects.all()},
        codes=_codes(unconfirmed),
        invitations=_grouped(SignatureInvitation.objects.filter(used_at=None, taken_back_at=None), editable),
        early=_grouped(EarlyStart.objects.all(), [found for found in applications if found.is_open]),
        deliveries=_grouped(deliveries, [*decided, *(found for found in applications if found.is_open)]),
        grants=grants,
        purses=purses_of(grants.values()) if grants else {},
        late=overdue_proofs({found.applicant_id for found in decided}, on) if grants else {},
        settled=_settled(editable),
        seconds=seconds_for(_open_accounts(grants, decided), on=on),
    )


def _grouped(rows: QuerySet[Any], applications: Sequence[Application]) -> dict[int, list[Any]]:
    """The rows of each application in their order; an application without any has an empty list."""
    found: dict[int, list[Any]] = {application.pk: [] for application in applications}
    for row in rows.filter(application__in=found) if found else ():
        found[row.application_id].append(row)
    return found


def _settled(applications: Sequence[Application]) -> list[Settlement]:
    """What officials have settled for their lines, and for them."""
    if not applications:
        return []
    theirs = Q(application__isnull=True) | Q(application__in=applications)
    return list(Settlement.objects.filter(theirs, line__in={found.line for found in applications}))


def _grants(awarded: Sequence[Application]) -> dict[int, Grant]:
    if not awarded:
        return {}
    rows = Grant.objects.filter(application__in=awarded).select_related("acceptance")
    return {
        grant.application_id: grant for grant in rows.prefetch_related("disbursements", "proofs", "accounts")
    }


def _open_accounts(grants: dict[int, Grant], decided: Sequence[Application]) -> dict[PayoutAccount, int]:
    """The accounts that wait for a second person, with their recipients."""
    accounts = {pk: account_of(grant) for pk, grant in grants.items() if grant.state == "accepted"}
    return {
        account: found.applicant_id
        for found in decided
        if (account := accounts.get(found.pk)) and not account.is_confirmed
    }


def _codes(organisations: Iterable[int]) -> dict[int, LetterCode]:
    """By number of the organisation, the code of the letter that is on its way to it."""
    if not organisations:
        return {}
    rows = LetterCode.objects.filter(claim__state="open", claim__organisation__in=organisations)
    return {code.claim.organisation_id: code for code in rows.select_related("claim")}
