"""The formal check list, and deciding against a finding."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.funding import actions, checks, verdicts, workflow
from wir.funding.access import cases_for
from wir.funding.forms import OverrideForm
from wir.funding.sent import as_sent
from wir.funding.views.loading import one, refusals_as_messages


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Every point prefilled; the official ticks what was looked at and finishes the check."""
    found = one(cases_for(request.user).filter(state__in=workflow.OPEN), pk)
    points = checks.points_of(found)
    ticked = set(request.POST.getlist("ticked")) & {point.name for point in points}
    note, refused = clean_text(request.POST.get("note", ""))[:1000], ()
    if request.method == "POST":
        try:
            actions.finish_check(found, ticked=ticked, note=note, by=request.user, at=timezone.now())
        except Refused as error:
            refused = error.sentences
        else:
            messages.success(request, _("Die formale Prüfung ist abgeschlossen und steht in der Akte."))
            return redirect("funding:case", pk)
    rows = [
        {
            "point": point,
            "ticked": point.name in ticked,
            "settle": point.finding is not None and verdicts.can_be_settled(point.finding),
            "override": point.finding is not None and verdicts.can_be_overridden(point.finding),
        }
        for point in points
    ]
    context = {
        "application": found,
        "rows": rows,
        "note": note,
        "refused": refused,
        "last": found.checks.select_related("checked_by").last(),
    }
    return render(request, "funding/check.html", context)


@require_http_methods(["GET", "POST"])
def override_finding(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    """Decide one finding of this case against what was computed, with reason and source."""
    found = one(cases_for(request.user).filter(state__in=workflow.OPEN), pk)
    findings = {
        finding.rule: finding for finding in verdicts.assess(as_sent(found), on=found.submitted_on)[1]
    }
    if rule not in findings or not verdicts.can_be_overridden(findings[rule]):
        raise Http404
    form = OverrideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.override_finding(
                found, rule=rule, **form.cleaned_data, by=request.user, on=timezone.localdate()
            )
            messages.success(request, _("Die Abweichung steht mit Grund und Quelle in der Akte."))
        return redirect("funding:check_case", pk)
    return render(
        request, "funding/override.html", {"application": found, "form": form, "finding": findings[rule]}
    )
