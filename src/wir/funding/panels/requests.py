"""Requests to complete the application, and its versions."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel


def of_applicant(application: Application, _user: User) -> Panel | None:
    """Costs no statement: the requests came with the application."""
    if application.state == "draft":
        return None
    rows = [
        (request, reverse("funding:answer", args=[application.pk, request.number]))
        for request in application.requests.all()
    ]
    return _panel(application, rows, "funding:versions", "")


def of_official(application: Application, _user: User) -> Panel | None:
    """Costs no statement: the requests came with the application."""
    ask = reverse("funding:ask_to_complete", args=[application.pk])
    rows = [(request, "" if request.closed_on else ask) for request in application.requests.all()]
    return _panel(application, rows, "funding:case_versions", ask if application.state == "submitted" else "")


def _panel(application: Application, rows: list[object], versions: str, ask: str) -> Panel:
    context = {"requests": rows, "versions": reverse(versions, args=[application.pk]), "ask": ask}
    return Panel("nachfragen", _("Nachfragen und Fassungen"), "funding/_requests.html", context)
