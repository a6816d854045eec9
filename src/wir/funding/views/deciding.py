"""Pages on which officials decide: one prepares, another one releases or gives back."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wir.accounts.mailboxes import is_one_person
from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.funding import actions, budget, notices, open_points, verdicts
from wir.funding.access import cases_for
from wir.funding.forms import PrepareForm, ReleaseForm
from wir.funding.models import Application, Decision, EarlyStart
from wir.funding.queries.jury_result import NOT_FINISHED, jury_says
from wir.funding.shown import of_case
from wir.funding.views.loading import once, one, refusals_as_messages, years_of
from wir.funding.views.repeats import was_given_back, was_released
from wir.journal.models import Entry

# Outcome -> the act of the second person, and what it says afterwards.
DECIDE = {
    Decision.Outcome.APPROVE: (
        actions.release,
        gettext_lazy("Freigegeben. Der Bescheid ist versiegelt und liegt für die Antragstellerin bereit."),
    ),
    Decision.Outcome.REJECT: (
        actions.reject,
        gettext_lazy("Abgelehnt. Der Bescheid ist versiegelt und liegt für die Antragstellerin bereit."),
    ),
    Decision.Outcome.WAITING_LIST: (
        actions.put_on_waiting_list,
        gettext_lazy(
            "Auf der Nachrückliste. Die Mitteilung liegt für die Antragstellerin bereit; abgelehnt ist nichts."
        ),
    ),
}


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """First person: propose outcome, sum, period, reasons and provisions. A refused proposal keeps what was typed."""
    found = one(cases_for(request.user), pk)
    if found.state not in found.workflow.step("prepare").sources:
        return _moved_on(request, found)
    today, asked = timezone.localdate(), budget.asked_by_year(found)
    findings = verdicts.assess(found, on=found.submitted_on)[1]
    shown, fresh = of_case(found, findings), verdicts.in_words(findings)
    outdated = _outdated(found, shown)
    form = PrepareForm(
        request.POST or None,
        application=found,
        asked=asked,
        on=today,
        jury=jury_says(found),
        initial={
            "on_findings": fresh,
            **_last_proposal(found),
            **({"on_findings": fresh} if outdated else {}),
        },
    )
    if request.method == "POST" and form.is_valid() and _prepared(request, found, form):
        return redirect("funding:case", pk)
    context = {
        "application": found,
        "form": form,
        "findings": findings,
        "changes": _changes(found, findings, today),
        "today": today,
        "years": years_of(found, asked, on=today),
        "question": getattr(getattr(found, "decision", None), "question", ""),
        "early": _asked_early(found),
        "outdated": outdated,
        "fresh": fresh,
        "shown": shown,
    }
    return render(request, "funding/prepare.html", context)


def _prepared(request: HttpRequest, found: Application, form: PrepareForm) -> bool:
    """Whether it went through. What the rules refuse stands above the form; all else leads back to the case."""
    with refusals_as_messages(request):
        try:
            actions.prepare(
                found,
                proposal=actions.Proposal(**form.proposal()),
                by=request.user,
                at=timezone.now(),
                shown=request.POST.get("shown", ""),
            )
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
            return False
        messages.success(request, _("Vorbereitet. Freigeben muss jetzt eine zweite Person."))
    return True


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Second person: release or give back. A refusal keeps what was typed, beside what stands there now."""
    found = _to_release(request, pk)
    if found.state != "decision_prepared":
        if was_released(found, request.POST, request.user):
            _say_decided(request, found)
            return redirect("funding:case", pk)
        if was_given_back(found, request.POST, request.user):
            _say_given_back(request)
            return redirect("funding:case", pk)
        return _moved_on(request, found)
    points = open_points.of_decision(found, found.decision.outcome)
    form = ReleaseForm(request.POST or None, points=points)
    if request.method == "POST" and form.is_valid():
        if not (refused := _decide(request, found, form)):
            return redirect("funding:case", pk)
        found = _to_release(request, pk)
        if found.state != "decision_prepared":
            return _moved_on(request, found)
        points = open_points.of_decision(found, found.decision.outcome)
        form = ReleaseForm(request.POST, points=points)
        for sentence in refused:
            form.add_error(None, sentence)
    form.shown_again()
    return render(request, "funding/release.html", _page(request, found, form) | {"points": points})


def _to_release(request: HttpRequest, pk: int) -> Application:
    return one(cases_for(request.user).select_related("decision__prepared_by"), pk)


def _page(request: HttpRequest, found: Application, form: ReleaseForm) -> dict[str, object]:
    decision, today = found.decision, timezone.localdate()
    findings = verdicts.assess(found, on=found.submitted_on)[1]
    return {
        "application": found,
        "decision": decision,
        "early": _asked_early(found) if decision.outcome != Decision.Outcome.WAITING_LIST else None,
        "form": form,
        "shown": notices.fingerprint(found, decision),
        "years": years_of(found, {row.year: row.cents for row in decision.slices.all()}, on=today),
        "asked": sum(budget.asked_by_year(found).values()),
        "findings": findings,
        "changes": _changes(found, findings, today),
        "today": today,
        "mine": is_one_person(request.user, decision.prepared_by),
    }


def _asked_early(found: Application) -> EarlyStart | None:
    """The request for an early start that has to be answered before the decision. No statement."""
    return next((one for one in found.early_starts.all() if one.state == "requested"), None)


def _changes(found: Application, findings: list[Finding], today: date) -> list[tuple[Finding, Finding]]:
    """What the guideline says differently today than on the day of receipt."""
    received = found.submitted_on or today
    return verdicts.changes(findings, verdicts.assess(found, on=today)[1], days=(received, today))


def _decide(request: HttpRequest, found: Application, form: ReleaseForm) -> tuple[str, ...]:
    """The sentences of a refusal; none when it went through, or is nothing for this person."""
    shown = request.POST.get("shown", "")
    with refusals_as_messages(request):
        try:
            if form.cleaned_data["choice"] == "release":
                _release(request, found, form, shown)
            else:
                question = form.cleaned_data["question"]
                with once(lambda: was_given_back(found, request.POST, request.user)):
                    actions.give_back(found, question=question, by=request.user, shown=shown)
                _say_given_back(request)
        except Refused as refused:
            return refused.sentences
    return ()


def _release(request: HttpRequest, found: Application, form: ReleaseForm, shown: str) -> None:
    act = DECIDE[Decision.Outcome(found.decision.outcome)][0]
    with once(lambda: was_released(found, request.POST, request.user)):
        act(
            found,
            by=request.user,
            on=timezone.localdate(),
            at=timezone.now(),
            despite=form.despite(),
            shown=shown,
        )
    _say_decided(request, found)


def _say_decided(request: HttpRequest, found: Application) -> None:
    messages.success(request, DECIDE[Decision.Outcome(found.decision.outcome)][1])


def _say_given_back(request: HttpRequest) -> None:
    messages.success(request, _("Zurückgegeben. Ihre Frage steht beim Vorschlag."))


def _moved_on(request: HttpRequest, found: Application) -> HttpResponse:
    messages.error(
        request,
        _("Dieser Antrag ist schon weiter. Hier sehen Sie den jetzigen Stand; nichts wurde geändert."),
    )
    return redirect("funding:case", found.pk)


def _outdated(found: Application, shown: str) -> Decision | None:
    """The last proposal, if what was handed in or the findings have changed since. One statement at most."""
    decision = getattr(found, "decision", None)
    if decision is None or decision.released_at:
        return None
    made = Entry.objects.filter(act="funding.prepare", thing="funding.application", thing_id=found.pk)
    facts = made.order_by("-id").values_list("facts", flat=True).first() or {}
    same = decision.content_hash == found.content_hash and facts.get("seen", shown) == shown
    return None if same else decision


def _last_proposal(found: Application) -> dict[str, object]:
    """What was proposed last, for a proposal that came back. One from the waiting list starts anew."""
    decision = getattr(found, "decision", None)
    if decision is None or decision.released_at:
        return {}
    names = ("outcome", "reasons", "provisions", "on_findings", "on_jury", "smaller")
    given = {name: text for name in names if (text := getattr(decision, name))}
    if given.get("on_jury") == NOT_FINISHED:
        del given["on_jury"]  # by now the jury may be finished; the form starts with what it says today
    days = {name: day for name in ("starts_on", "ends_on") if (day := getattr(decision, name))}
    years = {f"year_{row.year}": row.cents for row in decision.slices.all()}
    block = PrepareForm.name_of_block(found, decision.outcome, decision.discretion)
    return {**given, **days, **years, **({"discretion": block} if block else {})}
