"""Texts and what councils made of them: three outcomes in the joint process, one in the finished one. All invented."""

from collections.abc import Mapping, Sequence

from wir.accounts.models import Membership, User
from wir.config.demo import threads
from wir.config.demo.cast import Cast
from wir.strategy import actions
from wir.strategy.models import Measure, Process, Station, Version

Outcome = Station.Outcome

WRITTEN = (
    ("Ausgangslage", "Hier leben Menschen aus vielen Ländern, manche seit Kurzem, manche seit Generationen."),
    ("Maßnahmen", "Die alte Schule wird an drei Abenden in der Woche ein offener Raum."),
)
BEGINNING = (
    "Ausgangslage",
    "Drei Dörfer, zehntausend Menschen: Jede Gemeinde allein ist zu klein, zusammen sind wir es nicht.",
)
IN_THE_TEXT = (
    "Ein Rufbus verbindet die drei Dörfer, auch am Abend und am Sonntag.",
    "Ein Dorfladen fährt reihum und hält, wo man sich trifft.",
    "Auf dem Lindenplatz stehen wieder Bänke.",
)
"""Each writes down the measure at the same place of `threads.JOINT_PLANS`; the last is Lindenthal's own."""
CHANGE = "In Lindenthal fährt der Rufbus nur bis 22 Uhr."
BEGUN = "Der Vertrag mit dem Busunternehmen ist unterschrieben. Im Frühjahr geht es los."
# outcome, yes, no, abstentions: one for each town in the order of the process
OF_THREE = ((Outcome.ADOPTED, 19, 3, 1), (Outcome.CHANGED, 12, 8, 3), (Outcome.REJECTED, 7, 12, 0))
OF_ONE = ((Outcome.ADOPTED, 24, 5, 2),)


def body_ahead(process: Process, cast: Cast) -> None:
    """The foreigners' council of the living process will be heard; its member enters the opinion."""
    town = process.controller
    actions.plan_station(
        process, town=town, kind=Station.Kind.FOREIGNERS, planned_on=cast.meets(30), by=cast.lead
    )


def three_councils(process: Process, cast: Cast) -> None:
    """One adopts, one adopts with changes, one says no; for the others it is decided, and the first measure has begun."""
    editors = [_editor(row.organisation_id) for row in process.towns.all()]
    measures = threads.three_towns(process, cast, editors)
    version = _write_together(process, measures, editors, cast, days=60)
    _decide(process, version, OF_THREE, cast, days=14, changed={measures[0]: ("changed", CHANGE)})
    actions.note_decision(process, by=cast.lead, on=cast.today)
    bus = process.measures.get(pk=measures[0].pk)
    actions.start_measure(bus, text=BEGUN, by=cast.lead, on=cast.back(3))


def one_council(process: Process, cast: Cast) -> None:
    """Adopted ten weeks ago; what comes now is doing it."""
    _decide(process, _write(process, cast, days=78), OF_ONE, cast, days=72)
    actions.note_decision(process, by=cast.lead, on=cast.today)


def _editor(town: int) -> User:
    return User.objects.get(memberships__organisation=town, memberships__role=Membership.Role.EDITOR)


def _write(process: Process, cast: Cast, *, days: int) -> Version:
    """A short text, published."""
    for heading, text in WRITTEN:
        section = actions.add_section(process, heading=heading, by=cast.lead)
        actions.add_paragraph(section, text=text, by=cast.lead)
    return actions.publish_version(
        process, reason="Fassung für den Beschluss", for_council=True, by=cast.lead, on=cast.back(days)
    )


def _write_together(
    process: Process, measures: Sequence[Measure], editors: Sequence[User], cast: Cast, *, days: int
) -> Version:
    """What all share, and the local annex of the town that does one measure alone."""
    heading, text = BEGINNING
    begin = actions.add_section(process, heading=heading, by=cast.lead)
    actions.add_paragraph(begin, text=text, by=cast.lead)
    shared = actions.add_section(process, heading="Maßnahmen", by=cast.lead)
    own, by = measures[-1].town, editors[1]
    annex = actions.add_section(process, heading="Anhang für Lindenthal", town=own, by=by)
    for measure, text in zip(measures, IN_THE_TEXT, strict=True):
        there, who = (annex, by) if measure.town_id else (shared, cast.lead)
        actions.add_paragraph(there, text=text, measures=[measure], by=who)
    return actions.publish_version(
        process, reason="Fassung für die drei Beschlüsse", for_council=True, by=cast.lead, on=cast.back(days)
    )


def _decide(
    process: Process,
    version: Version,
    outcomes: tuple[tuple[str, int, int, int], ...],
    cast: Cast,
    *,
    days: int,
    changed: Mapping[Measure, tuple[str, str]] | None = None,
) -> None:
    """Each council on an evening of its own, written down by an editor of its town; `changed` is for those that adopt with changes."""
    for row, (outcome, yes, no, abstained) in zip(process.towns.all(), outcomes, strict=True):
        day, editor = cast.met(days - row.place), _editor(row.organisation_id)
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
        own = changed if outcome == Outcome.CHANGED else None
        actions.decide(council, decided, by=editor, on=day, measures=own)
