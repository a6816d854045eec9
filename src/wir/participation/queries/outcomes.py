"""What came out, as texts to translate: recommendations, measures and what is said of them."""

from wir.participation.queries.texts import Text
from wir.strategy.models import Process, StatusNote


def outcome_texts(process: Process) -> list[Text]:
    """Everything that everybody reads, in the order of its numbers; the newest note comes first. Three statements."""
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
    return found


def _texts(thing, where: str, fields: dict[str, str]) -> list[Text]:  # type: ignore[no-untyped-def]
    return [
        Text(thing._meta.label_lower, thing.pk, field, source, where + part)
        for field, part in fields.items()
        if (source := getattr(thing, field))
    ]
