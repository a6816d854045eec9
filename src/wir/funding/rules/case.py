"""One case: who wants what, when. What was not said is None; the rules then ask for it instead of guessing."""

from dataclasses import dataclass, field
from datetime import date

from wir.core.days import short_day

GIVEN = "eigene Angabe"


@dataclass(frozen=True, kw_only=True)
class Party:
    """One applicant or partner, as it stood on the day of the case.

    `population` is what counts; `counted_on`, `basis` and `later` say where it is from (`given` means: from the case
    itself). `later` is True when the only known figure was counted after the day asked. `identity` is the lasting key
    of the same place through all changes of its key, or its name if no key is known. `gone` tells, in a sentence, why
    the key did not stand on the day, `look_at` what to try instead; `unknown_key` holds a key that the tables do not know.
    """

    kind: str | None
    ags: str | None = None
    name: str = ""
    identity: str = ""
    name_identity: str = ""
    population: int | None = None
    given: bool = False
    counted_on: date | None = None
    basis: str = ""
    later: bool = False
    status: str | None = None
    gone: str = ""
    look_at: str = ""
    unknown_key: str = ""

    @property
    def is_municipality(self) -> bool:
        return self.kind == "municipality"

    def same_as(self, other: "Party") -> bool:
        """Whether both are the same place. Without a key on one side the names decide."""
        if self.identity and other.identity:
            return self.identity == other.identity
        return bool(self.name_identity) and self.name_identity == other.name_identity

    @property
    def counted(self) -> str:
        """Where the figure is from, in brackets after it: "(Stand 31.12.2024, Zensus 2022)"."""
        if self.counted_on is None:
            return f"({GIVEN})"
        return f"(Stand {short_day(self.counted_on)}, {self.basis})"

    @property
    def caution(self) -> str:
        """The sentence that a figure was counted after the day asked; empty otherwise."""
        if not self.later:
            return ""
        return " Diese Zahl wurde erst nach dem gefragten Tag gezählt; eine frühere kennen wir nicht."

    def facts(self) -> dict[str, object]:
        """The figure with its day, as JSON."""
        told: dict[str, object] = {"population": self.population}
        if self.ags:
            told["ags"] = self.ags
        if self.counted_on is not None:
            told |= {"counted_on": self.counted_on.isoformat(), "basis": self.basis, "later": self.later}
        return told


@dataclass(frozen=True, kw_only=True)
class Case:
    """What somebody asks for, on a day. Money in cents, durations in months.

    `attachments` None means that nobody said which there are. `inputs` holds what the formula of a line needs:
    posts, years, participants, units, hours ... (see `INPUTS` in `reading.py`).
    """

    line: str | None
    on: date
    lead: Party | None = None
    partners: tuple[Party, ...] = ()
    amount: int | None = None
    months: int | None = None
    start: date | None = None
    attachments: tuple[str, ...] | None = None
    inputs: dict[str, int | None] = field(default_factory=dict)

    @property
    def joint(self) -> bool:
        return bool(self.partners)
