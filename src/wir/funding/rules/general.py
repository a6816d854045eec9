"""A line without verdicts of its own: kind of applicant, period, amount by formula, limits and papers, from its record."""

from wir.core.findings import Finding
from wir.funding.rules import common, formulas, hours, limits
from wir.funding.rules.case import Case
from wir.guidelines import Law


def assess(case: Case, law: Law) -> list[Finding]:
    """Every rule of which the record speaks, in the order in which people read them."""
    findings = [
        common.line(law),
        common.applicant(case, law),
        limits.population(case, law),
        limits.partners(case, law),
        limits.team(case, law),
        limits.languages(case, law),
        formulas.amount(case, law),
        hours.hours(case, law),
        limits.posts(case, law),
        limits.units(case, law),
        limits.assignments(case, law),
        common.duration(case, law),
        common.period(case, law),
        common.not_begun(case, law),
        common.attachments(case, law),
    ]
    return [finding for finding in findings if finding is not None]
