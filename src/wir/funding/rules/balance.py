"""Whether the sums of a proof fit together: what was paid out was spent or was not needed. No Django, no clock.

Recipients spend their own money as well, so spending more than was paid out is no difference; spending less is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

ASK_AFTER = timedelta(days=28)
"""How long a recipient waits for word about money to be paid back before asking. The portal's advice, no law's period."""
TIMES = 10
"""So many times the planned costs, and no more, can be entered as spent: beyond it somebody has mistyped."""


@dataclass(frozen=True)
class Balance:
    """Cents that were paid out, spent in all, and not needed."""

    paid: int
    spent: int
    unused: int

    @property
    def from_grant(self) -> int:
        """What was spent of the money paid out, at most what came and was needed."""
        return min(self.spent, self.paid - self.unused)

    @property
    def gap(self) -> int:
        """What was paid out and was, by the proof's own sums, neither spent nor left over."""
        return self.paid - self.unused - self.from_grant


def most_spent(planned: int) -> int:
    """The most that can be entered for one line, from the planned costs of all of them."""
    return TIMES * planned


def ask_on(handed_in_on: date) -> date:
    """From when a recipient asks who has heard nothing about money to be paid back."""
    return handed_in_on + ASK_AFTER
