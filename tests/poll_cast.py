"""Votes on priorities for tests: Lollar asks which of four measures come first, prepared by Miriam."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from wir.participation.actions import ballots, polls
from wir.participation.models import Ballot, BallotSheet, Poll, PollResult
from wir.strategy import actions
from wir.strategy.models import Measure, Process

OPENS, CLOSES, AFTER = date(2026, 11, 2), date(2026, 11, 30), date(2026, 12, 1)
COSTS = {"Abendbus": 30_000_00, "Offenes Haus": 20_000_00, "Sprachcafé": 6_000_00, "Bänke": 4_000_00}
BUDGET = 50_000_00
# how many people tick which measures: most want bus and house, a third wants café and benches
SAID: tuple[tuple[tuple[int, ...], int], ...] = (((1, 2), 40), ((3,), 12), ((3, 4), 9), ((2,), 5))


class Polls:
    """A mixin of the cast, so that `cast.poll()` reads like the rest."""

    def costed_measures(self, process: Process) -> list[Measure]:
        """Four proposed measures with costs."""
        made = []
        for title, cents in COSTS.items():
            one = actions.propose_measure(
                process,
                title=title,
                recommendations=[],
                without_basis_because="Zur Probe",
                by=self.miriam,
                on=OPENS,
            )
            actions.set_costs(one, cents={2027: cents}, by=self.miriam)
            made.append(one)
        return made

    def draft_poll(self, process: Process | None = None, **given: Any) -> Poll:
        """Nobody outside sees it."""
        process = process or self.process()
        measures = given.pop("measures", None) or self.costed_measures(process)
        words = {
            "title": "Was kommt zuerst?", "budget_cents": BUDGET, "opens_on": OPENS, "closes_on": CLOSES, **given,
        }  # fmt: skip
        return polls.prepare_poll(process, measures=measures, by=self.miriam, **words)

    def poll(self, process: Process | None = None, **given: Any) -> Poll:
        """The same, frozen on its first day."""
        made = self.draft_poll(process, **given)
        polls.freeze_poll(made, by=self.miriam, on=OPENS)
        return made

    def poll_with_codes(self, **given: Any) -> Poll:
        """Only who has a code can vote."""
        return self.poll(access="codes", **given)

    def voted_poll(self, said: Sequence[tuple[tuple[int, ...], int]] = SAID, **given: Any) -> Poll:
        """Many devices have voted."""
        made = self.poll(**given)
        vote_all(made, said)
        return made

    def counted_poll(self, said: Sequence[tuple[tuple[int, ...], int]] = SAID, **given: Any) -> Poll:
        """Closed and counted."""
        made = self.voted_poll(said, **given)
        polls.close_poll(made, by=self.miriam, on=AFTER)
        polls.count_poll(made, on=AFTER)
        made.refresh_from_db()
        return made

    def ballot_sheet(self, poll: Poll | None = None, chosen: Sequence[str] = ("1", "3")) -> BallotSheet:
        """A ballot on paper that Miriam typed in."""
        return ballots.enter_ballot(
            poll or self.poll(),
            chosen,
            batch="Wochenmarkt",
            channel="stand",
            received_on=OPENS,
            by=self.miriam,
            on=OPENS,
        )


def vote_all(poll: Poll, said: Sequence[tuple[tuple[int, ...], int]]) -> None:
    """Each ballot so many times, each from a device of its own."""
    Ballot.objects.bulk_create(
        Ballot(poll=poll, voter=uuid4(), chosen=list(chosen), cast_on=OPENS)
        for chosen, times in said
        for _person in range(times)
    )


def result_of(poll: Poll) -> PollResult:
    """The count."""
    return PollResult.objects.get(poll=poll)
