"""The money of one grant: what is granted, asked for, paid and left, and whether more may be asked for. Cents everywhere."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.funding.models import Commitment, Delivery, Disbursement, Grant, PayoutAccount, Proof
from wir.ui.days import long_day


@dataclass(frozen=True)
class Year:
    """The part of a grant in one budget year. `free` can still be asked for."""

    commitment: Commitment
    granted: int
    asked: int
    paid: int

    @property
    def year(self) -> int:
        return self.commitment.appropriation.year

    @property
    def free(self) -> int:
        return self.granted - self.asked


@dataclass(frozen=True)
class Purse:
    """All years of a grant."""

    years: tuple[Year, ...]

    @property
    def granted(self) -> int:
        return sum(year.granted for year in self.years)

    @property
    def paid(self) -> int:
        return sum(year.paid for year in self.years)

    @property
    def on_its_way(self) -> int:
        return sum(year.asked - year.paid for year in self.years)

    @property
    def free(self) -> int:
        return sum(year.free for year in self.years)

    def year(self, number: int) -> Year | None:
        """The part of that budget year, if the grant has one."""
        return next((year for year in self.years if year.year == number), None)


def purses_of(grants: Collection[Grant]) -> dict[int, Purse]:
    """By number of the grant, what its money has become so far. One statement."""
    rows = (
        Commitment.objects.filter(grant__in=grants)
        .select_related("appropriation")
        .annotate(
            asked=Sum("disbursements__cents", filter=~Q(disbursements__state="returned"), default=0),
            paid=Sum("disbursements__cents", filter=Q(disbursements__state="paid"), default=0),
        )
        .order_by("appropriation__year")
    )
    years: dict[int, list[Year]] = {grant.pk: [] for grant in grants}
    for row in rows:
        years[row.grant_id].append(Year(row, row.cents, row.asked, row.paid))
    return {number: Purse(tuple(found)) for number, found in years.items()}


def purse_of(grant: Grant) -> Purse:
    """What the grant's money has become so far. One statement."""
    return purses_of([grant])[grant.pk]


def overdue_proofs(recipients: Iterable[int], on: date) -> dict[int, Grant]:
    """By number of the recipient, the grant whose proof has been overdue longest on that day. One statement."""
    given = Proof.objects.filter(grant=OuterRef("pk"), state__in=["handed_in", "accepted"])
    paid = Disbursement.objects.filter(grant=OuterRef("pk"), state="paid")
    ended = (
        Grant.objects.filter(application__applicant__in=recipients, ends_on__lt=on)
        .filter(~Exists(given), Exists(paid))
        .select_related("application")
        .order_by("-ends_on")
    )
    return {grant.application.applicant_id: grant for grant in ended if grant.proof_due < on}


def proof_that_counts(grant: Grant) -> Proof | None:
    """The proof that was handed in and not returned. One statement, none if the proofs were read before."""
    return next((proof for proof in grant.proofs.all() if proof.state != "returned"), None)


def account_of(grant: Grant) -> PayoutAccount | None:
    """The account that was named last. One statement, none if the accounts were read before."""
    return max(grant.accounts.all(), key=lambda account: account.pk, default=None)


def open_requests(grant: Grant) -> list[Disbursement]:
    """Money asked for that is neither paid nor returned. One statement, none if it was read before."""
    return [one for one in grant.disbursements.all() if one.state in ("requested", "checked", "approved")]


def obstacles(grant: Grant, *, on: date) -> tuple[str, ...]:
    """Why no money can be asked for or approved right now, in sentences; nothing if it can. Four statements."""
    recipient = grant.application.applicant_id
    delivery = grant.notice.deliveries.current().first()
    return hindrances(grant, delivery, overdue_proofs([recipient], on).get(recipient), on=on)


def hindrances(grant: Grant, delivery: Delivery | None, late: Grant | None, *, on: date) -> tuple[str, ...]:
    """The same from what is known already: how the notice was delivered, which proof is overdue.

    A proof that counts ends the money: what was spent is told, so nothing may follow that it does not know of.
    """
    if grant.state == "offered":
        return (_("Nehmen Sie zuerst die Bewilligung an und nennen Sie Ihr Konto."),)
    if grant.state == "closed":
        return (_("Diese Förderung ist abgeschlossen. Es gibt kein Geld mehr abzurufen."),)
    if proof := proof_that_counts(grant):
        return (
            _(
                "Der Nachweis ist seit dem %(day)s da. Solange er gilt, gibt es für diese Förderung kein weiteres Geld."
            )
            % {"day": short_day(proof.handed_in_on)},
        )
    reckoned = delivery.reckoned(on) if delivery else None
    found = []
    if reckoned is None or reckoned.final_on is None:
        found.append(_("Der Bescheid ist noch nicht bekannt gegeben. Geld gibt es erst danach."))
    elif not reckoned.is_final(on):
        found.append(
            _(
                "Geld gibt es, wenn der Bescheid bestandskräftig ist: ab %(day)s. "
                "Früher geht es nur, wenn Sie auf eine Klage verzichten."
            )
            % {"day": long_day(reckoned.final_on)}
        )
    account = account_of(grant)
    if account is None or not account.is_confirmed:
        found.append(_("Das Konto muss noch eine zweite Person bestätigen. Vorher gibt es kein Geld."))
    if late:
        found.append(
            _("Zuerst fehlt der Nachweis zu %(number)s. Er war bis zum %(day)s fällig.")
            % {"number": late.application.number, "day": short_day(late.proof_due)}
        )
    return tuple(found)
