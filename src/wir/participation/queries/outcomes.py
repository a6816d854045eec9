"""What came out, as texts to translate: recommendations, measures and their notes, the strategy's text, what bodies said."""

from wir.participation.queries.texts import Text
from wir.strategy.models import Process, Station, StatusNote
from wir.strategy.wording import PUBLISHED, key_of, tell_all, texts_of_version

STATION = {
    "opinion": ", Stellungnahme",
    "not_needed_because": ", warum nicht nötig",
    "early_because": ", warum früher",
    "correction": ", Berichtigung",
}
"""What a body said, by the name of its field."""


def outcome_texts(process: Process) -> list[Text]:
    """Everything that everybody reads, in the order of its numbers; the newest note comes first. Six statements."""
    found = []
    for one in process.recommendations.exclude(state="draft").order_by("number"):
        where = f"Empfehlung {one.number}"
        found += _texts(one, where, {"text": "", "reason": ", Warum"})
    for measure in process.measures.order_by("number"):
        found += _texts(measure, f"Maßnahme {measure.number}", {"title": "", "text": ", Was genau"})
    for note in (
        StatusNote.objects.filter(measure__process=process).select_related("measure").order_by("-on", "-pk")
    ):
        found += _texts(note, f"Maßnahme {note.measure.number}, Stand", {"text": ""})
    if version := process.versions.order_by("-number").first():
        found += [
            Text(PUBLISHED, key_of(process.pk, text), "text", text, where)
            for where, text in texts_of_version(version)
        ]
    for station in stations_of_process(process):
        where = f"{station.name or station.get_kind_display()}, {station.town.name}"
        found += _texts(station, where, STATION)
        for row in station.measures.all():
            found += _texts(row, f"{where}, Maßnahme {row.measure.number}", {"change": ""})
    return found


def stations_of_process(process: Process) -> list[Station]:
    """Every body with what it did with single measures. Three statements."""
    return list(process.stations.select_related("town", "version").prefetch_related("measures__measure"))


def said_by(stations: list[Station], language: str) -> list[Station]:
    """The same bodies; `told` of each, and of what it did with single measures, is its words in the reader's language.

    One statement for those whose measures are there already.
    """
    rows = [row for one in stations for row in one.measures.all()]
    pairs = [(one, field) for one in stations for field in STATION] + [(row, "change") for row in rows]
    told = tell_all([*pairs, *((row.measure, "title") for row in rows)], language)
    for one in stations:
        one.told = {field: told[one._meta.label_lower, one.pk, field] for field in STATION}
    for row in rows:
        row.told = told[row._meta.label_lower, row.pk, "change"]
        row.title = told[row.measure._meta.label_lower, row.measure_id, "title"]
    return stations


def _texts(thing, where: str, fields: dict[str, str]) -> list[Text]:  # type: ignore[no-untyped-def]
    return [
        Text(thing._meta.label_lower, thing.pk, field, source, where + part)
        for field, part in fields.items()
        if (source := getattr(thing, field))
    ]
