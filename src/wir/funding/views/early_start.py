"""Beginning before the decision: the applicant's page and the official's."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.funding import actions, workflow
from wir.funding.access import cases_for, edited_by
from wir.funding.forms.early_start import AnswerEarlyStartForm, EarlyStartForm
from wir.funding.models import EarlyStart
from wir.funding.views.loading import one, refusals_as_messages


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The applicant asks for leave to begin before the decision."""
    found = one(edited_by(request.user).filter(state__in=workflow.OPEN), pk)
    form = EarlyStartForm(request.POST or None, initial={"planned_start": found.starts_on})
    if request.method == "POST" and form.is_valid():
        try:
            actions.request_early_start(found, **form.cleaned_data, by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error(None, refused.sentences[0])
        else:
            messages.success(
                request, _("Ihre Bitte ist angekommen. Bitte beginnen Sie erst, wenn die Antwort da ist.")
            )
            return redirect("funding:application", pk)
    return render(request, "funding/early_start.html", {"application": found, "form": form})


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The official agrees from a day on, or refuses."""
    found = one(cases_for(request.user).filter(state__in=workflow.OPEN), pk)
    early = (
        found.early_starts.filter(state="requested")
        .select_related("application__applicant", "application__controller")
        .first()
    )
    if early is None:
        raise Http404
    form = AnswerEarlyStartForm(request.POST or None, latest=early.last_usual_day(timezone.localdate()))
    if request.method == "POST" and form.is_valid() and _answered(request, early, form):
        return redirect("funding:case", pk)
    return render(
        request, "funding/answer_early_start.html", {"application": found, "early": early, "form": form}
    )


def _answered(request: HttpRequest, early: EarlyStart, form: AnswerEarlyStartForm) -> bool:
    given, today = form.cleaned_data, timezone.localdate()
    with refusals_as_messages(request):
        try:
            if given["choice"] == "approve":
                actions.approve_early_start(
                    early,
                    valid_from=given["valid_from"],
                    answer=given["answer"],
                    by=request.user,
                    on=today,
                    later=given.get("later", False),
                )
            else:
                actions.deny_early_start(early, answer=given["answer"], by=request.user, on=today)
        except Refused as refused:
            form.add_error(None, refused.sentences[0])
            return False
        messages.success(request, _("Beantwortet. Das Schreiben liegt für die Antragstellerin bereit."))
    return True
