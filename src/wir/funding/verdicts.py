"""The guideline's verdict on a stored application: the same case, rules and sentences as on the public page."""

from datetime import date
from typing import Any

from wir.accounts.models import Organisation
from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.funding import eligibility
from wir.funding.models import Application, FundingItem, Settlement
from wir.funding.rules import settling


def case_of(application: Application, *, on: date) -> dict[str, Any]:
    """The application as a case, in the one JSON form. What is not filled in yet is left out, so its rule is open."""
    applicant = application.applicant
    asked = sum(i.cents for i in application.funding_items.all() if i.kind == FundingItem.Kind.GRANT)
    case: dict[str, Any] = {
        "line": application.line,
        "on": on.isoformat(),
        "lead": _lead(applicant),
        "attachments": attachments_of(application),
    }
    if asked:
        case["amount"] = f"{asked // 100}.{asked % 100:02d}"
    if application.months:
        case["months"] = application.months
    if application.starts_on:
        case["start"] = application.starts_on.isoformat()
    return case


def _lead(applicant: Organisation) -> dict[str, Any]:
    """A place is looked up by its key; one that no register knows has the figure its authority entered."""
    lead: dict[str, Any] = {"kind": applicant.kind, "name": applicant.name}
    if applicant.ags:
        lead["ags"] = applicant.ags
    elif applicant.population is not None:
        lead["population"] = applicant.population
    return lead


def attachments_of(application: Application) -> list[str]:
    """The online form is the form, the project section the concept, a balanced plan the finance plan."""
    done = ["form"]
    if application.purpose and application.groups:
        done += ["concept", "project_description"]
    if plan_balances(application):
        done.append("finance_plan")
    return done


def plan_balances(application: Application) -> bool:
    """Both sides of the plan are there and equal, to the cent."""
    costs = sum(item.cents for item in application.cost_items.all())
    return costs > 0 and costs == sum(item.cents for item in application.funding_items.all())


def settlements_for(line: str, application: Application | None = None) -> list[settling.Settlement]:
    """What officials have settled for the line, and for this application."""
    rows = Settlement.objects.filter(line=line)
    mine = [
        row
        for row in rows
        if row.application_id is None or (application and row.application_id == application.pk)
    ]
    return [
        settling.Settlement(
            rule=row.rule,
            met=row.met,
            reason=row.reason,
            source=row.source,
            from_day=row.from_day,
            public=row.application_id is None,
        )
        for row in mine
    ]


def assess(application: Application, *, on: date) -> tuple[str, list[Finding]]:
    """Guideline version and findings for the day, with what officials have settled."""
    guideline, findings = eligibility.findings_of(case_of(application, on=on))
    return guideline or "", settling.settle(findings, settlements_for(application.line, application), on=on)


def frozen(application: Application) -> list[Finding]:
    """The findings as they were frozen on the day of submission."""
    return [Finding(**{**stored, "hints": tuple(stored["hints"])}) for stored in application.findings]


def can_be_settled(finding: Finding) -> bool:
    """Open, and not because the applicant has not said something yet."""
    return finding.met is None and "missing" not in finding.facts


def refuse_unmet(application: Application, *, on: date) -> tuple[str, list[Finding]]:
    """Guideline version and findings of the day. Raises Refused with every rule that is not met."""
    guideline, findings = assess(application, on=on)
    if unmet := [finding.says for finding in findings if finding.met is False]:
        raise Refused(*unmet)
    return guideline, findings
