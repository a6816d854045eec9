"""Settling what the guideline leaves open."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.funding import actions, verdicts, workflow
from wir.funding.access import cases_for
from wir.funding.forms import SettleForm
from wir.funding.sent import as_sent
from wir.funding.views.loading import one


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    """Answer what the guideline leaves open, with reason and source."""
    found = one(cases_for(request.user).filter(state__in=workflow.OPEN), pk)
    findings = {f.rule: f for f in verdicts.assess(as_sent(found), on=found.submitted_on)[1]}
    if rule not in findings or not verdicts.can_be_settled(findings[rule]):
        raise Http404
    form = SettleForm(request.POST or None, today=found.submitted_on)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.settle(
            line=found.line,
            rule=rule,
            met=given["met"],
            reason=given["reason"],
            source=given["source"],
            from_day=given["from_day"],
            by=request.user,
            controller=found.controller,
            application=None if given["whole_line"] else found,
        )
        messages.success(
            request,
            _(
                "Geklärt. Die Antwort steht mit Grund und Quelle in der Akte; gilt sie für die ganze Förderlinie, dann auch öffentlich."
            ),
        )
        return redirect("funding:case", pk)
    return render(
        request,
        "funding/settle.html",
        {"application": found, "form": form, "finding": findings[rule]},
    )
