"""How a line's ceiling is reckoned: one file a formula. A guideline names its formula; adding one means adding a file.

A formula module has `NEEDS` (keys of the case, see `reading.INPUTS`; `months` is made from years or months) and
`ceiling(law, numbers)`, which gives cents and the German sentence that explains them. `FIRM = False` says that an
amount above it is a matter for a person, not a no.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Protocol, cast

from wir.core.findings import Finding
from wir.core.money import plain_euro
from wir.funding.rules.amounts import ASK_AMOUNT, against
from wir.funding.rules.case import Case
from wir.funding.rules.common import ASK, ask_for, gap
from wir.funding.rules.reading import INPUTS
from wir.guidelines import Law


class Formula(Protocol):
    NEEDS: tuple[str, ...]
    FIRM: bool

    def ceiling(self, law: Law, numbers: Mapping[str, int]) -> tuple[int, str]: ...


def names() -> tuple[str, ...]:
    """Every formula there is."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def formula(name: str) -> Formula:
    """The formula of that name. Raises LookupError if there is none."""
    if name not in names():
        raise LookupError(f"Den Rechenweg „{name}“ gibt es nicht. Möglich sind: {', '.join(names())}.")
    return cast(Formula, importlib.import_module(f"{__name__}.{name}"))


def amount(case: Case, law: Law) -> Finding:
    """The amount asked for, against the ceiling that the line's formula gives for this case."""
    value = law.get("formula")
    if value is None:
        says = "Wie viel Geld es gibt, sagt die Richtlinie nicht."
        return Finding(
            rule="amount", met=None, says=says, source=f"Keine Quelle gefunden. Gelesen: {law.source}", advice=ASK
        )  # fmt: skip
    if not value.known:
        return gap("amount", value, "Wie viel Geld es gibt, wissen wir nicht.")
    way = formula(str(value.value))
    numbers = {key: _input(case, key) for key in way.NEEDS}
    source = law.value("rate").cite
    for key, number in numbers.items():
        if number is None:
            return ask_for("amount", key, f"Zum Rechnen fehlt eine Zahl: {_asked(key)}.", source)
    ceiling, how = way.ceiling(law, {key: number for key, number in numbers.items() if number is not None})
    if not way.FIRM and case.amount is not None and case.amount > ceiling:
        facts: dict[str, object] = {"amount": plain_euro(case.amount), "seen": plain_euro(ceiling)}
        return Finding(
            rule="amount", met=None, says=f"{how} Beantragt ist mehr.", source=source, facts=facts, advice=ASK
        )  # fmt: skip
    return against(case, law, ceiling, source, how)


def _asked(key: str) -> str:
    return "die Dauer in Monaten oder Jahren" if key == "months" else INPUTS[key]


def _input(case: Case, key: str) -> int | None:
    """A number of the case. Of years and months that differ, the shorter time counts."""
    if key != "months":
        return case.inputs.get(key)
    years = case.inputs.get("years")
    said = [months for months in (case.months, None if years is None else years * 12) if months is not None]
    return min(said, default=None)


__all__ = ["ASK_AMOUNT", "Formula", "amount", "formula", "names"]
