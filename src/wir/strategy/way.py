"""The way of a voice: recommendation, measure, paragraph, decision, notes; and the way back from each of them.

A way is built from joints: each joint knows what follows from what it connects and what it came from, in a constant number
of statements however much there is. Rooms that add stops (paragraphs of the text, decisions of a council) add a joint
with `join` when the product starts; pages, receipts and exports then show them without a change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from wir.strategy.models import Measure, Recommendation, Source, StatusNote, Voice
from wir.strategy.wording import Told, tell

ORDER = ("voice", "answer", "recommendation", "measure", "poll", "paragraph", "decision", "note")
"""Kinds of stops as they follow each other; a joint may bring further kinds, they come last."""


@dataclass(frozen=True)
class Stop:
    """One stop: what it is, which one, its words in the reader's language, when, how far, and why not if it ends here."""

    kind: str
    pk: Any
    text: Told
    number: int | None = None
    day: date | None = None
    state: str = ""
    label: str = ""
    because: str = ""
    origin: str = ""
    url: str = ""
    counts_for: int = 1
    shown: bool = True
    thing: Any = field(default=None, compare=False, repr=False)

    @property
    def place(self) -> tuple[int, date, int]:
        """Where it stands among others: by kind, day and number."""
        rank = ORDER.index(self.kind) if self.kind in ORDER else len(ORDER)
        return rank, self.day or date.min, self.number or 0


@dataclass(frozen=True)
class Link:
    """`after` follows from `before`; `how` and `because` say what was done with it."""

    before: Stop
    after: Stop
    how: str = ""
    because: str = ""


Found = Mapping[str, Mapping[Any, Stop]]
"""Kind of stop -> primary key -> stop: what the way holds so far."""
Follow = Callable[[Found, str], Iterable[Link]]


@dataclass(frozen=True)
class Joint:
    """Connects stops: `ahead` gives what follows from those that are found, `behind` what they came from."""

    name: str
    ahead: Follow
    behind: Follow


FORKS = ("recommendation", "measure")
"""Of these there may be several behind one stop, each with a way of its own."""


@dataclass(frozen=True)
class Branch:
    """One stop and what lies behind it in the direction of travel."""

    stop: Stop
    how: str = ""
    because: str = ""
    then: tuple["Branch", ...] = ()

    def walk(self) -> Iterable["Branch"]:
        """This branch and everything in it, in the order in which one reads."""
        yield self
        for branch in self.then:
            yield from branch.walk()

    @property
    def goes_on(self) -> bool:
        """A measure that was not dropped follows from it."""
        return any(one.stop.kind == "measure" and one.stop.state != "dropped" for one in self.then)

    @property
    def lines(self) -> list[list["Branch"]]:
        """The way as lines to read, each from this stop on: what stands side by side must not look like one after the other."""
        forks = [branch for branch in self.then if branch.stop.kind in FORKS]
        rest = [step for branch in self.then if branch not in forks for step in branch.walk()]
        if not forks:
            return [[self, *rest]]
        return [_once([self, *rest, *line]) for fork in forks for line in fork.lines]


def _once(line: list[Branch]) -> list[Branch]:
    """A paragraph that writes down both a recommendation and its measure stands where the measure is."""
    last = {(step.stop.kind, step.stop.pk): place for place, step in enumerate(line)}
    return [step for place, step in enumerate(line) if last[step.stop.kind, step.stop.pk] == place]


def ways_of_voices(voices: Iterable[Voice], language: str) -> list[Branch]:
    """What became of each voice, as everybody may read it."""
    return _grow(voice_stops(voices, language), language, ahead=True)


def ways_of_recommendations(
    recommendations: Iterable[Recommendation], language: str, *, ahead: bool
) -> list[Branch]:
    """What became of recommendations, or with `ahead=False` which voices they rest on."""
    return _grow(recommendation_stops(recommendations, language), language, ahead=ahead)


def ways_of_measures(measures: Iterable[Measure], language: str, *, ahead: bool) -> list[Branch]:
    """How far measures are, or with `ahead=False` where they came from."""
    return _grow(measure_stops(measures, language), language, ahead=ahead)


def voice_stops(voices: Iterable[Voice], language: str) -> list[Stop]:
    """Voices as stops. A wording that is not public is not shown, not even to whoever holds its code."""
    listed = list(voices)
    words = tell(listed, language)
    return [
        Stop(
            kind="voice",
            pk=one.pk,
            text=words[one.pk],
            day=one.said_on,
            because=one.hidden_because,
            origin=one.origin,
            counts_for=one.count,
            shown=one.is_published,
            label=str(one.get_kind_display()),
            thing=one,
        )
        for one in listed
    ]


def recommendation_stops(recommendations: Iterable[Recommendation], language: str) -> list[Stop]:
    """Recommendations as stops; whoever calls leaves out drafts."""
    listed = list(recommendations)
    words = tell(listed, language)
    return [
        Stop(
            kind="recommendation",
            pk=one.pk,
            text=words[one.pk],
            number=one.number,
            day=one.made_on,
            state=one.state,
            label=one.state_label,
            because=one.dropped_because,
            thing=one,
        )
        for one in listed
    ]


def measure_stops(measures: Iterable[Measure], language: str) -> list[Stop]:
    """Measures as stops."""
    listed = list(measures)
    words = tell(listed, language, field="title")
    return [
        Stop(
            kind="measure",
            pk=one.pk,
            text=words[one.pk],
            number=one.number,
            day=one.made_on,
            state=one.state,
            label=one.state_label,
            because=one.dropped_because,
            thing=one,
        )
        for one in listed
    ]


def _to_recommendations(found: Found, language: str) -> Iterable[Link]:
    voices = found.get("voice", {})
    rows = _sources().filter(voice__in=list(voices)) if voices else []
    after = _by_pk(recommendation_stops({row.recommendation for row in rows}, language))
    return [Link(voices[row.voice_id], after[row.recommendation_id], row.how, row.because) for row in rows]


def _to_voices(found: Found, language: str) -> Iterable[Link]:
    after = found.get("recommendation", {})
    rows = _sources().filter(recommendation__in=list(after)).select_related("voice") if after else []
    before = _by_pk(voice_stops({row.voice for row in rows}, language))
    return [Link(before[row.voice_id], after[row.recommendation_id], row.how, row.because) for row in rows]


def _sources() -> models.QuerySet[Source]:
    return Source.objects.exclude(recommendation__state="draft").select_related("recommendation")


def _to_measures(found: Found, language: str) -> Iterable[Link]:
    before = found.get("recommendation", {})
    rows = _bases().filter(recommendation__in=list(before)) if before else []
    after = _by_pk(measure_stops({row.measure for row in rows}, language))
    return [Link(before[row.recommendation_id], after[row.measure_id]) for row in rows]


def _from_measures(found: Found, language: str) -> Iterable[Link]:
    after = found.get("measure", {})
    rows = _bases().filter(measure__in=list(after)).exclude(recommendation__state="draft") if after else []
    before = _by_pk(recommendation_stops({row.recommendation for row in rows}, language))
    return [Link(before[row.recommendation_id], after[row.measure_id]) for row in rows]


def _bases() -> Any:
    return Measure.recommendations.through.objects.select_related("measure", "recommendation").order_by("pk")


def _to_notes(found: Found, language: str) -> Iterable[Link]:
    measures = found.get("measure", {})
    notes = (
        list(StatusNote.objects.filter(measure__in=list(measures)).order_by("on", "pk")) if measures else []
    )
    words = tell(notes, language)
    return [
        Link(
            measures[note.measure_id],
            Stop(
                kind="note",
                pk=note.pk,
                text=words[note.pk],
                number=place,
                day=note.on,
                state=note.state,
                label=note.state_label,
                thing=note,
            ),
        )
        for place, note in enumerate(notes)
    ]


def _nothing(found: Found, language: str) -> Iterable[Link]:
    return ()


JOINTS: list[Joint] = [
    Joint("voice-recommendation", _to_recommendations, _to_voices),
    Joint("recommendation-measure", _to_measures, _from_measures),
    Joint("measure-note", _to_notes, _nothing),
]


def join(joint: Joint) -> None:
    """Add stops from another room. A second joint of the same name replaces the first."""
    JOINTS[:] = [known for known in JOINTS if known.name != joint.name]
    JOINTS.append(joint)


def _grow(seeds: list[Stop], language: str, *, ahead: bool) -> list[Branch]:
    """Follow all joints from the seeds on, one kind after the other, and hang what was found behind each seed."""
    found: dict[str, dict[Any, Stop]] = defaultdict(dict)
    for seed in seeds:
        found[seed.kind][seed.pk] = seed
    nearer: dict[tuple[str, Any], list[tuple[Stop, Link]]] = defaultdict(list)
    for joint in JOINTS if ahead else JOINTS[::-1]:
        for link in (joint.ahead if ahead else joint.behind)(found, language):
            here, there = (link.before, link.after) if ahead else (link.after, link.before)
            there = found[there.kind].setdefault(there.pk, there)
            nearer[here.kind, here.pk].append((there, link))
    return [_branch(seed, nearer) for seed in seeds]


def _branch(
    stop: Stop, nearer: Mapping[tuple[str, Any], list[tuple[Stop, Link]]], link: Link | None = None
) -> Branch:
    ends = link is not None and link.how == Source.How.NOT_TAKEN  # what was not taken up leads to nothing
    behind = () if ends else sorted(nearer.get((stop.kind, stop.pk), ()), key=lambda pair: pair[0].place)
    return Branch(
        stop=stop,
        how=link.how if link else "",
        because=link.because if link else "",
        then=tuple(_branch(there, nearer, through) for there, through in behind),
    )


def _by_pk(stops: Iterable[Stop]) -> dict[Any, Stop]:
    return {stop.pk: stop for stop in stops}
