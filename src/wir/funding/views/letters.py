"""The authority's letters, for applicants."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding.access import readable_by_applicants
from wir.funding.models import Delivery
from wir.funding.models.delivery import DECISIONS
from wir.funding.views.loading import one
from wir.journal.steps import record


@require_GET
def letter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One sealed letter; that it was fetched is in the journal."""
    found = one(readable_by_applicants(request.user), pk)
    document = get_object_or_404(found.letters.select_related("document"), pk=number).document
    delivery = Delivery.objects.opening(document)
    if delivery and not delivery.may_be_read(timezone.localdate()):
        messages.error(
            request,
            _("Rufen Sie den Bescheid zuerst ab. Dann können Sie ihn laden.")
            if delivery.document.kind in DECISIONS
            else _("Rufen Sie das Schreiben zuerst ab. Dann können Sie es laden."),
        )
        return redirect("funding:application", pk)
    pdf = read(document)
    record("funding.read_letter", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")
