"""What the pages of an application and of a case consist of below their heading: one file per panel.

A panel is asked for what it shows; one that has nothing to show answers None and is not there. Adding a panel is adding
a file and naming it here. Each costs a constant number of statements.
"""

from collections.abc import Callable, Iterable

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels import (
    agreed,
    assignment,
    attachments,
    centre,
    check,
    delivery,
    early_start,
    jury,
    letters,
    money,
    other_cases,
    receipt,
    requests,
)
from wir.funding.panels.panel import Panel

Source = Callable[[Application, User], Panel | None]

FOR_APPLICANTS: tuple[Source, ...] = (
    centre.of_applicant,
    attachments.for_applicants,
    receipt.of_applicant,
    letters.of_applicant,
    early_start.of_applicant,
    delivery.for_applicant,
    money.for_applicant,
    requests.of_applicant,
    agreed.agreed,
)
FOR_OFFICIALS: tuple[Source, ...] = (
    check.of_official,
    centre.of_official,
    other_cases.of_official,
    attachments.for_officials,
    letters.of_official,
    early_start.of_official,
    delivery.for_official,
    money.for_official,
    assignment.of_official,
    jury.for_official,
    requests.of_official,
    agreed.agreed_for_officials,
)


def panels_of(sources: Iterable[Source], application: Application, user: User) -> list[Panel]:
    """Those that have something to show, in order."""
    return [panel for source in sources if (panel := source(application, user))]
