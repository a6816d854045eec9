"""Every reckoning before the draw, with why there was another one: everybody reads it."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import MD5
from django.utils.translation import gettext as _

from wir.participation.models import Assembly, Draw


@dataclass(frozen=True)
class Reckoning:
    """One of them: its number, its day, why it was made."""

    number: int
    day: date
    why: str


def reckonings(assembly: Assembly) -> list[Reckoning]:
    """In their order; why follows from what had changed since the one before. One statement."""
    rows = assembly.draws.filter(kind=Draw.Kind.FIRST).annotate(
        pool=MD5("pool_file"), ranges=MD5("quota_file")
    )
    found: list[Reckoning] = []
    seen: list[tuple[str, str, int]] = []
    for number, day, *known in rows.order_by("number").values_list(
        "number", "made_on", "pool", "ranges", "size"
    ):
        pool, ranges, size = known
        found.append(Reckoning(number, day, _why(seen, (pool, ranges, size))))
        seen.append((pool, ranges, size))
    return found


def _why(seen: list[tuple[str, str, int]], now: tuple[str, str, int]) -> str:
    if not seen:
        return _("Das erste Mal gerechnet.")
    if now in seen:
        return _(
            "Noch einmal gerechnet: derselbe Topf, dieselben Quoten, dieselbe Zufallszahl, also dieselbe Liste."
        )
    if now[0] != seen[-1][0]:
        return _("Der Topf hatte sich geändert, deshalb gibt es eine neue Liste.")
    return _("Quoten oder Plätze hatten sich geändert, deshalb gibt es eine neue Liste.")
