"""The result of a poll in plain words, from the published figures only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.core.counts import COVERED_UP_TO
from wir.core.money import euro_round
from wir.participation.models import Candidate, Channel, Poll, PollResult
from wir.strategy.wording import MISSING, Told, tell


@dataclass(frozen=True)
class Line:
    """One measure of the result: its place, what it is called, whether the money reaches it, how many ticked it, why, and with which
    ones it is on a par."""

    place: int
    candidate: Candidate
    title: Told
    funded: bool
    votes: str
    support: str
    why: str
    par: str
    by_way: tuple[str, ...]


@dataclass(frozen=True)
class Says:
    """The whole result as everybody reads it. Figures are words already: "rund 45", "weniger als 8", or nothing."""

    ballots: str
    ways: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    spent_cents: int
    left_cents: int
    raised: bool
    instead: str

    @property
    def funded(self) -> list[Line]:
        return [line for line in self.lines if line.funded]

    @property
    def unfunded(self) -> list[Line]:
        return [line for line in self.lines if not line.funded]

    @property
    def has_figures(self) -> bool:
        return any(line.votes for line in self.lines)


def titles_of(candidates: Sequence[Candidate], language: str) -> dict[int, Told]:
    """Number -> title in the reader's language, as long as the measure is still called what stood in the poll."""
    listed = list(candidates)
    told = tell([one.measure for one in listed], language, field="title")
    return {
        one.number: told[one.measure_id]
        if one.measure.title == one.title
        else Told(one.title, "de", "" if language == "de" else MISSING)
        for one in listed
    }


def tell_result(poll: Poll, result: PollResult, candidates: Sequence[Candidate], language: str) -> Says:
    """Everything that stands on the page of the result. Raises KeyError for a result that is not public."""
    public, known = result.public, {one.number: one for one in candidates}
    titles, table = titles_of(candidates, language), public["table"] or {}
    ways = list(table.get("groups", {}))
    lines = tuple(
        Line(
            place=place,
            candidate=known[number],
            title=titles[number],
            funded=number in public["funded"],
            votes=_figure(table.get("cells"), number),
            support=_figure(public["support"], number),
            why=_why(poll, public, known[number]),
            par=_par(public, number),
            by_way=tuple(_figure(table["groups"][way], number) for way in ways),
        )
        for place, number in enumerate(public["order"], 1)
    )
    totals = table.get("group_totals", {})
    return Says(
        ballots=_figure(table.get("total"), "all"),
        ways=tuple((_way(way), _figure(totals, way)) for way in totals),
        heads=tuple(_way(way) for way in ways),
        lines=lines,
        spent_cents=public["spent_cents"],
        left_cents=public["left_cents"],
        raised=public["raised"],
        instead=_instead(poll, public),
    )


def _way(code: str) -> str:
    return str(Channel(code).label)


def _figure(figures: Mapping[str, int | None] | None, name: Any) -> str:
    """Nothing where the figure is withheld."""
    if not figures or str(name) not in figures:
        return ""
    shown = figures[str(name)]
    if shown is None:
        return _("weniger als %(number)s") % {"number": COVERED_UP_TO + 1}
    return _("rund %(number)s") % {"number": shown}


def _why(poll: Poll, public: Mapping[str, Any], one: Candidate) -> str:
    funded = one.number in public["funded"]
    if poll.rule == Poll.Rule.VOTES:
        return (
            _("Sie war nach der Zahl der Stimmen an der Reihe, und das Geld reichte.")
            if funded
            else _("Als sie an der Reihe war, reichte das Geld nicht mehr.")
        )
    if not funded:
        return _(
            "Die Anteile der Menschen, die sie angekreuzt haben, reichten zusammen nicht für die Kosten."
        )
    support = public["support"].get(str(one.number))
    if not support:
        return _("Die Anteile der Menschen, die sie angekreuzt haben, reichten zusammen für die Kosten.")
    words = {"support": support, "each": euro_round(round(one.cents / support / 100) * 100)}
    votes = (public["table"] or {}).get("cells", {}).get(str(one.number))
    if votes == support:
        return _("Ihre Anteile reichten zusammen: rund %(each)s von jeder Stimme.") % words
    return (
        _(
            "Ein Teil dieser Menschen hatte seinen Anteil schon für anderes gegeben. Zusammen zählten sie wie rund %(support)s volle Stimmen, mit je rund %(each)s. Das reichte."
        )
        % words
    )


def _par(public: Mapping[str, Any], number: int) -> str:
    """With which measures it is on a par, if with any; nothing for counts of before there was such a thing."""
    others = {one for group in public.get("par", ()) if number in group for one in group} - {number}
    if not others:
        return ""
    return _("Gleichauf mit: %(others)s. Die günstigere steht zuerst.") % {"others": _named(others)}


def _instead(poll: Poll, public: Mapping[str, Any]) -> str:
    """What the simple sum would have chosen otherwise, by the rounded figures."""
    if poll.rule == Poll.Rule.VOTES or not public["by_sum"]:
        return ""
    funded, by_sum = set(public["funded"]), set(public["by_sum"])
    if funded == by_sum:
        return _("Die einfache Summe der Stimmen hätte dieselben Maßnahmen gewählt.")
    more, less = _named(by_sum - funded), _named(funded - by_sum)
    if more and less:
        return _("Nach der einfachen Summe der Stimmen wäre dabei: %(more)s. Nicht dabei wäre: %(less)s.") % {
            "more": more, "less": less,
        }  # fmt: skip
    if more:
        return _("Nach der einfachen Summe der Stimmen wäre außerdem dabei: %(more)s.") % {"more": more}
    return _("Nach der einfachen Summe der Stimmen wäre nicht dabei: %(less)s.") % {"less": less}


def _named(numbers: set[int]) -> str:
    listed = ", ".join(str(number) for number in sorted(numbers))
    if not listed:
        return ""
    return ngettext("Maßnahme %(listed)s", "Maßnahmen %(listed)s", len(numbers)) % {"listed": listed}
