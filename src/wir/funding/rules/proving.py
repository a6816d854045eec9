"""How the use of the money is shown, and until when. No Django, no clock."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from wir import guidelines
from wir.core.days import add_months, working_day_from

Regime = Literal["full", "simple", "confirmation", "none"]
MUNICIPAL = ("municipality", "county")


@dataclass(frozen=True)
class Chosen:
    """The regime that the rule chooses; None with the reason where only a person can."""

    regime: Regime | None
    why: str


def choose(*, notice_on: date, recipient: str, cents: int) -> Chosen:
    """By the day of the notice, the kind of recipient and the amount in cents.

    The amount decides nothing yet: no text that could be read names a threshold.
    """
    name = "proof_regime_municipal" if recipient in MUNICIPAL else "proof_regime"
    value = guidelines.procedure("money", notice_on).value(name)
    return Chosen(cast(Regime | None, value.value), value.cite)


def due(ends_on: date, *, notice_on: date) -> date:
    """The last day for handing in, after the end of the grant's period; never one on which nobody works."""
    law = guidelines.procedure("money", notice_on)
    months = law.value("proof_months").value
    assert isinstance(months, int)
    last = add_months(ends_on, months)
    return working_day_from(last) if law.value("end_moves").value else last
