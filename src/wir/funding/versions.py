"""Versions of an application side by side, as people read them."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wir.accounts.models import Organisation
from wir.funding.content import Content, content_of
from wir.funding.models import Application, Attachment, RequestItem, Submission
from wir.funding.sections import chapters, parts_of
from wir.funding.sections.rows import is_row, names_of_rows
from wir.funding.sections.section import Chapter, Known, Table
from wir.funding.sent import content_sent
from wir.journal.models import Entry

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `how` is same, gone or new."""

    how: str
    text: str


@dataclass(frozen=True)
class Row:
    """A row of a table: `how` is same, gone or new."""

    how: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """One chapter that is not the same: its texts with what is gone and new, its tables row by row."""

    label: str
    facts: tuple[tuple[str, tuple[Piece, ...]], ...]
    tables: tuple[tuple[Table, tuple[Row, ...]], ...]


def differences(old: Submission, new: Submission, known: Known) -> list[Difference]:
    """What changed from one version to the next, chapter by chapter. Versions from before contents were kept tell nothing."""
    if not old.content or not new.content:
        return []
    return _between(chapters(old.content, known), chapters(new.content, known))


def not_sent_yet(sent: Application) -> list[Difference]:
    """What its authors have changed since it was handed in (`as_sent`), while it is open for completion; else nothing."""
    working = sent.working_copy
    if working is None or sent.state != "to_complete":
        return []
    return _between(read(working, content_of(sent)), read(working, content_of(working)))


def asked_before(application: Application) -> dict[int, list[RequestItem]]:
    """For each version after the first what the authority had asked for, as the journal knows it. Three statements."""
    asked = {one.number: list(one.items.all()) for one in application.requests.prefetch_related("items")}
    acts = ("funding.ask_to_complete", "funding.leave", "funding.complete")
    entries = Entry.objects.filter(thing="funding.application", thing_id=application.pk, act__in=acts)
    found, last = {}, 0
    for act, facts in entries.order_by("id").values_list("act", "facts"):
        if act == "funding.complete":
            found[facts["version"]] = asked.get(last, [])
        else:
            last = facts["request"]
    return found


def not_asked(
    old: Submission, new: Submission, items: Iterable[RequestItem], known: Known
) -> list[tuple[str, str]]:
    """Section and name of each field or row that changed though the authority had asked for others of that section."""
    named: dict[str, list[RequestItem]] = {}
    for item in items:
        named.setdefault(item.section, []).append(item)
    found: list[tuple[str, str]] = []
    for section, here in named.items():
        if not old.content or not all(item.fields for item in here):
            continue  # the section as a whole was meant
        asked = {name for item in here for name in item.fields}
        for part in parts_of(section):
            was, now = old.content.get(part), new.content.get(part)
            changed = (
                _fields_beside(was or {}, now or {}, asked)
                if isinstance(was or now, dict)
                else _rows_beside(*(names_of_rows({part: rows or ()}, known) for rows in (was, now)), asked)
            )
            found += [(section, name) for name in changed]
    return found


def _fields_beside(was: Content, now: Content, asked: set[str]) -> Iterator[str]:
    return (name for name in {**was, **now} if was.get(name) != now.get(name) and name not in asked)


def _rows_beside(was: list[str], now: list[str], asked: set[str]) -> Iterator[str]:
    """Rows that are gone or changed, as they were, and new ones that do not stand in the place of one that was meant."""
    meant = {_without_place(name) for name in filter(is_row, asked)}
    old, new = ([_without_place(name) for name in names] for names in (was, now))
    for how, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        yield from (name for name, words in zip(was[a:b], old[a:b], strict=True) if words not in meant)
        if meant.isdisjoint(old[a:b]):
            yield from now[c + b - a : d]


def _without_place(name: str) -> tuple[str, str]:
    part, _place, words = name.split(".", 2)
    return part, words


def _between(old: Sequence[Chapter], new: Sequence[Chapter]) -> list[Difference]:
    return [_difference(was, now) for was, now in zip(old, new, strict=False) if was != now]


def read(application: Application, content: Content) -> list[Chapter]:
    """Any content of this application as it is read, with everybody it names, also those who have gone since."""
    known = {row.organisation_id: row.organisation for row in application.partners.all()}
    known[application.applicant_id] = application.applicant
    named = {*content.get("partners", ()), *(row[4] for row in content.get("funding", ()) if len(row) > 4)}
    if gone := named - known.keys():
        known |= Organisation.objects.in_bulk(gone)
    return chapters(content, known)


def chapters_for_jury(application: Application) -> list[Chapter]:
    """The same without the person to ask: a jury reads projects, and whom to call is not its business."""
    content = content_sent(application) or content_of(application)
    return read(application, {**content, "contact": {}})


def files_sent(application: Application) -> list[Attachment]:
    """The files of what was last handed in, in the order of upload."""
    files, content = list(application.attachments.all()), content_sent(application)
    if not content:
        return files
    sent = {sha256 for _kind, _name, sha256 in content.get("attachments", ())}
    return [file for file in files if file.sha256 in sent]


def _difference(was: Chapter, now: Chapter) -> Difference:
    before, after = dict(was.facts), dict(now.facts)
    facts = [
        (label, tuple(_pieces(before.get(label, ""), after.get(label, ""))))
        for label in {**after, **before}
        if before.get(label, "") != after.get(label, "")
    ]
    old, new = ({table.caption: table for table in chapter.tables} for chapter in (was, now))
    tables = [
        (new.get(caption) or old[caption], tuple(_rows(old.get(caption), new.get(caption))))
        for caption in {**new, **old}
        if old.get(caption) != new.get(caption)
    ]
    return Difference(now.label, tuple(facts), tuple(tables))


def _rows(was: Table | None, now: Table | None) -> list[Row]:
    return [Row(how, cells) for how, rows in _runs(was.rows if was else (), now.rows if now else ()) for cells in rows]  # fmt: skip


def _pieces(was: str, now: str) -> list[Piece]:
    return [Piece(how, "".join(words)) for how, words in _runs(_words(was), _words(now))]


def _runs(was: Sequence[Any], now: Sequence[Any]) -> list[tuple[str, Sequence[Any]]]:
    runs: list[tuple[str, Sequence[Any]]] = []
    for how, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if how == "equal":
            runs.append((SAME, was[a:b]))
            continue
        runs += [(GONE, was[a:b])] if b > a else []
        runs += [(NEW, now[c:d])] if d > c else []
    return runs


def _words(text: str) -> list[str]:
    return [word for line in text.splitlines() for word in (*(f"{w} " for w in line.split()), "\n")]
