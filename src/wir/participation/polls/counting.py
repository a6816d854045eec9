"""From the ballots of a poll to its result. numpy and scipy come in here only, so that web workers stay light.

Counted is what stands in the file: the ballots are written in the format Pabulib, and that text is read and counted, the
same way as `wir shares` does. Whoever has the file gets the same result.
"""

import gzip
import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from wir.participation.models import Ballot, Candidate, Poll

if TYPE_CHECKING:
    from wir.algorithms.shares import Election
    from wir.algorithms.shares.completion import Selection

RULES = {Poll.Rule.SHARES.value: "equalshares/add1", Poll.Rule.VOTES.value: "greedy"}
"""What the format calls them."""


@dataclass(frozen=True)
class Counted:
    """The count. `told` is exact; `counts` has for each way on which ballots came how often each measure was ticked."""

    ballots: int
    by_channel: dict[str, int]
    counts: dict[str, dict[str, int]]
    told: dict[str, Any]
    input_hash: str
    result_hash: str
    ballots_file: bytes


def count(poll: Poll) -> Counted | None:
    """All ballots that are there now; None when there are none."""
    candidates = list(poll.candidates.all())
    rows = list(Ballot.objects.filter(poll=poll).order_by("id").values_list("channel", "chosen"))
    if not rows:
        return None
    text = as_file(poll, candidates, [chosen for _channel, chosen in rows])
    told = recount(text, poll.rule)
    by_channel = Counter(channel for channel, _chosen in rows)
    return Counted(
        ballots=len(rows),
        by_channel=dict(sorted(by_channel.items())),
        counts=_counts(candidates, rows),
        told=told,
        input_hash=hashlib.sha256(text.encode()).hexdigest(),
        result_hash=result_hash(told),
        ballots_file=gzip.compress(text.encode(), mtime=0),
    )


def as_file(poll: Poll, candidates: Sequence[Candidate], ballots: Iterable[Sequence[int]]) -> str:
    """The list of ballots in the format Pabulib: merged, so that nothing of order, day, way or device is left."""
    from wir.algorithms.shares import pabulib  # noqa: PLC0415 - 30 MB that no web worker needs

    election = _election(poll, candidates, ballots)
    selection = _select(election, poll.rule)
    selected = [election.projects[number].id for number in selection.funded]
    return pabulib.write(election, _meta(poll), selected)


def as_sums(poll: Poll, candidates: Sequence[Candidate], told: Mapping[str, Any]) -> str:
    """The same file when the ballots are gone: measures, costs, sums, and no ballot."""
    from wir.algorithms.shares import pabulib  # noqa: PLC0415 - the same

    election = _election(poll, candidates, [])
    sums = {name: reason["votes"] for name, reason in told["explanation"].items()}
    meta = {**_meta(poll), "comment": "ballots deleted, sums only", "num_votes": str(told["voters"])}
    return pabulib.write(election, meta, told["funded"], sums)


def recount(text: str, rule: str) -> dict[str, Any]:
    """The answer to a file of ballots, as `wir shares` gives it."""
    from wir.algorithms.shares import pabulib  # noqa: PLC0415 - the same
    from wir.algorithms.shares.explanation import answer  # noqa: PLC0415 - the same

    election = pabulib.parse(text)
    return answer(election, _select(election, rule))


def result_hash(told: Mapping[str, Any]) -> str:
    """Of an answer, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _select(election: "Election", rule: str) -> "Selection":
    from wir.algorithms.shares.completion import select, select_by_votes  # noqa: PLC0415 - the same

    return select_by_votes(election) if rule == Poll.Rule.VOTES else select(election, "cost", "add1")


def _election(poll: Poll, candidates: Sequence[Candidate], ballots: Iterable[Sequence[int]]) -> "Election":
    from wir.algorithms.shares import Election, Project  # noqa: PLC0415 - the same

    projects = [Project(str(one.number), Fraction(one.cents, 100), one.title) for one in candidates]
    named = ([str(number) for number in chosen] for chosen in ballots)
    return Election.of(Fraction(poll.budget_cents, 100), projects, named)


def _meta(poll: Poll) -> dict[str, str]:
    return {
        "description": poll.title,
        "country": "Germany",
        "unit": poll.process.name,
        "instance": f"{poll.process.slug}-{poll.number}",
        "rule": RULES[poll.rule],
        "date_begin": poll.opens_on.isoformat(),
        "date_end": poll.closes_on.isoformat(),
        "currency": "EUR",
        "min_length": "1",
        **({"max_length": str(poll.most)} if poll.most else {}),
        "salt": secrets.token_hex(16),
    }


def _counts(
    candidates: Sequence[Candidate], rows: Iterable[tuple[str, Sequence[int]]]
) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for channel, chosen in rows:
        cells = found.setdefault(channel, {str(one.number): 0 for one in candidates})
        for number in chosen:
            cells[str(number)] += 1
    return dict(sorted(found.items()))
