"""Hours of volunteers: limits a week and a year for one person, higher ones for who coordinates, and for the team."""

from wir.core.findings import Finding
from wir.funding.rules.case import Case
from wir.funding.rules.common import SAY_IT, ask_for
from wir.guidelines import Law

WORDS = {
    "weekly_hours": ("in der Woche", "Wie viele Stunden in der Woche die Person mit den meisten Stunden hat, ist noch nicht gesagt."),
    "yearly_hours": ("im Jahr", "Wie viele Stunden im Jahr die Person mit den meisten Stunden hat, ist noch nicht gesagt."),
}  # fmt: skip
COORDINATING = (
    "Wie viele Menschen das Team koordinieren, ist noch nicht gesagt; für sie gelten höhere Grenzen."
)
TEAM = "Wie viele Menschen im Team sind, ist noch nicht gesagt."
SHARE, FEWER = (
    "Verteilen Sie die Stunden auf mehr Menschen.",
    "Gewinnen Sie weitere Menschen oder planen Sie weniger Stunden.",
)


def hours(case: Case, law: Law) -> Finding | None:
    """The hours of one person and of the whole team are within the limits. None if the line sets none."""
    value = law.get("yearly_hours")
    if value is None:
        return None
    facts: dict[str, object] = {
        key: number for key, number in case.inputs.items() if number is not None and key in _ASKED
    }
    answers = [_one_person(case, law, key) for key in WORDS] + [_team(case, law)]
    wrong = [(says, advice) for met, says, advice in answers if met is False]
    if wrong:
        says, advice = (" ".join(words) for words in zip(*wrong, strict=True))
        return Finding(rule="hours", met=False, says=says, source=value.cite, facts=facts, advice=advice)
    open_ = [(says, missing) for met, says, missing in answers if met is None]
    if open_:
        return ask_for("hours", open_[0][1], open_[0][0], value.cite, advice=SAY_IT, **facts)
    says = " ".join(says for _, says, _ in answers)
    return Finding(rule="hours", met=True, says=says, source=value.cite, facts=facts)


_ASKED = frozenset({"hours", "weekly_hours", "yearly_hours", "guides", "coordinating"})


def _limit(law: Law, name: str) -> int:
    return int(str(law.value(name).value))


def _one_person(case: Case, law: Law, key: str) -> tuple[bool | None, str, str]:
    """Met, sentence, and the input that is missing, or what to do if it is too much."""
    when, question = WORDS[key]
    given, coordinating = case.inputs.get(key), case.inputs.get("coordinating")
    usual, most = _limit(law, key), _limit(law, f"{key}_coordinating")
    if given is None:
        return None, question, key
    says = f"Eine Person hat bis zu {given} Stunden {when}. Erlaubt sind {usual}, für koordinierende Menschen {most}."
    if given <= usual:
        return True, says, ""
    if given > most or coordinating == 0:
        return False, says, SHARE
    return (None, COORDINATING, "coordinating") if coordinating is None else (True, says, "")


def _team(case: Case, law: Law) -> tuple[bool | None, str, str]:
    """The sum counts for the team: hours may move from one person to another."""
    total, guides = case.inputs.get("hours"), case.inputs.get("guides")
    if total is None:
        return None, "Wie viele Stunden es im Jahr zusammen sind, ist noch nicht gesagt.", "hours"
    if guides is None:
        return None, TEAM, "guides"
    coordinating = min(case.inputs.get("coordinating") or 0, guides)
    most = (guides - coordinating) * _limit(law, "yearly_hours") + coordinating * _limit(
        law, "yearly_hours_coordinating"
    )
    says = f"Zusammen sind es {total} Stunden. Für {guides} Menschen sind {most} im Jahr erlaubt."
    if total <= most:
        return True, says, ""
    if case.inputs.get("coordinating") is None and total <= guides * _limit(law, "yearly_hours_coordinating"):
        return None, COORDINATING, "coordinating"
    return False, says, FEWER
