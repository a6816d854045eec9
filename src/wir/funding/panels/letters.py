"""What the authority sent out in a case, on both sides' pages."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.documents.models import Document
from wir.funding.models import Application, Delivery, Letter
from wir.funding.panels.panel import Panel

SHOWN = (
    "application_id", "document__title", "document__kind", "document__made_on", "document__superseded_by__number",
)  # fmt: skip


def of_applicant(application: Application, _user: User) -> Panel | None:
    """For those who applied, without a decision that they have not retrieved. Costs one statement."""
    found = application.letters.select_related("document__superseded_by").only(*SHOWN)
    found = found.exclude(document__in=Delivery.objects.withheld().values("document"))
    return _letters(found, application, "funding:letter")


def of_official(application: Application, _user: User) -> Panel | None:
    """For the file. Costs no statement: they came with the case."""
    return _letters(application.letters.all(), application, "funding:case_letter")


def _letters(found: Iterable[Letter], application: Application, route: str) -> Panel | None:
    known = {letter.document_id: letter.document for letter in found}
    rows = [
        {
            "document": letter.document,
            "url": reverse(route, args=[application.pk, letter.pk]),
            "newest": _newest(letter.document, known),
        }
        for letter in found
    ]
    if not rows:
        return None
    correct = (
        reverse("funding:correct_notice", args=[application.pk]) if route == "funding:case_letter" else ""
    )
    return Panel("schreiben", _("Schreiben"), "funding/_letters.html", {"letters": rows, "correct": correct})


def _newest(document: Document, known: Mapping[int, Document]) -> Document | None:
    """The last of the corrections that follow it. Costs no statement: they are letters of the same case."""
    newest = document.superseded_by
    while newest is not None and newest.pk in known and known[newest.pk].superseded_by is not None:
        newest = known[newest.pk].superseded_by
    return newest
