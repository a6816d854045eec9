"""What a rule says about a case: one finding a rule, and the verdict over all of them.

Applicant, official and notice show the same sentence, so it is made once, here in plain German, and addresses nobody.
What the applicant can do about it stands beside it, for an official and a notice have nobody to advise.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Met = bool | None
Verdict = Literal["met", "unmet", "to_check"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule's answer.

    `met` is None when a person has to check. `says` is a full German sentence with the figures it rests on; `advice` is
    what the applicant, and nobody else, is told to do next, if anything. `source` names where the rule stands, or the
    gap if no source was found. `facts` hold numbers, texts, lists and ISO days
    only, so that they can be stored and sent as JSON. `hints` never change the verdict.
    Raises ValueError when `says` or `source` is empty.
    """

    rule: str
    met: Met
    says: str
    source: str
    facts: dict[str, object] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    advice: str = ""

    def __post_init__(self) -> None:
        if not self.says.strip() or not self.source.strip():
            raise ValueError(f"finding {self.rule!r} needs a sentence and a source")

    @property
    def to_applicant(self) -> str:
        """The sentence with the advice behind it."""
        return f"{self.says} {self.advice}".rstrip()

    def as_json(self) -> dict[str, object]:
        """The finding as the API, the command line and the database keep it."""
        return {
            "rule": self.rule,
            "met": self.met,
            "says": self.says,
            "advice": self.advice,
            "source": self.source,
            "facts": dict(self.facts),
            "hints": list(self.hints),
        }


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`unmet` when any rule is broken, else `to_check` when any needs a person, else `met`.

    No findings at all is `to_check`: nothing was looked at, so nothing may be promised.
    """
    answers = [finding.met for finding in findings]
    if any(met is False for met in answers):
        return "unmet"
    if not answers or any(met is None for met in answers):
        return "to_check"
    return "met"
