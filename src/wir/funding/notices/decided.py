"""Rejection and waiting list: what the letters say, from frozen data."""

from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.funding import budget, catalogue, documents
from wir.funding.models import Application, Decision
from wir.funding.notices.parts import (
    addressee,
    check_at,
    checked,
    court_of,
    number_of_next,
    sender,
    signed_by,
)


def compose(
    application: Application,
    decision: Decision,
    *,
    released_by: User,
    on: date,
    left_open: documents.OpenPoints,
) -> documents.DecisionLetter:
    """Both letters hold the same; their layouts say what it means."""
    court = court_of(application.applicant)
    line = catalogue.line(application.line, on=application.submitted_on)
    return documents.DecisionLetter(
        number=number_of_next(application),
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=addressee(application),
        project=application.title,
        applied_on=application.submitted_on,
        asked=sum(budget.asked_by_year(application).values()),
        guideline=f"{line.label}, Fassung {application.guideline}",
        reasons=decision.explanation,
        findings=checked(application),
        open_points=left_open,
        court_name=court.name,
        court_seat=court.seat,
        signed_by=signed_by(decision, released_by),
        check_at=check_at(),
    )
