"""The smallest change that helps: one answer changed, tried out against the rules, and offered as a button."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.core.days import add_months, short_day
from wir.core.findings import Finding
from wir.core.money import euro_round, parse_euro
from wir.guidelines import Law

Case = dict[str, Any]
Facts = dict[str, object]
Assess = Callable[[Case], list[Finding]]


@dataclass(frozen=True)
class Change:
    """One changed answer: what the button says, the case it makes, and the fields of the form that change."""

    label: str
    case: Case
    fields: dict[str, str | list[str] | None]


def smallest(
    case: Case, findings: list[Finding], law: Law | None, names: list[str], assess: Assess
) -> Change | None:
    """The single change after which the fewest rules are unmet, None when no single change helps.

    `names` are the partners' names in the order of the case. Of equally good changes the first wins: money and time
    are easier to change than people.
    """
    unmet = {finding.rule: finding.facts for finding in findings if finding.met is False}
    if not unmet or law is None:
        return None
    tried = [(_score(assess(change.case)), change) for change in _changes(case, law, names, unmet)]
    helping = [(score, change) for score, change in tried if score[0] < _score(findings)[0]]
    return min(helping, key=lambda pair: pair[0])[1] if helping else None


def _score(findings: list[Finding]) -> tuple[int, int]:
    answers = [finding.met for finding in findings]
    return answers.count(False), answers.count(None)


def _changes(case: Case, law: Law, names: list[str], unmet: dict[str, Facts]) -> Iterator[Change]:
    if "amount" in unmet:
        yield from _amount(case, unmet["amount"])
    if "duration" in unmet:
        yield from _months(case, law)
    if "not_begun" in unmet:
        yield from _start(case)
    if "attachments" in unmet:
        yield from _papers(case, law)
    if "partners" in unmet:
        yield from _partners(case, names)


def _amount(case: Case, facts: Facts) -> Iterator[Change]:
    """The ceiling that the rule itself found, be it a fixed sum or the outcome of a formula."""
    most = facts.get("max_amount")
    if isinstance(most, str) and parse_euro(most):
        label = _("Mit %(amount)s neu prüfen") % {"amount": euro_round(parse_euro(most))}
        yield Change(label, {**case, "amount": most}, {"amount": most})


def _months(case: Case, law: Law) -> Iterator[Change]:
    for name in ("max_months", "min_months"):
        bound = law.get(name)
        if bound and isinstance(bound.value, int):
            label = ngettext("Mit %(n)s Monat neu prüfen", "Mit %(n)s Monaten neu prüfen", bound.value)
            months = str(bound.value)
            yield Change(
                label % {"n": months}, {**case, "months": bound.value}, {"months": months, "end": None}
            )


def _start(case: Case) -> Iterator[Change]:
    """The first day of the month after next: time for a decision, as long as before."""
    day = add_months(date.fromisoformat(case["on"]).replace(day=1), 2)
    months = {"months": str(case["months"]), "end": None} if "months" in case else {"end": None}
    label = _("Mit Beginn am %(day)s neu prüfen") % {"day": short_day(day)}
    yield Change(label, {**case, "start": day.isoformat()}, {"start": day.isoformat(), **months})


def _papers(case: Case, law: Law) -> Iterator[Change]:
    asked = law.get("attachments")
    if asked and isinstance(asked.value, tuple):
        papers = list(asked.value)
        yield Change(
            _("Mit allen Unterlagen neu prüfen"), {**case, "attachments": papers}, {"attachments": papers}
        )


def _partners(case: Case, names: list[str]) -> Iterator[Change]:
    partners = case.get("partners", [])
    fields = ("partner1", "partner2")
    for number, name in enumerate(names):
        rest = [partner for place, partner in enumerate(partners) if place != number]
        kept = [partner["ags"] for partner in rest]
        label = _("Ohne %(name)s neu prüfen") % {"name": name}
        yield Change(label, _with_partners(case, rest), dict(zip(fields, [*kept, None, None], strict=False)))
    if len(names) > 1:
        yield Change(_("Ohne Partner neu prüfen"), _with_partners(case, []), dict.fromkeys(fields))


def _with_partners(case: Case, partners: list[dict[str, Any]]) -> Case:
    changed = {key: value for key, value in case.items() if key != "partners"}
    return {**changed, "partners": partners} if partners else changed
