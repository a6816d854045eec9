"""PDFs around handing in: the empty form for everyone, the draft and the receipt for applicants."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from wir import guidelines
from wir.core.refusal import Refused
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding.access import own_applications, readable_by_applicants
from wir.funding.notices.receipt import receipts_of, version_of
from wir.funding.notices.unsent import draft_pdf, empty_form_pdf
from wir.funding.views.loading import one
from wir.journal.steps import record


@login_not_required
@require_safe
def empty_form(request: HttpRequest, line: str) -> HttpResponse:
    """What is asked for, to read and discuss before anybody signs in."""
    known = guidelines.line(line)
    if known is None:
        raise Http404
    return as_download(empty_form_pdf(line, known.label, on=timezone.localdate()), f"Formular-{line}.pdf")


@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The application as it is saved now, marked on every page; only while it may still change."""
    found = one(own_applications(request.user), pk)
    if not found.is_editable:
        return redirect("funding:application", pk)
    try:
        pdf = draft_pdf(found, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("funding:application", pk)
    return as_download(pdf, f"Entwurf-{found.number}.pdf")


@require_GET
def receipt(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The receipt of one version, once the job that follows handing in has made it."""
    found = one(readable_by_applicants(request.user), pk)
    get_object_or_404(found.submissions.exclude(content={}), version=number)
    document = next((row for row in receipts_of(found) if version_of(row) == number), None)
    if document is None and not found.applicant.has_address:
        messages.error(request, _("Bitte tragen Sie die Postanschrift im Profil der Organisation ein."))
        return redirect("funding:application", pk)
    if document is None:
        messages.info(
            request,
            _(
                "Ihre Eingangsbestätigung wird gerade gemacht. Bitte versuchen Sie es in einer Minute noch einmal."
            ),
        )
        return redirect("funding:application", pk)
    record("funding.read_receipt", found, by=request.user, facts={"document": document.sha256})
    return as_download(read(document), f"{document.number}.pdf")
