"""What follows from the guideline for one case: verdicts over the dated values of `wir.guidelines`. Plain Python.

`assess(case, law)` answers rule by rule. A line with verdicts of its own has a module here that says so in `LINES`;
every other line is answered from its record alone (`general.py`).
"""

from collections.abc import Callable

from wir.core.findings import Finding
from wir.funding.rules import general, kiv
from wir.funding.rules.case import Case
from wir.guidelines import Law

Assess = Callable[[Case, Law], list[Finding]]
_OWN: dict[str, Assess] = dict.fromkeys(kiv.LINES, kiv.assess)


def assess(case: Case, law: Law) -> list[Finding]:
    """Every rule's finding on this case, by the guideline in force on the day of the case."""
    return _OWN.get(law.line, general.assess)(case, law)
