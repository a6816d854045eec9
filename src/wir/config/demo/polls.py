"""Two votes on priorities for the demo: one counted, with one place where the team decided otherwise, one still open."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from wir.accounts.models import User
from wir.config.demo.cast import Cast
from wir.participation.actions import ballots, polls
from wir.participation.models import Ballot, Poll
from wir.strategy import actions
from wir.strategy.models import Measure, Process

BASIS = "Vorschlag aus der Werkstatt"
# title, what exactly, cents
FIRST = (
    ("Offener Raum in der alten Schule", "An drei Abenden in der Woche ist offen. Die Stadt bezahlt, wer aufschließt.", 14_000_00),
    ("Abendbus auf Probe", "Ein Jahr lang fährt um 22 Uhr noch ein Bus in jeden Ortsteil.", 25_000_00),
    ("Sprachcafé am Abend", "Einmal in der Woche Deutsch sprechen, mit Kinderbetreuung.", 6_000_00),
    ("Briefe in einfacher Sprache", "Die fünf häufigsten Briefe der Verwaltung werden neu geschrieben.", 4_500_00),
    ("Licht und Bänke am Bahnhof", "Zwölf Lampen und sechs Bänke auf dem Weg zum Markt.", 12_000_00),
    ("Fest der Straßen", "Ein Tag im Jahr, an dem jede Straße etwas kocht.", 3_000_00),
)  # fmt: skip
SECOND = (
    ("Bücherschrank am Markt", "Wer ein Buch hat, stellt es hinein. Wer eins möchte, nimmt es mit.", 1_500_00),
    ("Spielgeräte am Bach", "Eine Wippe und ein Klettergerüst für kleine Kinder.", 5_000_00),
    ("Werkzeug zum Ausleihen", "Bohrmaschine, Leiter, Pavillon: für alle, bei der Bücherei.", 2_500_00),
    ("Trinkbrunnen", "Auf dem Marktplatz gibt es wieder Wasser.", 7_000_00),
)  # fmt: skip
# places in FIRST, how many people ticked exactly these
SAID = (((2, 5), 58), ((1, 5), 38), ((3, 4), 30), ((4, 6), 14), ((1, 6), 8))
ON_PAPER = ((3, 4), (3, 4), (3,), (1, 3), (3, 4), (4, 6), (3,), (3, 5), (4,))
WAITS = ("Die Bahn baut den Vorplatz um. Bis das fertig ist, wartet das Licht.", "Rückt vor, weil das Licht auf die Bahn warten muss.")  # fmt: skip
STILL = (((1, 2), 14), ((2, 3), 11), ((4,), 6))


def make_polls(process: Process, cast: Cast) -> None:
    """Both, told up to today."""
    _counted(process, cast)
    _open(process, cast)


def _counted(process: Process, cast: Cast) -> None:
    """Open for three weeks, closed nine days ago; some voted on paper at the market."""
    first, last = cast.back(31), cast.back(10)
    poll = polls.prepare_poll(
        process, measures=_measures(process, FIRST, cast), title="Was kommt zuerst?", budget_cents=40_000_00,
        about="Die Stadt hat im nächsten Jahr Geld für das Zusammenleben. Was soll sie damit tun?",
        opens_on=first, closes_on=last, by=cast.miriam,
    )  # fmt: skip
    polls.freeze_poll(poll, by=cast.miriam, on=first - timedelta(days=5))
    _vote(poll, SAID, days=21)
    for ticks in ON_PAPER:
        chosen = [str(number) for number in _numbers(poll, ticks)]
        sheet = ballots.enter_ballot(
            poll, chosen, batch="Wochenmarkt", channel="stand", received_on=last, by=cast.miriam, on=last
        )
        ballots.check_ballot(sheet, chosen, by=cast.lead)
    polls.close_poll(poll, by=cast.miriam, on=cast.back(9))
    polls.count_poll(poll, on=cast.back(9))
    poll.refresh_from_db()
    polls.take_over_order(poll, by=cast.miriam)
    _otherwise(process, by=cast.lead)


def _otherwise(process: Process, *, by: User) -> None:
    """The first of the vote has to wait for the second; everybody reads why."""
    first, second, *rest = process.measures.exclude(rank=None).order_by("rank")
    reasons = dict(zip((first.pk, second.pk), WAITS, strict=True))
    actions.rank_measures(process, order=[second, first, *rest], reasons=reasons, by=by)


def _open(process: Process, cast: Cast) -> None:
    """Since six days, for two more weeks; at most three ticks."""
    poll = polls.prepare_poll(
        process, measures=_measures(process, SECOND, cast), title="Kleine Dinge, schnell gemacht", budget_cents=9_000_00,
        about="Aus dem Topf für Nachbarschaften. Was gewinnt, steht noch in diesem Jahr.", most=3,
        opens_on=cast.back(6), closes_on=cast.ahead(15), by=cast.miriam,
    )  # fmt: skip
    polls.freeze_poll(poll, by=cast.miriam, on=cast.back(8))
    _vote(poll, STILL, days=6)


def _measures(process: Process, rows: Sequence[tuple[str, str, int]], cast: Cast) -> list[Measure]:
    made = []
    for title, text, cents in rows:
        one = actions.propose_measure(
            process, title=title, text=text, recommendations=[], without_basis_because=BASIS, by=cast.miriam,
            on=cast.back(40),
        )  # fmt: skip
        actions.set_costs(one, cents={cast.today.year + 1: cents}, by=cast.miriam)
        made.append(one)
    return made


def _numbers(poll: Poll, places: Sequence[int]) -> list[int]:
    """The numbers of measures behind their places in the list above."""
    known = list(poll.candidates.values_list("number", flat=True))
    return sorted(known[place - 1] for place in places)


def _vote(poll: Poll, said: Sequence[tuple[tuple[int, ...], int]], *, days: int) -> None:
    """Invented devices, spread over the days."""
    rng = Random(poll.title)  # noqa: S311 - invented people
    Ballot.objects.bulk_create(
        Ballot(
            poll=poll, voter=UUID(int=rng.getrandbits(128), version=4), chosen=_numbers(poll, ticks),
            cast_on=poll.opens_on + timedelta(days=rng.randrange(days)),
        )
        for ticks, times in said
        for _person in range(times)
    )  # fmt: skip
