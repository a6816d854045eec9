"""Whose turn it is from the notice to the closed grant: accept, ask for money, show what was done with it.

These three run side by side. Each is a turn of its own for the project's page; the first of them is the application's.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.core.days import add_months, short_day
from wir.core.money import euro
from wir.funding.access import FINANCE, SIGNATORY
from wir.funding.models import Application, Delivery, Disbursement, Grant
from wir.funding.purse import Purse, account_of, hindrances, open_requests, proof_that_counts
from wir.funding.rules.paying import latest_need, need_months
from wir.funding.turn.along import Along
from wir.funding.turn.deciding import arriving
from wir.funding.turn.turn import (
    FILLS_IN,
    HANDLES_MONEY,
    Reader,
    Turn,
    authority,
    for_applicant,
    not_yet,
    until,
)
from wir.ui.days import long_day


@dataclass(frozen=True)
class Way:
    """One grant with all that this file looks at. `late` is a proof of the same recipient that is overdue.

    `seconds` are its people who may confirm the account that was named last.
    """

    application: Application
    grant: Grant
    purse: Purse
    delivery: Delivery | None
    late: Grant | None
    seconds: frozenset[int]
    reader: Reader
    on: date

    def address(self, name: str, grant: Grant | None = None) -> str:
        return reverse(f"funding:{name}", args=[(grant or self.grant).application_id])

    def for_applicant(
        self, says: str, label: str, url: str, *, roles: set[str] = HANDLES_MONEY, **more: object
    ) -> Turn:
        return for_applicant(self.application, self.reader, says, roles=roles, act=(label, url), **more)


@dataclass(frozen=True)
class Steps:
    """The three things of a running project; before them a letter that is on its way, and an account to confirm."""

    arriving: Turn | None
    accepting: Turn
    confirming: Turn | None
    asking: Turn
    proving: Turn

    @property
    def first(self) -> Turn:
        """What the application as a whole waits for."""
        ordered = (self.arriving, self.proving, self.accepting, self.confirming, self.asking)
        return min((turn for turn in ordered if turn), key=lambda turn: turn.rank)


def awarded(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    """The first of them."""
    return steps_of(application, reader, along, on=on).first


def steps_of(application: Application, reader: Reader, along: Along, *, on: date) -> Steps:
    """All of them, each with who has to act and by when."""
    grant = along.grants[application.pk]
    deliveries = along.deliveries[application.pk]
    notice = next((one for one in deliveries if one.document_id == grant.notice_id), None)
    late = along.late.get(application.applicant_id)
    account = account_of(grant)
    seconds = along.seconds.get(account.pk, frozenset()) if account else frozenset()
    way = Way(application, grant, along.purses[grant.pk], notice, late, seconds, reader, on)
    return Steps(
        arriving(application, reader, deliveries, notice, on=on),
        _accepting(way),
        _confirming(way),
        _asking(way),
        _proving(way),
    )


def _accepting(way: Way) -> Turn:
    if way.grant.state != "offered":
        says = _("Angenommen am %(day)s.") % {"day": long_day(way.grant.acceptance.accepted_on)}
        return Turn("nobody", _("Erledigt."), says, done=True)
    if way.delivery is None or way.delivery.reckoned(way.on).state != "effected":
        return Turn("nobody", not_yet(), _("Annehmen geht, sobald der Bescheid angekommen ist."))
    says = _("Bewilligt sind %(sum)s. Lesen Sie den Bescheid, dann nehmen Sie an und nennen Ihr Konto.")
    if not way.reader.roles:
        says = _("Bewilligt sind %(sum)s. Als Nächstes wird die Bewilligung angenommen.")
    label, url = _("Bewilligung annehmen"), way.address("accept")
    return way.for_applicant(says % {"sum": euro(way.grant.cents)}, label, url, roles=FILLS_IN)


def _confirming(way: Way) -> Turn | None:
    """A second person stands for the account; an official where the recipient has nobody else. None if that is done."""
    account = account_of(way.grant)
    if way.grant.state != "accepted" or proof_that_counts(way.grant):
        return None
    if account is None or account.is_confirmed:
        return None
    if not way.seconds:
        says = _(
            "Ein Konto ist genannt. Niemand sonst dort kann es bestätigen, deshalb fragt die Behörde nach."
        )
        return Turn("authority", authority(), says)
    says = _("Ein Konto ist genannt. Eine zweite Person, Unterschrift oder Kasse, muss es bestätigen.")
    roles = {SIGNATORY, FINANCE} if way.reader.person in way.seconds else set()
    return way.for_applicant(says, _("Konto bestätigen"), way.address("account"), roles=roles)


def _asking(way: Way) -> Turn:
    """What hinders comes first, then what is on its way, then what may be asked for."""
    if way.grant.state == "closed":
        return _nothing_left()
    if proof_that_counts(way.grant):
        return _after_the_proof(way)
    if against := hindrances(way.grant, way.delivery, way.late, on=way.on):
        return _hindered(way, against)
    if len(waiting := open_requests(way.grant)) > 1:
        return _several(waiting)
    last = max(way.grant.disbursements.all(), key=lambda one: one.pk, default=None)
    if last and last.state == "returned":
        facts = {"sum": euro(last.cents), "day": short_day(last.requested_on)}
        says = _("Der Abruf über %(sum)s vom %(day)s kam mit einer Frage zurück.") % facts
        return way.for_applicant(says, _("Neu abrufen"), way.address("request_money"))
    if last and last.state != "paid":
        return _moving(way, last)
    return _free(way)


def _hindered(way: Way, against: tuple[str, ...]) -> Turn:
    late, says = way.late, " ".join(against)
    if late and way.grant.state == "accepted" and late != way.grant:
        url = way.address("proof", late)
        period = until(late.proof_due, way.on) | {"when": ""}  # the sentence names the day
        return way.for_applicant(against[-1], _("Nachweis abgeben"), url, **period)
    reckoned = way.delivery.reckoned(way.on) if way.delivery else None
    final = (
        reckoned.final_on
        if reckoned and not reckoned.is_final(way.on) and way.grant.state == "accepted" and not late
        else None
    )
    return Turn("nobody", not_yet(), says, by=final)


def _after_the_proof(way: Way) -> Turn:
    """No more money; what was still open is settled together with the proof."""
    over = _("Der Nachweis ist da. Weiteres Geld gibt es für diese Förderung nicht.")
    if not (waiting := open_requests(way.grant)):
        return Turn("nobody", _("Erledigt."), over, done=True)
    says = _(
        "Offen ist noch ein Abruf über %(sum)s. Die Prüfung des Nachweises entscheidet, was daraus wird."
    )
    return Turn(
        "authority", authority(), says % {"sum": euro(sum(one.cents for one in waiting))}, notes=(over,)
    )


def _several(waiting: list[Disbursement]) -> Turn:
    """Each request that is neither paid nor returned, by its sum and how far it is."""
    said = {"approved": _("%(sum)s sind unterwegs"), "": _("%(sum)s werden geprüft")}
    each = [said.get(one.state, said[""]) % {"sum": euro(one.cents)} for one in waiting]
    says = _("%(number)s Abrufe sind offen: %(each)s.") % {"number": len(waiting), "each": ", ".join(each)}
    return Turn("authority", authority(), says)


def _moving(way: Way, money: Disbursement) -> Turn:
    says = _("%(sum)s sind freigegeben und unterwegs.")
    if money.state != "approved":
        says = _("Der Abruf über %(sum)s wird geprüft.")
    return Turn("authority", authority(), says % {"sum": euro(money.cents)})


def _free(way: Way) -> Turn:
    """Money belongs to a budget year: it is there until that year ends, and a need begins at most two months ahead."""
    latest = latest_need(way.on)
    left = [year for year in way.purse.years if year.free and year.year >= way.on.year]
    if not left:
        return _nothing_left()
    year = left[0]
    facts = {"year": year.year, "free": euro(year.free)}
    if year.year > latest.year:
        day = add_months(date(year.year, 1, 1), -_months(way.on))
        says = _("Für %(year)s sind noch %(free)s da.") % facts
        when = _("Abrufen kann man sie ab dem %(day)s.") % {"day": short_day(day)}
        return Turn("nobody", not_yet(), says, by=day, when=when)
    says = _("Für %(year)s sind noch %(free)s da, immer für Zahlungen der nächsten zwei Monate.") % facts
    turn = way.for_applicant(
        says,
        _("Geld abrufen"),
        way.address("request_money"),
        must=False,
        **until(date(year.year, 12, 31), way.on),
    )
    head = _("Sie können Geld abrufen.") if turn.mine else _("%(name)s kann Geld abrufen.")
    return replace(turn, head=head % {"name": way.application.applicant.name} if not turn.mine else head)


def _nothing_left() -> Turn:
    return Turn("nobody", _("Erledigt."), _("Es ist nichts mehr abzurufen."), done=True)


def _months(on: date) -> int:
    months = need_months(on).value
    assert isinstance(months, int)
    return months


def _proving(way: Way) -> Turn:
    last = max(way.grant.proofs.all(), key=lambda proof: proof.pk, default=None)
    if last and last.state == "accepted":
        says = _("Der Nachweis ist in Ordnung. Alles ist abgeschlossen.")
        return Turn("nobody", _("Erledigt."), says, done=True)
    if last and last.state == "handed_in":
        return Turn("authority", authority(), _("Der Nachweis ist da und wird geprüft."))
    period, act = until(way.grant.proof_due, way.on), (_("Nachweis abgeben"), way.address("proof"))
    if last:
        return way.for_applicant(_("Zum Nachweis gibt es eine Rückfrage."), *act, **period)
    if way.grant.state == "accepted" and way.on > way.grant.ends_on:
        return way.for_applicant(_("Der Nachweis ist fällig."), *act, **period)
    says = _("Das Projekt geht bis %(day)s. Danach ist der Nachweis dran.") % {
        "day": short_day(way.grant.ends_on)
    }
    may = way.grant.state == "accepted" and way.reader.roles & HANDLES_MONEY
    action, url = act if may else ("", "")
    return Turn("nobody", _("Noch nicht fällig."), says, action=action, url=url, **period)  # type: ignore[arg-type]
