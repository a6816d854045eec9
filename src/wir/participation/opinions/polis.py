"""The files that tools for opinion groups read: summary, comments, votes, participants-votes, comment-groups (as Polis writes them).

Only statements that stand to the vote are in them, and no day of any vote: the day of the snapshot stands for all.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from wir.core.counts import round_to
from wir.core.csv_text import safe_cell
from wir.participation.models import Conversation, Statement

SINGLE = ("votes.csv", "participants-votes.csv")
Vote = tuple[int, int, int]  # person, statement, answer


def zipped(
    conversation: Conversation,
    statements: Sequence[Statement],
    told: Mapping[str, Any],
    votes: Sequence[Vote] | None,
    assignment: Mapping[str, str | None],
    *,
    on: date,
) -> bytes:
    """All files in one archive; without `votes` only those in which nobody stands singly, and their counts are rounded."""
    told = told if votes is not None else rounded(told)
    moment = datetime.combine(on, time(), tzinfo=UTC)
    shown = {one.number for one in statements}
    files = {
        "summary.csv": _summary(conversation, told),
        "comments.csv": _comments(statements, told),
        "comment-groups.csv": _comment_groups(statements, told),
    }
    if votes is not None:
        kept = [vote for vote in votes if vote[1] in shown]
        files["votes.csv"] = _votes(kept, moment)
        files["participants-votes.csv"] = _participants(kept, sorted(shown), assignment)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=moment.timetuple()[:6])
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def rounded(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with every count rounded on its own to a multiple of five."""
    stats = {
        name: {
            **_rounded(one),
            "groups": {group: cell and _rounded(cell) for group, cell in one["groups"].items()},
        }
        for name, one in told["statements_stats"].items()
    }
    people = {name: round_to(told[name]) for name in ("participants", "in_conversation")}
    return {**told, **people, "statements_stats": stats}


def _rounded(cell: Mapping[str, Any]) -> dict[str, int]:
    return {side: round_to(cell[side]) for side in ("agree", "disagree", "pass")}


def _table(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _summary(conversation: Conversation, told: Mapping[str, Any]) -> str:
    facts = {
        "topic": safe_cell(conversation.title),
        "url": "",
        "voters": told["participants"],
        "voters-in-conv": told["in_conversation"],
        "commenters": "",
        "comments": told["statements"],
        "groups": len(told["groups"]),
        "conversation-description": safe_cell(conversation.about),
    }
    return _table(facts.items())


def _stats(told: Mapping[str, Any], one: Statement) -> Mapping[str, Any]:
    return told["statements_stats"].get(  # type: ignore[no-any-return]
        str(one.number), {"agree": 0, "disagree": 0, "pass": 0, "groups": {}}
    )


def _comments(statements: Sequence[Statement], told: Mapping[str, Any]) -> str:
    head = (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
    )  # fmt: skip
    rows = []
    for one in statements:
        stats, day = _stats(told, one), datetime.combine(one.said_on, time(), tzinfo=UTC)
        rows.append((*_stamp(day), one.number, "", stats["agree"], stats["disagree"], 1, safe_cell(one.text)))
    return _table([head, *rows])


def _votes(votes: Sequence[Vote], moment: datetime) -> str:
    head = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
    stamp = _stamp(moment)
    return _table([head, *((*stamp, statement, person, value) for person, statement, value in votes)])


def _participants(
    votes: Sequence[Vote], statements: Sequence[int], assignment: Mapping[str, str | None]
) -> str:
    head = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *statements)
    people: dict[int, dict[int, int]] = {}
    for person, statement, value in votes:
        people.setdefault(person, {})[statement] = value
    rows = []
    for person, own in people.items():
        letter = assignment.get(str(person))
        values = list(own.values())
        counts = (len(values), values.count(1), values.count(-1))
        group = "" if letter is None else "ABCDE".index(letter)
        rows.append((person, group, 0, *counts, *(own.get(number, "") for number in statements)))
    return _table([head, *rows])


def _comment_groups(statements: Sequence[Statement], told: Mapping[str, Any]) -> str:
    """A cell of fewer than five people stays empty."""
    kinds = ("votes", "agrees", "disagrees", "passes")
    names = [group["id"] for group in told["groups"]]
    head = ["comment-id", "comment", *(f"total-{kind}" for kind in kinds)]
    head += [f"group-{name.lower()}-{kind}" for name in names for kind in kinds]
    rows = []
    for one in statements:
        stats = _stats(told, one)
        cells = [stats, *(stats["groups"].get(name) for name in names)]
        rows.append([one.number, safe_cell(one.text), *(number for cell in cells for number in _four(cell))])
    return _table([head, *rows])


def _four(cell: Mapping[str, Any] | None) -> tuple[object, ...]:
    if cell is None:
        return ("", "", "", "")
    agree, disagree, passed = cell["agree"], cell["disagree"], cell["pass"]
    return agree + disagree + passed, agree, disagree, passed


def _stamp(moment: datetime) -> tuple[int, str]:
    return int(moment.timestamp() * 1000), moment.strftime("%a %b %d %H:%M:%S UTC %Y")
