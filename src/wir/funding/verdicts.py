"""The guideline's verdict on a stored application: the same case, rules and sentences as on the public page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from wir.accounts.models import Organisation
from wir.core.days import long_day, short_day
from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.funding import eligibility
from wir.funding.models import Application, FundingItem, Settlement
from wir.funding.rules import settling
from wir.funding.rules.common import listing
from wir.funding.sent import as_sent
from wir.guidelines.names import ATTACHMENTS


def case_of(application: Application, *, on: date) -> dict[str, Any]:
    """The application as a case, in the one JSON form. What is not filled in yet is left out, so its rule is open."""
    applicant = application.applicant
    asked = sum(i.cents for i in application.funding_items.all() if i.kind == FundingItem.Kind.GRANT)
    case: dict[str, Any] = {
        "line": application.line,
        "on": on.isoformat(),
        "lead": _party(applicant),
        "attachments": attachments_of(application),
    }
    if together := [partner for partner in application.partners.all() if partner.takes_part]:
        case["partners"] = [_party(partner.organisation) for partner in together]
    if asked:
        case["amount"] = f"{asked // 100}.{asked % 100:02d}"
    if application.months:
        case["months"] = application.months
    if application.starts_on:
        case["start"] = application.starts_on.isoformat()
    return case


def _party(organisation: Organisation) -> dict[str, Any]:
    """A place is looked up by its key; one that no register knows has the figure its authority entered."""
    party: dict[str, Any] = {"kind": organisation.kind, "name": organisation.name}
    if organisation.ags:
        party["ags"] = organisation.ags
    elif organisation.population is not None:
        party["population"] = organisation.population
    return party


def attachments_of(application: Application) -> list[str]:
    """The online form is the form, the project section the concept, a balanced plan the finance plan; the rest are files."""
    done = ["form"]
    if application.purpose and application.groups:
        done += ["concept", "project_description"]
    if plan_balances(application):
        done.append("finance_plan")
    files = {file.kind for file in application.attachments.all() if file.counts}
    return done + sorted(kind for kind in files if kind in ATTACHMENTS and kind not in done)


def plan_balances(application: Application) -> bool:
    """Both sides of the plan are there and equal, to the cent."""
    costs = sum(item.cents for item in application.cost_items.all())
    return costs > 0 and costs == sum(item.cents for item in application.funding_items.all())


def settlements_for(
    line: str, application: Application | None = None, rows: Iterable[Settlement] | None = None
) -> list[settling.Settlement]:
    """What officials have settled for the line, and for this application; from `rows` if they were read already."""
    found = Settlement.objects.filter(line=line) if rows is None else rows
    mine = [
        row
        for row in found
        if row.line == line
        and (row.application_id is None or (application and row.application_id == application.pk))
    ]
    return [
        settling.Settlement(
            rule=row.rule,
            met=row.met,
            reason=row.reason,
            source=row.source,
            from_day=row.from_day,
            public=row.application_id is None,
            override=row.override,
        )
        for row in mine
    ]


def assess(
    application: Application, *, on: date, settled: Iterable[Settlement] | None = None
) -> tuple[str, list[Finding]]:
    """Guideline version and findings for the day, with what officials have settled.

    Once it is handed in, of what was handed in last; its authors are told about what they work on.
    """
    if not application.is_editable:
        application = as_sent(application)
    guideline, findings = eligibility.findings_of(case_of(application, on=on))
    settlements = settlements_for(application.line, application, settled)
    findings = [_with_its_sections(finding) for finding in findings]
    return guideline or "", settling.settle(findings, settlements, on=on)


_COMES_FROM = {
    "concept": "„Unser Vorhaben“",
    "project_description": "„Unser Vorhaben“",
    "finance_plan": "„Kosten und Finanzierung“",
}


def _with_its_sections(finding: Finding) -> Finding:
    """Papers that are filled in here are no files: the applicant is told from which sections they come."""
    lacking = finding.facts.get("lacking")
    if finding.rule != "attachments" or finding.met is not False or not isinstance(lacking, list):
        return finding
    sections = list(dict.fromkeys(_COMES_FROM[word] for word in lacking if word in _COMES_FROM))
    if not sections:
        return finding
    here = listing([ATTACHMENTS[word] for word in lacking if word in _COMES_FROM], "und")
    noun = "dem Abschnitt" if len(sections) == 1 else "den Abschnitten"
    advice = f"Keine Datei nötig: {here} – das entsteht aus {noun} {listing(sections, 'und')}, sobald dort alles steht."
    if any(word not in _COMES_FROM for word in lacking):
        advice += " Den Rest laden Sie bei „Unterlagen“ hoch."
    return replace(finding, advice=advice)


def unmet_of(
    application: Application, *, on: date, settled: Iterable[Settlement] | None = None
) -> list[Finding]:
    """The rules by which handing in would be refused on that day; what was handed in counts by its own day."""
    return [
        finding
        for finding in assess(application, on=application.submitted_on or on, settled=settled)[1]
        if finding.met is False
    ]


def frozen(application: Application) -> list[Finding]:
    """The findings as they were frozen on the day of submission."""
    return [Finding(**{**stored, "hints": tuple(stored["hints"])}) for stored in application.findings]


def can_be_settled(finding: Finding) -> bool:
    """Open, and not because the applicant has not said something yet."""
    return finding.met is None and "missing" not in finding.facts


def can_be_overridden(finding: Finding) -> bool:
    """Computed, and not because the applicant has not said something yet."""
    return finding.met is not None and "missing" not in finding.facts and "settled_from" not in finding.facts


def refuse_unmet(application: Application, *, on: date, advise: bool = False) -> tuple[str, list[Finding]]:
    """Guideline version and findings of the day. Raises Refused with every rule that is not met.

    `advise`: the applicant acts and is told what to do next; an official is told the facts alone.
    """
    guideline, findings = assess(application, on=on)
    if unmet := [finding for finding in findings if finding.met is False]:
        raise Refused(*(finding.to_applicant if advise else finding.says for finding in unmet))
    return guideline, findings


def in_words(findings: list[Finding]) -> str:
    """The findings as the beginning of a reason, for the official to go on with."""
    unmet = [finding.says for finding in findings if finding.met is False]
    unclear = [finding.says for finding in findings if finding.met is None]
    if unmet:
        return "\n".join(["Diese Voraussetzungen sind nicht erfüllt:", *unmet])
    if unclear:
        return "\n".join(
            ["Die Voraussetzungen sind erfüllt, soweit sie feststehen. Offen ist noch:", *unclear]
        )
    return "Die Voraussetzungen der Förderrichtlinie sind erfüllt."


def changes(
    received: list[Finding], decided: list[Finding], *, days: tuple[date, ...] = ()
) -> list[tuple[Finding, Finding]]:
    """What the rules say differently on the day of receipt and on the day of decision, as pairs.

    A rule that is only known on one of the two days stands beside a finding that says so. A sentence that differs in
    nothing but the one or the other of these `days` says the same.
    """
    before, after = {f.rule: f for f in received}, {f.rule: f for f in decided}
    pairs = [
        (before.get(rule) or _absent(rule), after.get(rule) or _absent(rule)) for rule in {**before, **after}
    ]
    return [(old, new) for old, new in pairs if _bare(old, days) != _bare(new, days)]


def _bare(finding: Finding, days: tuple[date, ...]) -> tuple[bool | None, str]:
    says = finding.says
    for day in days:
        says = says.replace(short_day(day), "…").replace(long_day(day), "…")
    return finding.met, says


def _absent(rule: str) -> Finding:
    return Finding(
        rule=rule,
        met=None,
        says="Diese Regel gab es an diesem Tag nicht.",
        source="Fassung der Richtlinie an diesem Tag",
    )
