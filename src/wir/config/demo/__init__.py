"""The demo world: fictional people and organisations, made once. Real town names only where the outcome is good or open."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from wir.accounts.models import Organisation, User
from wir.config.demo import people, processes, stories
from wir.config.demo.drafts import LINE, draft, plan
from wir.config.demo.jury import JURORS, make_jury
from wir.config.demo.people import AUTHORITY, PASSWORD
from wir.config.demo.refused import refused
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.models import Application, Appropriation, CostItem, LineNotice

__all__ = ["PASSWORD", "PEOPLE", "make_once"]

PEOPLE = (*people.PEOPLE, *JURORS, *processes.PEOPLE)
"""Everybody who signs in with the demo's password."""


@transaction.atomic
def make_once() -> bool:
    """Make the demo world unless there are people already. True when it was made."""
    if User.objects.exists():
        return False
    today = timezone.localdate()
    known = people.make()
    _money(today)
    _nearly_ready(known["Frieda Becker"], today)
    waiting = _waiting(known["Jonas Wirth"], known["Mira Sommer"], today)
    make_jury(waiting, official=known["Karim Yıldız"])
    stories.tell(stories.Cast(today, known["Karim Yıldız"], known["Sabine Roth"]))
    processes.make_processes(today)
    refused(known["Karim Yıldız"], today)
    return True


def _money(today: date) -> None:
    """The years' money and what the authority says about the line."""
    authority = Organisation.objects.get(name=AUTHORITY)
    cash, authorisation = Appropriation.Kind.CASH, Appropriation.Kind.AUTHORISATION
    for offset, kind, euros in (
        (-1, cash, 200_000), (0, cash, 200_000), (0, authorisation, 100_000), (1, authorisation, 250_000), (2, authorisation, 150_000),
    ):  # fmt: skip
        Appropriation.objects.create(
            controller=authority, line=LINE, year=today.year + offset, kind=kind, cents=euros * 100
        )
    LineNotice.objects.create(
        controller=authority,
        line=LINE,
        open=True,
        usual_days=40,
        contact="Bewilligungsbehörde Muster, Programm WIR (erfunden)",
    )


def _nearly_ready(frieda: User, today: date) -> None:
    """One draft in which a little is missing, so that a newcomer sees the task list alive."""
    application = draft(
        frieda.memberships.get().organisation,
        frieda,
        "Lollar redet miteinander",
        starts_on=date(today.year + 1, 3, 1),
        formats=["kickoff_event", "outreach", "round_table"],
        has_facilitation=True,
        facilitation="Die Begleitung plant mit uns die Befragung, leitet die Runden Tische und schreibt mit.",
    )
    plan(application, 28_000, own=1_000)
    CostItem.objects.create(application=application, year=today.year + 1, label="Räume", cents=100_000)


def _waiting(jonas: User, mira: User, today: date) -> Application:
    """One application that waits for the authority; it is shorter than usual, so a person must clear that."""
    application = draft(
        jonas.memberships.get().organisation,
        jonas,
        "Musterstadt für alle",
        starts_on=date(today.year + 1, 4, 1),
        months=9,
    )
    plan(application, 20_000)
    on = today - timedelta(days=1)
    actions.sign(application, seen=now_of(application).digest, by=mira, at=stories.moment(on))
    actions.submit(application, by=jonas, on=on)
    return application
