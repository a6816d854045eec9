"""What is kept about people, why and how long (Löschkonzept): one entry a thing, written where the thing lives."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Retention:
    """One kind of record with personal data.

    `model` is "app.model", `fields` the columns that hold something personal, `days` how long after `starts` it is kept
    (None: until what `starts` describes happens), `then` what happens. All texts are German and shown to the public.
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

    @property
    def period(self) -> str:
        """The time in words."""
        if self.days is None:
            return self.starts
        years, rest = divmod(self.days, 365)
        return f"{years} Jahre {self.starts}" if years and not rest else f"{self.days} Tage {self.starts}"
