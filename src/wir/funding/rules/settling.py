"""What officials have cleared: a finding that needed a person gets the person's answer, and keeps what it said before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wir.core.days import short_day
from wir.core.findings import Finding


@dataclass(frozen=True)
class Settlement:
    """An official's answer to one rule, from a day on. `public`: for the whole line; otherwise for one application.

    `override` decides against what was computed (Abweichung), always for one application only.
    Raises ValueError without a reason or a source.
    """

    rule: str
    met: bool
    reason: str
    source: str
    from_day: date
    public: bool = True
    override: bool = False

    def __post_init__(self) -> None:
        if self.override and self.public:
            raise ValueError("Eine Abweichung gilt nur für einen Antrag.")
        if not self.reason.strip() or not self.source.strip():
            raise ValueError("Zur Klärung gehören ein Grund und eine Quelle.")


def settle(findings: Iterable[Finding], settlements: Iterable[Settlement], *, on: date) -> list[Finding]:
    """The findings with everything cleared that was cleared by `on`; the latest answer counts.

    Only a finding that needed a person is changed, or one that an official decided against with a reason. One that waits for something the applicant has not said stays as
    it is: no official can say it for them, and nobody may get money for what was never asked.
    """
    answers: dict[str, Settlement] = {}
    for settlement in sorted(settlements, key=lambda one: (one.from_day, not one.public)):
        if settlement.from_day <= on:
            answers[settlement.rule] = settlement
    return [_settled(finding, answers.get(finding.rule)) for finding in findings]


def _settled(finding: Finding, answer: Settlement | None) -> Finding:
    if answer is None or "missing" in finding.facts:
        return finding
    if finding.met is not None:
        return _overridden(finding, answer) if answer.override else finding
    readers = (
        "Diese Klärung gilt für alle Anträge dieser Förderlinie; alle können sie lesen."
        if answer.public
        else "Diese Klärung gilt nur für diesen Antrag; lesen können sie nur die Beteiligten."
    )
    said = answer.reason.strip()
    facts = {
        **finding.facts,
        "before": finding.says,
        "settled_from": answer.from_day.isoformat(),
        "public": answer.public,
    }
    return replace(
        finding,
        met=answer.met,
        says=f"Geklärt seit dem {short_day(answer.from_day)}: {said}{'' if said[-1] in '.!?' else '.'} {readers}",
        source=answer.source,
        facts=facts,
        advice="",
    )


def _overridden(finding: Finding, answer: Settlement) -> Finding:
    """What was computed stays readable beside what was decided."""
    said = answer.reason.strip()
    facts = {**finding.facts, "before": finding.says, "before_met": finding.met, "override": True}
    return replace(
        finding,
        met=answer.met,
        says=f"Abweichend entschieden am {short_day(answer.from_day)}: {said}{'' if said[-1] in '.!?' else '.'} "
        f"Berechnet war: „{finding.says}“",
        source=f"{answer.source}; {finding.source}",
        facts=facts,
        advice="",
    )
