"""What is kept about people, why and how long (Löschkonzept): one entry a thing, written where the thing lives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Retention:
    """One kind of record with personal data.

    `model` is "app.model", `fields` the columns that hold something personal, `days` how long after `starts` it is kept
    (None: until what `starts` describes happens), `then` what happens. All texts are German and shown to the public.
    `erase(on)` does what is due on that day and answers how many; None where only a person can say that a case is closed.
    """

    model: str
    label: str
    controller: str
    purpose: str
    basis: str
    fields: tuple[str, ...]
    starts: str
    days: int | None
    then: str
    erase: Callable[[date], int] | None = None

    @property
    def period(self) -> str:
        """The time in words."""
        if self.days is None:
            return self.starts
        years, rest = divmod(self.days, 365)
        return f"{years} Jahre {self.starts}" if years and not rest else f"{self.days} Tage {self.starts}"
