"""What happened in a process as a German text: the draft for the proof of use. People check and change it.

Rooms that know more (meetings, reach, decisions) add a chapter with `tells` when the product starts. A chapter gives
sentences; nothing is told that is not in the tables, and what is missing is named as missing.
"""

from collections import Counter
from collections.abc import Callable

from django.db.models import Count, Q, Sum

from wir.core.days import short_day
from wir.core.money import euro_round
from wir.strategy import queries
from wir.strategy.models import Measure, MeasureCost, Process, Recommendation, Station, Voice

Chapter = Callable[[Process], list[str]]

ONE_AND_MANY = {
    Voice.Kind.ANSWER: ("eine Antwort in Umfragen", "{} Antworten in Umfragen"),
    Voice.Kind.STATEMENT: ("eine Aussage im Meinungsbild", "{} Aussagen im Meinungsbild"),
    Voice.Kind.MINUTES: ("ein Ergebnis aus Treffen", "{} Ergebnisse aus Treffen"),
    Voice.Kind.IDEA: ("eine Idee", "{} Ideen"),
    Voice.Kind.COMMENT: ("eine Rückmeldung zum Text", "{} Rückmeldungen zum Text"),
    Voice.Kind.RESULT: ("ein Ergebnis, das für viele steht", "{} Ergebnisse, die für viele stehen"),
}
STATES = {
    "proposed": "vorgeschlagen",
    "planned": "beschlossen",
    "running": "begonnen",
    "stalled": "ins Stocken geraten",
    "done": "fertig",
    "dropped": "nicht umgesetzt",
}


def narrative(process: Process) -> str:
    """The whole text, a paragraph for each chapter that has something to say."""
    told = [" ".join(sentences) for chapter in CHAPTERS.values() if (sentences := chapter(process))]
    return "\n\n".join(told)


MARK = "[Entwurf aus dem Prozess, bitte prüfen und diese Zeile löschen]"


def draft_for_grant(application: int, most: int = 8000) -> str:
    """The draft of the process that this grant paid for, marked as a draft; empty when there is none.

    What is longer than `most` signs ends after its last whole sentence.
    """
    process = Process.objects.filter(grant=application).first()
    if process is None:
        return ""
    text = f"{MARK}\n\n{narrative(process)}"
    return text if len(text) <= most else text[: text.rindex(".", 0, most) + 1]


def tells(name: str, chapter: Chapter, *, before: str = "") -> None:
    """Add a chapter, in front of the one called `before` or at the end; the same name replaces it."""
    rest = {key: value for key, value in CHAPTERS.items() if key != name}
    CHAPTERS.clear()
    for key, value in rest.items():
        if key == before:
            CHAPTERS[name] = chapter
        CHAPTERS[key] = value
    CHAPTERS.setdefault(name, chapter)


def _about(process: Process) -> list[str]:
    towns = [town.organisation.name for town in process.towns.select_related("organisation")]
    first, last = short_day(process.starts_on), short_day(queries.last_day(process))
    who = _listed(towns)
    verb = "haben" if len(towns) > 1 else "hat"
    return [
        f"{who} {verb} vom {first} bis {last} alle, die hier leben, zu einer Strategie eingeladen („{process.name}“).",
        f"Die Leitfrage war: „{process.question}“",
    ]


def _voices(process: Process) -> list[str]:
    rows = process.voices.values("kind").annotate(
        said=Count("pk"), public=Count("pk", filter=Q(published_on__isnull=False))
    )
    counts = {row["kind"]: row["said"] for row in rows}
    if not counts:
        return ["Einzelne Stimmen sind im Portal nicht festgehalten."]
    parts = [_counted(counts[kind], *words) for kind, words in ONE_AND_MANY.items() if kind in counts]
    public = sum(row["public"] for row in rows)
    return [
        f"Festgehalten sind {_listed(parts)}.",
        f"Davon {_counted(public, 'ist eine Stimme', 'sind {} Stimmen')} im Wortlaut öffentlich."
        if public
        else "Im Wortlaut ist davon nichts öffentlich.",
    ]


def _recommendations(process: Process) -> list[str]:
    rows = list(process.recommendations.exclude(state="draft").annotate(voices_count=Count("sources")))
    if not rows:
        return ["Empfehlungen sind noch nicht veröffentlicht."]
    kept = [row for row in rows if row.state == "published"]
    count = _counted(len(rows), "ist eine Empfehlung", "sind {} Empfehlungen")
    sentences = [f"Aus den Stimmen {count} entstanden."]
    sentences += [_quoted(row) for row in kept]
    if left := len(rows) - len(kept):
        sentences.append(f"{_counted(left, 'Eine davon wird', '{} davon werden')} nicht weiterverfolgt.")
    return sentences


def _quoted(row: Recommendation) -> str:
    count = _counted(row.voices_count, "eine Stimme", "{} Stimmen")
    return f"Empfehlung {row.number}: „{row.text}“ ({count})."


def _measures(process: Process) -> list[str]:
    rows = list(process.measures.all())
    if not rows:
        return ["Maßnahmen sind noch nicht festgehalten."]
    states = Counter(row.state for row in rows)
    stand = _listed([f"{states[code]} {word}" for code, word in STATES.items() if states[code]])
    count = _counted(len(rows), "folgt eine Maßnahme", "folgen {} Maßnahmen")
    sentences = [f"Daraus {count}; der Stand: {stand}."]
    total = MeasureCost.objects.filter(measure__process=process).aggregate(total=Sum("cents"))["total"]
    if total is not None:
        sentences.append(f"Eingeplant sind dafür {euro_round(total)}.")
    sentences += [f"Maßnahme {row.number}: {row.title}{_not_done(row)}." for row in rows]
    return sentences


def _not_done(row: Measure) -> str:
    return f" (nicht umgesetzt: {row.dropped_because})" if row.state == "dropped" else ""


def _text(process: Process) -> list[str]:
    last = process.versions.order_by("-number").first()
    if last is None:
        return []
    count = _counted(last.number, "eine Fassung", "{} Fassungen")
    sentences = [f"Vom Text der Strategie gibt es {count}, die letzte vom {short_day(last.made_on)}."]
    rows = process.comments.aggregate(
        said=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False))
    )
    if rows["said"]:
        said = _counted(rows["said"], "kam eine Rückmeldung", "kamen {} Rückmeldungen")
        sentences.append(f"Dazu {said}; beantwortet: {rows['answered']}.")
    return sentences


def _decisions(process: Process) -> list[str]:
    rows = process.stations.select_related("town").exclude(outcome="", opinion="", not_needed_because="")
    return [_station(row) for row in rows.order_by("held_on", "pk") if not row.is_corrected]


def _station(row: Station) -> str:
    body = f"{row.name or row.get_kind_display()} ({row.town.name})"
    if row.not_needed_because:
        return f"{body}: nicht beteiligt. Grund: {row.not_needed_because}"
    day = short_day(row.held_on) if row.held_on else "ohne Datum"
    if not row.outcome:
        return f"{body}: angehört am {day}.{why_early(row)}"
    votes = f" mit {row.votes_for} Ja und {row.votes_against} Nein" if row.votes_for is not None else ""
    return f"{body}: am {day} {row.get_outcome_display()}{votes}.{why_early(row)}"


def why_early(row: Station) -> str:
    """A sentence, with a space before it, for a session before its planned day; otherwise empty."""
    if not (row.early_because and row.planned_on):
        return ""
    return f" Geplant war der {short_day(row.planned_on)}. Die Sitzung war früher, weil: {row.early_because}"


def _ending(process: Process) -> list[str]:
    return {
        "prepared": ["Der Prozess ist noch nicht öffentlich."],
        "running": ["Der Prozess läuft noch; über die Strategie ist noch nicht entschieden."],
        "decided": ["Die Strategie ist beschlossen."],
        "undecided": ["Der Prozess ist ohne Beschluss beendet."],
        "closed": ["Der Prozess ist abgeschlossen."],
    }[process.state]


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(f"{number:,}".replace(",", "."))


def _listed(parts: list[str]) -> str:
    """a, b und c"""
    return " und ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


CHAPTERS: dict[str, Chapter] = {
    "about": _about,
    "voices": _voices,
    "recommendations": _recommendations,
    "measures": _measures,
    "text": _text,
    "decisions": _decisions,
    "ending": _ending,
}
