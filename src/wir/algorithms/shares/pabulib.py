"""Reading and writing elections in the format of the library of participatory budgets, `.pb`: META, PROJECTS, VOTES, `;` between.

A project that a ballot names counts as approved; ballots with points or an order are refused, for they say more than
that. Format:
http://pabulib.org/format (Stolicki, Szufa, Talmon 2020).
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from io import StringIO

from wir.algorithms.bad_input import BadInput
from wir.algorithms.shares.election import Election, Project

SECTIONS = ("META", "PROJECTS", "VOTES")
APPROVALS = ("approval", "choose-1")
MOST_DIGITS, MOST_DECIMALS = 15, 6
AMOUNT = re.compile(r"-?(\d+)(?:[.,](\d+))?", re.ASCII)
Rows = list[list[str]]


@dataclass
class Part:
    """The rows of one part of the file, the heading first, and the line of each."""

    rows: Rows = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def parse(text: str) -> Election:
    """The election of a file's text. Raises BadInput with the line or project that is wrong."""
    sections = _sections(text)
    meta = {row[0]: row[1] for row in sections["META"].rows[1:] if len(row) > 1}
    if (kind := meta.get("vote_type", "approval").lower()) not in APPROVALS:
        raise BadInput(_not_read(kind))
    if "budget" not in meta:
        raise BadInput("Im Teil META fehlt das Budget (Zeile „budget;Betrag“).")
    projects = list(_projects(sections["PROJECTS"].rows))
    if not projects:
        raise BadInput("Im Teil PROJECTS steht kein Vorhaben.")
    ballots = list(_ballots(sections["VOTES"]))
    for key, word, found in (("num_projects", "Vorhaben", projects), ("num_votes", "Stimmzettel", ballots)):
        if key in meta and meta[key] != str(len(found)):
            raise BadInput(
                f"Im Teil META steht {key};{meta[key]}, in der Datei stehen {len(found)} {word}. Vielleicht ist sie nicht vollständig."
            )
    return Election.of(_money(meta["budget"], "budget"), projects, ballots)


def _not_read(kind: str) -> str:
    return (
        f"Stimmzettel der Art „{kind}“ lesen wir nicht. Möglich ist als „vote_type“: {', '.join(APPROVALS)}."
    )


def write(
    election: Election,
    meta: Mapping[str, str],
    selected: Collection[str],
    sums: Mapping[str, int] | None = None,
) -> str:
    """The same election as a file that `parse` reads back: equal ballots stand together, so their order tells nothing.

    `meta` is what else stands in META; `selected` are the ids that were funded; `sums` are the votes for each id where the
    ballots themselves are gone. Costs are whole cents.
    """
    out = StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    head = {
        "num_projects": str(len(election.projects)),
        "num_votes": str(election.voters),
        "budget": _written(election.budget),
        "vote_type": "approval",
        **meta,
    }
    lines.writerows([["META"], ["key", "value"], *head.items(), ["PROJECTS"]])
    lines.writerow(["project_id", "cost", "votes", "name", "selected"])
    for number, one in enumerate(election.projects):
        votes = sums[one.id] if sums else election.votes[number]
        chosen = int(one.id in selected)
        lines.writerow([one.id, _written(one.cost), votes, one.name, chosen])
    lines.writerows([["VOTES"], ["voter_id", "vote"]])
    rows = (ballot for ballot in sorted(election.ballots) for _person in range(election.ballots[ballot]))
    for number, ballot in enumerate(rows, 1):
        lines.writerow([number, ",".join(election.projects[place].id for place in ballot)])
    return out.getvalue()


def _written(money: Fraction) -> str:
    cents = money * 100
    if cents.denominator != 1:
        raise ValueError("costs are whole cents")
    euros, rest = divmod(cents.numerator, 100)
    return f"{euros}.{rest:02d}" if rest else str(euros)


def _sections(text: str) -> dict[str, Part]:
    found: dict[str, Part] = {}
    current: Part | None = None
    reader = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=";")
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if len(cells) == 1 and cells[0].upper() in SECTIONS:
                current = found.setdefault(cells[0].upper(), Part())
            elif any(cells):
                if current is None:
                    raise BadInput("Die Datei muss mit dem Teil META anfangen.")
                current.rows.append(cells)
                current.lines.append(reader.line_num)
    except csv.Error:
        raise BadInput("Die Datei lässt sich nicht als Tabelle lesen.") from None
    for name in SECTIONS:
        if name not in found or not found[name].rows:
            raise BadInput(f"In der Datei fehlt der Teil {name}.")
    return found


def _column(rows: Rows, names: tuple[str, ...], section: str) -> int:
    head = [cell.lower() for cell in rows[0]]
    for name in names:
        if name in head:
            return head.index(name)
    raise BadInput(f"Im Teil {section} fehlt die Spalte „{names[0]}“.")


def _projects(rows: Rows) -> Iterator[Project]:
    id_at, cost_at = _column(rows, ("project_id",), "PROJECTS"), _column(rows, ("cost",), "PROJECTS")
    name_at = rows[0].index("name") if "name" in rows[0] else None
    for row in rows[1:]:
        if len(row) <= max(id_at, cost_at):
            raise BadInput(f"Im Teil PROJECTS ist die Zeile „{';'.join(row)}“ zu kurz.")
        name = row[name_at] if name_at is not None and name_at < len(row) else ""
        yield Project(row[id_at], _money(row[cost_at], row[id_at]), name)


def _ballots(part: Part) -> Iterator[list[str]]:
    vote_at = _column(part.rows, ("vote",), "VOTES")
    voter_at = _column(part.rows, ("voter_id",), "VOTES")
    if "points" in [cell.lower() for cell in part.rows[0]]:
        raise BadInput(_not_read("points"))
    line_of: dict[str, int] = {}
    for row, line in zip(part.rows[1:], part.lines[1:], strict=True):
        voter = row[voter_at] if voter_at < len(row) else ""
        if not voter:
            raise BadInput(f"Zeile {line}: Die Angabe in „voter_id“ fehlt.")
        if (first := line_of.setdefault(voter, line)) != line:
            raise BadInput(f"Zeile {line}: „{voter[:40]}“ hat schon in Zeile {first} abgestimmt.")
        yield [
            name.strip() for name in (row[vote_at] if vote_at < len(row) else "").split(",") if name.strip()
        ]


def _money(text: str, where: str) -> Fraction:
    """Digits, perhaps a minus sign, point or comma before the decimals. What could be thousands is not guessed."""
    said = f"„{where[:40]}“: „{text[:40]}“"
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise BadInput(
            f"{said} ist kein Betrag. Schreiben Sie ihn mit Ziffern, zum Beispiel 28500 oder 28500.50."
        )
    whole, decimals = found.groups("")
    if len(whole) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise BadInput(
            f"{said} hat zu viele Stellen. Möglich sind {MOST_DIGITS} vor dem Komma und {MOST_DECIMALS} danach."
        )
    if len(decimals) == 3 and len(whole) <= 3:
        thousands = int(whole + decimals)
        raise BadInput(f"{said} ist nicht eindeutig. Schreiben Sie {thousands} oder {whole}.{decimals[:2]}.")
    return Fraction(text.replace(",", "."))
