"""Stops of a way that the text and the councils add: the answer to a comment, a paragraph, a decision."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wir.strategy.models import Comment, MeasureDecision, Station, Version
from wir.strategy.way import Found, Joint, Link, Stop, join
from wir.strategy.wording import MISSING, Told, tell_version

WORDS_OF_A_PARAGRAPH = 40


def _answers(found: Found, language: str) -> Iterable[Link]:
    """What the office answered to a comment on the text."""
    voices = found.get("voice", {})
    rows = Comment.objects.filter(voice__in=list(voices), answered_on__isnull=False) if voices else []
    return [
        Link(
            voices[row.voice_id],
            Stop(
                kind="answer",
                pk=row.pk,
                text=_german(row.answer, language),
                day=row.answered_on,
                state=row.outcome,
                label=str(row.get_outcome_display()),
            ),
        )
        for row in rows
    ]


def _paragraphs(found: Found, language: str) -> Iterable[Link]:
    """Where the last published text writes a measure or a recommendation down; one that was dropped leads nowhere."""
    followed = [stop for stop in found.get("recommendation", {}).values() if stop.state != "dropped"]
    stops = [*followed, *found.get("measure", {}).values()]
    processes = {stop.thing.process_id for stop in stops}
    newest = Version.objects.filter(process__in=processes).select_related("process")
    rows = newest.order_by("process_id", "-number").distinct("process_id") if processes else []
    return [link for version in rows for link in _of_version(version, stops, language)]


def _of_version(version: Version, stops: list[Stop], language: str) -> Iterable[Link]:
    url = reverse("participation:text", args=[version.process.slug])
    words = tell_version(version, language)
    known = {(stop.kind, stop.number): stop for stop in stops if stop.thing.process_id == version.process_id}
    for number, (section, one) in enumerate(_numbered(version)):
        there = Stop(
            kind="paragraph",
            pk=f"{version.pk}-{one['key']}",
            text=_short(words[one["text"]]),
            number=number,
            day=version.made_on,
            label=_("Absatz im Text: %(section)s") % {"section": section["heading"]},
            url=f"{url}#absatz-{one['key']}",
        )
        before = [known.get(("measure", found)) for found in one["measures"]]
        before += [known.get(("recommendation", found)) for found in one["recommendations"]]
        yield from (Link(stop, there) for stop in before if stop is not None)


def _short(told: Told) -> Told:
    """The beginning of a long paragraph, of its original too."""
    begins = {
        name: Truncator(getattr(told, name)).words(WORDS_OF_A_PARAGRAPH) for name in ("text", "original")
    }
    return replace(told, **begins)


def _german(text: str, language: str) -> Told:
    """Words of the office, in German; a reader of another language is told so."""
    return Told(text, "de", "" if language == "de" else MISSING)


def _numbered(version: Version) -> Iterable[tuple[dict[str, Any], dict[str, Any]]]:
    """Every paragraph with its section."""
    return ((section, one) for section in version.content for one in section["paragraphs"])


def _decisions(found: Found, language: str) -> Iterable[Link]:
    """What each council did with a measure; one without a word of its own went with the whole."""
    measures = found.get("measure", {})
    rows = (
        Station.objects.filter(
            process__in={stop.thing.process_id for stop in measures.values()}, kind=Station.Kind.COUNCIL
        )
        .exclude(outcome="")
        .select_related("process", "town", "version")
        .defer("version__content")
        .prefetch_related("measures")
        if measures
        else []
    )
    return [
        Link(stop, _decision(row, stop.pk))
        for row in rows
        for stop in measures.values()
        if _concerns(row, stop)
    ]


def _concerns(station: Station, stop: Stop) -> bool:
    """A council decides on what stands in its version (before versions said so: what was there on its day), for its own town or
    for all together.
    """
    measure = stop.thing
    day: date = measure.made_on
    if measure.process_id != station.process_id or measure.town_id not in (None, station.town_id):
        return False
    if station.version is not None and station.version.measures is not None:
        return measure.number in {one["number"] for one in station.version.measures}
    return station.held_on is not None and day <= station.held_on


def _decision(station: Station, measure: int) -> Stop:
    own = next((row for row in station.measures.all() if row.measure_id == measure), None)
    row: Station | MeasureDecision = own or station
    words = [str(row.get_outcome_display()), station.votes]
    return Stop(
        kind="decision",
        pk=f"{station.pk}-{measure}",
        text=Told(": ".join(word for word in words if word), language=""),
        day=station.held_on,
        state=row.outcome,
        label=f"{station.name or station.get_kind_display()}, {station.town.name}",
        because=own.change if own else "",
        url=reverse("participation:decisions", args=[station.process.slug]),
    )


def _nothing(found: Found, language: str) -> Iterable[Link]:
    return ()


join(Joint("comment-answer", _answers, _nothing))
join(Joint("measure-paragraph", _paragraphs, _nothing))
join(Joint("measure-decision", _decisions, _nothing))
