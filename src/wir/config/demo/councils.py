"""Texts and what councils made of them: three outcomes in the joint process, one in the finished one. All invented."""

from wir.accounts.models import Membership, User
from wir.config.demo.cast import Cast
from wir.strategy import actions
from wir.strategy.models import Process, Station, Version

Outcome = Station.Outcome

WRITTEN = (
    ("Ausgangslage", "Hier leben Menschen aus vielen Ländern, manche seit Kurzem, manche seit Generationen."),
    ("Maßnahmen", "Die alte Schule wird an drei Abenden in der Woche ein offener Raum."),
)
# outcome, yes, no, abstentions: one for each town in the order of the process
OF_THREE = ((Outcome.ADOPTED, 19, 3, 1), (Outcome.CHANGED, 12, 8, 3), (Outcome.REJECTED, 7, 12, 0))
OF_ONE = ((Outcome.ADOPTED, 24, 5, 2),)


def three_councils(process: Process, cast: Cast) -> None:
    """One adopts, one adopts with changes, one says no; the others stay valid."""
    _decide(process, _write(process, cast, days=60), OF_THREE, cast, days=14)


def one_council(process: Process, cast: Cast) -> None:
    """Adopted ten weeks ago; what comes now is doing it."""
    _decide(process, _write(process, cast, days=78), OF_ONE, cast, days=72)
    actions.note_decision(process, by=cast.lead, on=cast.today)


def _write(process: Process, cast: Cast, *, days: int) -> Version:
    """A short text, published."""
    for heading, text in WRITTEN:
        section = actions.add_section(process, heading=heading, by=cast.lead)
        actions.add_paragraph(section, text=text, by=cast.lead)
    return actions.publish_version(
        process, reason="Fassung für den Beschluss", by=cast.lead, on=cast.back(days)
    )


def _decide(
    process: Process,
    version: Version,
    outcomes: tuple[tuple[str, int, int, int], ...],
    cast: Cast,
    *,
    days: int,
) -> None:
    """Each council on an evening of its own, written down by an editor of its town."""
    for row, (outcome, yes, no, abstained) in zip(process.towns.all(), outcomes, strict=True):
        day = cast.back(days - row.place)
        editor = User.objects.get(
            memberships__organisation=row.organisation, memberships__role=Membership.Role.EDITOR
        )
        council = actions.plan_station(
            process, town=row.organisation, kind=Station.Kind.COUNCIL, planned_on=day, by=editor
        )
        decided = actions.Decided(
            held_on=day,
            outcome=outcome,
            version=version,
            votes_for=yes,
            votes_against=no,
            abstentions=abstained,
        )
        actions.decide(council, decided, by=editor, on=day)
