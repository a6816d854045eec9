"""Where a voice stands now, in one word for the person who holds its code. Pure: reads a way that is already there."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wir.strategy.way import Branch

WORDS = {
    "arrived": _("Angekommen"),
    "reading": _("Wird gelesen"),
    "hidden": _("Nicht öffentlich"),
    "not_taken": _("Nicht übernommen"),
    "answered": _("Beantwortet"),
    "recommended": _("Gehört zu einer Empfehlung"),
    "measure": _("Wird eine Maßnahme"),
    "decided": _("Beschlossen"),
    "running": _("Wird umgesetzt"),
    "done": _("Umgesetzt"),
}
"""In the order of the way: the last one that holds is where the voice stands."""

_OF_A_MEASURE = {
    "proposed": "measure",
    "planned": "decided",
    "running": "running",
    "stalled": "running",
    "done": "done",
    "dropped": "not_taken",
}


def standing(way: Branch) -> str:
    """The code of `WORDS` that says how far this voice has come. What was left is only named when nothing goes on."""
    voice = way.stop.thing
    if voice.hidden_because:
        return "hidden"
    known = list(WORDS)
    reached = set(_reached(way.then))
    ahead = reached - {"not_taken"}
    if ahead or reached:
        return max(ahead or reached, key=known.index)
    return "reading" if voice.read_on else "arrived"


def _reached(behind: Iterable[Branch]) -> Iterable[str]:
    """How far each line of the way goes."""
    for one in behind:
        if one.stop.kind == "answer":
            yield "not_taken" if one.stop.state == "not_taken" else "answered"
            continue
        if one.how == "not_taken":
            yield "not_taken"
            continue
        yield "not_taken" if one.stop.state == "dropped" else "recommended"
        for branch in one.then:
            if branch.stop.kind == "measure":
                yield _OF_A_MEASURE[branch.stop.state]
