"""Accounts to pay to: who could be the second person, and which of them wait for an official."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from wir.accounts.access import FINANCE, SIGNATORY
from wir.accounts.mailboxes import mailboxes_by_person
from wir.accounts.models import Membership, User
from wir.funding.access import grants_for
from wir.funding.models import Grant, PayoutAccount


def seconds_for(accounts: Mapping[PayoutAccount, int], *, on: date) -> dict[int, frozenset[int]]:
    """By number of the account, the people of its recipient who may confirm it: not who named it, under no address of hers.

    `accounts` come with the number of the recipient's organisation. Two statements, none without accounts.
    """
    if not accounts:
        return {}
    answering: dict[int, set[int]] = {}
    held = _answering(on).filter(organisation__in=set(accounts.values()))
    for organisation, person in held.values_list("organisation_id", "user_id"):
        answering.setdefault(organisation, set()).add(person)
    boxes = mailboxes_by_person(
        set().union(*answering.values(), {account.named_by_id for account in accounts})
    )
    return {
        account.pk: frozenset(
            person
            for person in answering.get(organisation, ())
            if person != account.named_by_id and not boxes[person] & boxes[account.named_by_id]
        )
        for account, organisation in accounts.items()
    }


def can_be_confirmed_there(account: PayoutAccount, *, on: date) -> bool:
    """Somebody else in the organisation could do it, so no official does; the same mailbox is nobody else."""
    return bool(seconds_for({account: account.grant.application.applicant_id}, on=on)[account.pk])


def accounts_for_officials(user: User, *, on: date) -> list[PayoutAccount]:
    """What waits for an official: accounts named where nobody else could confirm them, the oldest first.

    Always the same number of statements.
    """
    later = PayoutAccount.objects.filter(grant=OuterRef("grant"), pk__gt=OuterRef("pk"))
    running: QuerySet[Grant] = grants_for(user).filter(state="accepted")
    waiting = PayoutAccount.objects.filter(~Exists(later), grant__in=running, confirmed_by=None)
    named = {
        account: account.grant.application.applicant_id
        for account in waiting.select_related("grant__application__applicant").order_by("named_on", "pk")
    }
    others = seconds_for(named, on=on)
    return [account for account in named if not others[account.pk]]


def _answering(on: date) -> QuerySet[Membership]:
    held = Membership.objects.in_force(on).filter(role__in=(SIGNATORY, FINANCE))
    return held.filter(user__is_active=True)
