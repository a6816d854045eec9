"""The page on which an obvious error in a letter is put right."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.accounts.mailboxes import is_one_person
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import cases_for
from wir.funding.actions.correcting import correctable
from wir.funding.forms.correcting import CorrectionForm
from wir.funding.models import Application, Correction
from wir.funding.shown import of_correction
from wir.funding.views.loading import one, refusals_as_messages

PARTS = ("application__applicant", "application__controller", "letter__document", "prepared_by")


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a correction, or, when one waits, release or drop it."""
    found = one(cases_for(request.user), pk)
    letters = correctable(found).select_related("document")
    waiting = found.corrections.filter(state="prepared").select_related(*PARTS).first()
    if not letters.exists():
        raise Http404
    if waiting is not None:
        return _second_person(request, found, waiting)
    if request.method == "POST" and "choice" in request.POST:
        return _too_late(request, found)
    form = CorrectionForm(request.POST or None, letters=letters)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            try:
                actions.correct_notice(found, **form.cleaned_data, by=request.user, at=timezone.now())
            except Refused as refused:
                form.add_error(None, refused.sentences[0])
                return render(request, "funding/correct.html", {"application": found, "form": form})
            messages.success(request, _("Vorbereitet. Freigeben muss jetzt eine zweite Person."))
        return redirect("funding:case", pk)
    return render(request, "funding/correct.html", {"application": found, "form": form})


def _too_late(request: HttpRequest, found: Application) -> HttpResponse:
    """A page that was opened before somebody released or dropped the correction."""
    last = found.corrections.last()
    if last is not None and last.state == "released":
        messages.error(request, _("Die Berichtigung ist schon freigegeben. Es hat sich nichts geändert."))
    else:
        messages.error(request, _("Die Berichtigung ist schon verworfen. Es hat sich nichts geändert."))
    return redirect("funding:case", found.pk)


def _second_person(request: HttpRequest, found: Application, waiting: Correction) -> HttpResponse:
    if request.method == "POST":
        shown = request.POST.get("shown", "")
        with refusals_as_messages(request):
            if request.POST.get("choice") == "release":
                actions.release_correction(waiting, by=request.user, on=timezone.localdate(), shown=shown)
                messages.success(
                    request, _("Freigegeben. Die Berichtigung liegt für die Antragstellerin bereit.")
                )
            elif request.POST.get("choice") == "drop":
                actions.drop_correction(waiting, by=request.user, shown=shown)
                messages.success(request, _("Verworfen. Das Schreiben bleibt, wie es ist."))
        return redirect("funding:case", found.pk)
    context = {
        "application": found,
        "correction": waiting,
        "shown": of_correction(waiting),
        "mine": is_one_person(request.user, waiting.prepared_by),
    }
    return render(request, "funding/correct.html", context)
