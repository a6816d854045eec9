"""Conversations for tests, prepared by Miriam: open ones, with votes of many devices, closed ones."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import numpy as np

from wir.participation import actions
from wir.participation.models import Conversation, Statement, Vote
from wir.participation.opinions import voting

ON = date(2026, 11, 2)
SEEDS = [
    "Abends soll noch ein Bus fahren.",
    "Am Bahnhof braucht es mehr Licht.",
    "Das alte Rathaus soll ein offenes Haus werden.",
    "Die Stadt soll neue Häuser kaufen.",
    "Deutschkurse am Abend fehlen.",
    "Es gibt genug Orte, an denen man sich trifft.",
    "Vereine sollen mehr Geld bekommen.",
    "Feste in der Straße bringen uns zusammen.",
    "Wir brauchen mehr Bänke.",
    "Kinder sollen mitreden.",
]


class Conversations:
    """A mixin, so that `cast.conversation()` reads like the rest."""

    def draft_conversation(self, **given: Any) -> Conversation:
        """Prepared by Miriam, with ten statements; nobody else sees it."""
        process = given.pop("process", None) or self.process()
        made = actions.prepare_conversation(process, **{"title": "Zusammenleben", "by": self.miriam, **given})
        actions.seed_statements(made, SEEDS, by=self.miriam, on=ON)
        return made

    def conversation(self, **given: Any) -> Conversation:
        """The same, open."""
        made = self.draft_conversation(**given)
        actions.open_conversation(made, by=self.miriam)
        return made

    def voted(self, people: int = 60, **given: Any) -> Conversation:
        """Two groups of devices that answer alike; all agree to the first two statements."""
        made = self.conversation(**given)
        beliefs = np.ones((2, len(SEEDS)), dtype=int)
        beliefs[1, 2:] = -1
        rng = np.random.default_rng(7)
        answers = beliefs[np.arange(people) % 2]
        answers = np.where(rng.random(answers.shape) < 0.1, rng.integers(-1, 2, answers.shape), answers)
        vote_all(made, answers)
        return made

    def closed_conversation(self, **given: Any) -> Conversation:
        """Voted, closed, reckoned the last time."""
        made = self.voted(**given)
        actions.close_conversation(made, by=self.miriam, on=ON)
        actions.reckon_anew(made, on=ON)
        return made

    def waiting_statement(
        self, conversation: Conversation | None = None, text: str = "Mehr Sport für alle.", **given: Any
    ) -> tuple[Statement, str]:
        """Written by somebody who takes part; the code beside it."""
        conversation = conversation or self.conversation()
        return actions.write_statement(conversation, text=text, **{"language": "de", "on": ON, **given})


def vote_all(conversation: Conversation, answers: Any) -> None:
    """One row for each device, one column for each statement; 9 is no vote."""
    statements = list(conversation.statements.filter(state="published"))
    Vote.objects.bulk_create(
        Vote(statement=statement, voter=voter, value=int(value), voted_on=ON)
        for row in answers
        for voter in (uuid4(),)
        for statement, value in zip(statements, row, strict=True)
        if value != 9
    )


def vote(conversation: Conversation, voter: UUID, number: int, value: int) -> bool:
    """One vote, as the page casts it."""
    return voting.cast(conversation, number, value, voter=voter, on=ON)
