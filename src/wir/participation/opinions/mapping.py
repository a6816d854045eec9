"""From the votes of a conversation to its result. numpy and scipy come in here only, so that web workers stay light."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wir.participation.models import Conversation, Statement, Vote

FEW = 15
"""Below so many people only the weights of the draw are reckoned: no directions can be told apart."""
HEAD = b"voter-id,comment-id,vote\n"


@dataclass(frozen=True)
class Reckoned:
    """What the votes of a moment say. `told` has exact counts, to be rounded (publishing.py); `priority` is by number of statement."""

    people: int
    votes: int
    priority: dict[int, float]
    told: dict[str, Any] | None = None
    input_hash: str = ""
    result_hash: str = ""
    parameters: dict[str, Any] | None = None


def people_of(conversation: Conversation) -> int:
    """How many devices have voted."""
    return Vote.objects.filter(statement__conversation=conversation).values("voter").distinct().count()


def reckon(conversation: Conversation, seed: int) -> Reckoned | None:
    """From all votes that are there now; None when there are none."""
    votes_file = as_file(conversation)
    return None if votes_file == HEAD else reckon_file(votes_file, list(conversation.statements.all()), seed)


def as_file(conversation: Conversation) -> bytes:
    """The votes in the columns that `wir opinions` reads, people numbered in the order of their random ids."""
    rows = (
        Vote.objects.filter(statement__conversation=conversation)
        .order_by("voter", "statement__number")
        .values_list("voter", "statement__number", "value")
    )
    return HEAD + b"".join(_numbered(rows.iterator(chunk_size=20_000)))


def _numbered(rows: Iterable[tuple[Any, int, int]]) -> Iterable[bytes]:
    last, person = None, 0
    for voter, statement, value in rows:
        person += voter != last
        last = voter
        yield b"%d,%d,%d\n" % (person, statement, value)


def reckon_file(votes_file: bytes, statements: list[Statement], seed: int) -> Reckoned:
    """The same from votes in the columns of `as_file`; the same votes give the same hash."""
    from wir.algorithms.opinions import (  # noqa: PLC0415 - 30 MB that no web worker needs
        Parameters,
        opinion_map,
        reading,
        report,
    )

    votes = reading.read(io.BytesIO(votes_file))
    known = _known(votes, statements)
    if len(votes.people) < FEW or not len(votes.without(known.out | known.meta)):
        return Reckoned(len(votes.people), len(votes), _weights(votes, known))
    parameters = Parameters(seed=seed)
    found = opinion_map(votes, parameters, known)
    told = report.report(found, parameters, known)
    priority = {
        int(name): stats["priority"] for name, stats in told["statements_stats"].items() if "out" not in stats
    }
    hashes = {"input_hash": told["input"], "result_hash": told["hash"]}
    named = {key: value for key, value in told.items() if key != "assignment"}
    return Reckoned(
        len(votes.people), len(votes), priority, named, parameters=parameters.as_json(), **hashes
    )  # fmt: skip


def _known(votes: Any, statements: list[Statement]) -> Any:
    import numpy as np  # noqa: PLC0415 - as above

    from wir.algorithms.opinions import Statements  # noqa: PLC0415 - as above

    by_number = {one.number: one for one in statements}
    listed = [by_number[number] for number in votes.statements.tolist()]
    return Statements(
        np.array([one.state != "published" for one in listed]),
        np.array([one.about_process for one in listed]),
    )


def _weights(votes: Any, known: Any) -> dict[int, float]:
    """Weights of the draw while there are too few people for directions."""
    import numpy as np  # noqa: PLC0415 - as above

    from wir.algorithms.opinions import routing  # noqa: PLC0415 - as above
    from wir.algorithms.opinions.statistics import Counts  # noqa: PLC0415 - as above

    counts = Counts.of(votes, np.zeros(len(votes.people), dtype=np.int64), 1)
    agree, disagree, seen = counts.agree[0], counts.disagree[0], counts.seen[0]
    found = routing.priorities(agree, seen - agree - disagree, seen, np.zeros(len(seen)), known.meta)
    return {
        number: float(weight)
        for number, weight, out in zip(votes.statements.tolist(), found, known.out.tolist(), strict=True)
        if not out
    }
