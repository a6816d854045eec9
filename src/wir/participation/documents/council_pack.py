"""The pack for the council: at most two pages in short with the draft resolution; then cost, votes, who was reached, objections."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wir.core.days import short_day
from wir.core.money import euro
from wir.documents.marking import marked_and_told
from wir.documents.render import render
from wir.participation.documents import COUNCIL_PACK, address, head
from wir.participation.polls.sentences import poll_sentences
from wir.participation.reached import in_sentences, reached
from wir.strategy.as_published import as_published
from wir.strategy.fixed import with_council
from wir.strategy.models import Comment, Process, Station, Version, Voice, Withdrawal
from wir.strategy.narrative import why_early

Measures = list[dict[str, Any]]
MOST_IN_SHORT = 8
MOST_OF_VOTES = 4
"""So many sentences on votes stand in the short version, which has two pages at most; all others come behind the costs."""


def as_pdf(process: Process, *, on: date, version: Version | None = None) -> bytes:
    """The pack for this version, with its measures as they stand in it; all else as it is in the process on that day.

    Without one it is for the version that waits for the council, else for the newest.
    """
    version = version or with_council(process) or process.versions.order_by("-number").first()
    measures = as_published(process) if version is None or version.measures is None else version.measures
    years = sorted({int(year) for measure in measures for year in measure["costs"]})
    votes = poll_sentences(process)
    number = f"{process.slug}-V{version.number if version else 0}"
    data = {
        **head(process, title=f"Beschlussvorlage: {process.name}", number=number, day=short_day(on)),
        "facts": [
            ["Gemeinden", ", ".join(row.organisation.name for row in process.towns.all())],
            ["Leitfrage", process.question],
            ["Fassung", _version(version)],
        ],
        "short": _short(process, measures, votes),
        "resolution": _resolution(process, version.number if version else None),
        "head": ["Maßnahme", *[str(year) for year in years], "Summe"],
        "measures": _costs(measures, years),
        "votes": votes[MOST_OF_VOTES:],
        "reached": _reached(process),
        "unanswered": _unanswered(process),
        "objections": _objections(process),
    }
    told = marked_and_told(data, read_at=address("comments", process))
    return render(COUNCIL_PACK.name, told, on=on, title=str(data["title"]))


def _version(version: Version | None) -> str:
    """Only what goes to the council stays as it is; everything else is a draft."""
    if version is None:
        return "noch keine"
    told = f"{version.number} vom {short_day(version.made_on)}"
    if not version.for_council:
        return f"{told} (Entwurf: noch nicht als Fassung fürs Parlament veröffentlicht)"
    gone = Withdrawal.objects.filter(version=version).first()
    return f"{told} (zurückgezogen am {short_day(gone.on)}: {gone.reason})" if gone else told


def _short(process: Process, measures: Measures, votes: list[str]) -> list[str]:
    said = process.voices.count()
    found = [
        f"{said} Stimmen sind eingegangen, daraus wurden {process.recommendations.filter(state='published').count()} Empfehlungen und {len(measures)} Maßnahmen."
    ]
    ranked = sorted(measures, key=lambda one: (one["rank"] is None, one["rank"] or 0, one["number"]))
    found += votes[:MOST_OF_VOTES]
    return found + [f"Maßnahme {one['number']}: {one['title']}" for one in ranked[:MOST_IN_SHORT]]


def _resolution(process: Process, number: int | None) -> str:
    if number is None:
        return "Es gibt noch keine veröffentlichte Fassung, über die beschlossen werden könnte."
    return (
        f"Die Strategie „{process.name}“ wird in der Fassung {number} beschlossen. Die Verwaltung setzt die Maßnahmen um "
        "und berichtet einmal im Jahr öffentlich, wie weit sie sind."
    )


def _costs(measures: Measures, years: list[int]) -> list[list[str]]:
    rows, sums = [], dict.fromkeys(years, 0)
    for measure in measures:
        cents = {int(year): amount for year, amount in measure["costs"].items()}
        rows.append(
            [
                f"{measure['number']}: {measure['title']}",
                *_cells(cents.get(year) for year in years),
                euro(sum(cents.values())),
            ]
        )
        for year, amount in cents.items():
            sums[year] += amount
    if rows:
        rows.append(["Summe", *_cells(sums[year] for year in years), euro(sum(sums.values()))])
    return rows


def _cells(amounts: Iterable[int | None]) -> list[str]:
    return ["" if amount is None else euro(amount) for amount in amounts]


def _reached(process: Process) -> list[str]:
    """How many voices by which way, who took part as published, bodies that were heard or need not be."""
    counts = {kind: process.voices.filter(kind=kind).count() for kind in Voice.Kind.values}
    lines = [f"{Voice.Kind(kind).label}: {count}" for kind, count in counts.items() if count]
    lines += in_sentences(reached(process))
    for station in process.stations.filter(kind__in=Station.HEARD).select_related("town"):
        what = station.get_kind_display()
        if station.is_corrected:
            continue
        if station.opinion:
            lines.append(
                f"{what} ({station.town.name}) am {short_day(station.held_on)}: {station.opinion}{why_early(station)}"
            )
        elif station.not_needed_because:
            lines.append(f"{what} ({station.town.name}) wurde nicht gehört: {station.not_needed_because}")
        else:
            lines.append(f"{what} ({station.town.name}) ist noch nicht gehört.")
    return lines or ["Dazu ist noch nichts eingetragen."]


def _unanswered(process: Process) -> list[str]:
    """What people said to the text and nobody has answered yet; what nobody has checked is only counted."""
    found = process.comments.filter(state="published", outcome="").select_related("voice", "version")
    lines = [
        f"„{one.voice.text}“ (zu Fassung {one.version.number}, {short_day(one.voice.said_on)})"
        for one in found
    ]
    waiting = process.comments.filter(state="waiting").count()
    return lines + ([f"Noch nicht geprüft und deshalb nicht im Wortlaut: {waiting}."] if waiting else [])


def _objections(process: Process) -> list[str]:
    found = Comment.objects.filter(process=process, state="published", outcome="not_taken").select_related(
        "voice"
    )
    return [f"„{one.voice.text}“ Antwort: {one.answer}" for one in found]
