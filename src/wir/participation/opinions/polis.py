"""The files that tools for opinion groups read: summary, comments, comment-groups (as Polis writes them).

Nobody stands in them singly: the files of votes and of participants are left out, and every number is a published figure.
Only statements that stand to the vote are told; what is covered stays empty.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from wir.core.counts import Figures
from wir.core.csv_text import safe_cell
from wir.participation.models import Conversation, Statement
from wir.participation.opinions.publishing import SIDES, about

NOTHING: Figures = dict.fromkeys(SIDES)


def zipped(
    conversation: Conversation, statements: Sequence[Statement], told: Mapping[str, Any], *, on: date
) -> bytes:
    """All files of a snapshot of the day `on`, in one archive."""
    files = {
        "summary.csv": _summary(conversation, told, len(statements)),
        "comments.csv": _comments(statements, told),
        "comment-groups.csv": _comment_groups(statements, told),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, date_time=datetime.combine(on, time(), tzinfo=UTC).timetuple()[:6])
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _table(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _summary(conversation: Conversation, told: Mapping[str, Any], statements: int) -> str:
    facts = {
        "topic": safe_cell(conversation.title),
        "url": "",
        "voters": told["people"],
        "voters-in-conv": "",
        "commenters": "",
        "comments": statements,
        "groups": len(told["groups"]),
        "conversation-description": safe_cell(conversation.about),
    }
    return _table(facts.items())


def _cells(told: Mapping[str, Any], one: Statement) -> tuple[Figures, Mapping[str, Figures]]:
    """The figures of all and of each group."""
    row = told["statements"].get(str(one.number), {"all": NOTHING, "groups": {}})
    return row["all"], row["groups"]


def _comments(statements: Sequence[Statement], told: Mapping[str, Any]) -> str:
    head = (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
    )  # fmt: skip
    rows = []
    for one in statements:
        (agree, disagree, _passed), day = (
            _three(_cells(told, one)[0]),
            datetime.combine(one.said_on, time(), tzinfo=UTC),
        )
        rows.append((*_stamp(day), one.number, "", agree, disagree, 1, safe_cell(one.text)))
    return _table([head, *rows])


def _comment_groups(statements: Sequence[Statement], told: Mapping[str, Any]) -> str:
    kinds = ("votes", "agrees", "disagrees", "passes")
    names = [group["id"] for group in told["groups"]]
    head = ["comment-id", "comment", *(f"total-{kind}" for kind in kinds)]
    head += [f"group-{name.lower()}-{kind}" for name in names for kind in kinds]
    rows = []
    for one in statements:
        everybody, groups = _cells(told, one)
        cells = [everybody, *(groups.get(name, NOTHING) for name in names)]
        numbers = (number for cell in cells for number in (about(cell) or "", *_three(cell)))
        rows.append([one.number, safe_cell(one.text), *numbers])
    return _table([head, *rows])


def _three(cell: Figures) -> tuple[object, ...]:
    return tuple("" if cell[side] is None else cell[side] for side in SIDES)


def _stamp(moment: datetime) -> tuple[int, str]:
    return int(moment.timestamp() * 1000), moment.strftime("%a %b %d %H:%M:%S UTC %Y")
