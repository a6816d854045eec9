"""Pages for officials: work list, preparing, releasing, settling what is open, the year's money."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.access import organisations_as
from wir.accounts.models import User
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding import actions, budget, catalogue, verdicts
from wir.funding.access import OFFICIAL, cases_for
from wir.funding.forms import PrepareForm, ReleaseForm, SettleForm
from wir.funding.models import Application, Appropriation
from wir.funding.views.loading import one, refusals_as_messages
from wir.journal.models import Entry
from wir.journal.steps import record


def _only_officials(request: HttpRequest) -> None:
    """Strangers learn nothing, not even that the page exists."""
    if not organisations_as(OFFICIAL, request.user):
        raise Http404


@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """What is due, oldest first: for me (I did not prepare it), then what waits for another person."""
    _only_officials(request)
    found = list(
        cases_for(request.user)
        .filter(state__in=["submitted", "decision_prepared"])
        .select_related("applicant", "decision")
        .order_by("submitted_on", "pk")[:200]
    )
    mine = [
        case for case in found if case.state == "submitted" or case.decision.prepared_by_id != request.user.pk
    ]
    waiting = [case for case in found if case not in mine]
    done = (
        cases_for(request.user)
        .filter(state__in=["awarded", "withdrawn"])
        .select_related("applicant")
        .order_by("-pk")[:25]
    )
    return render(
        request,
        "funding/work.html",
        {"mine": mine, "waiting": waiting, "done": done, "today": timezone.localdate()},
    )


@require_GET
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The file: what was handed in, what the guideline says, the money, who did what."""
    found = one(cases_for(request.user), pk)
    today = timezone.localdate()
    guideline, findings = verdicts.assess(found, on=found.submitted_on or today)
    decision = getattr(found, "decision", None)
    slices = {row.year: row.cents for row in decision.slices.all()} if decision else {}
    context = {
        "application": found,
        "findings": findings,
        "guideline": guideline,
        "decision": decision,
        "years": _years(found, slices or budget.asked_by_year(found)),
        "asked": sum(budget.asked_by_year(found).values()),
        "line": catalogue.line(found.line),
        "journal": Entry.objects.filter(thing="funding.application", thing_id=found.pk).order_by("-id")[:50],
        "people": _people(found),
        "can_release": decision is not None and decision.prepared_by_id != request.user.pk,
    }
    return render(request, "funding/case.html", context)


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """First person: propose sum, reasons and provisions."""
    found = one(cases_for(request.user), pk)
    if found.state != "submitted":
        return _moved_on(request, found)
    asked = budget.asked_by_year(found)
    form = PrepareForm(request.POST or None, asked=asked, initial=_last_proposal(found))
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.prepare(
                found,
                slices=form.slices(),
                reasons=form.cleaned_data["reasons"],
                provisions=form.cleaned_data["provisions"],
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, _("Vorbereitet. Freigeben muss jetzt eine zweite Person."))
        return redirect("funding:case", pk)
    findings = verdicts.assess(found, on=found.submitted_on)[1]
    context = {
        "application": found,
        "form": form,
        "findings": findings,
        "years": _years(found, asked),
        "question": getattr(getattr(found, "decision", None), "question", ""),
    }
    return render(request, "funding/prepare.html", context)


@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Second person: release or give back."""
    found = one(cases_for(request.user).select_related("decision__prepared_by"), pk)
    if found.state != "decision_prepared":
        return _moved_on(request, found)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            if form.cleaned_data["choice"] == "release":
                actions.release(found, by=request.user, on=timezone.localdate(), at=timezone.now())
                messages.success(
                    request,
                    _("Freigegeben. Der Bescheid ist versiegelt und liegt für die Antragstellerin bereit."),
                )
            else:
                actions.give_back(found, question=form.cleaned_data["question"], by=request.user)
                messages.success(request, _("Zurückgegeben. Ihre Frage steht beim Vorschlag."))
        return redirect("funding:case", pk)
    decision = found.decision
    slices = {row.year: row.cents for row in decision.slices.all()}
    context = {
        "application": found,
        "decision": decision,
        "form": form,
        "years": _years(found, slices),
        "asked": sum(budget.asked_by_year(found).values()),
        "findings": verdicts.assess(found, on=found.submitted_on)[1],
        "mine": decision.prepared_by_id == request.user.pk,
    }
    return render(request, "funding/release.html", context)


@require_GET
def case_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed notice for the file."""
    found = one(cases_for(request.user).filter(state="awarded"), pk)
    document = found.grant.notice
    pdf = read(document)
    record("funding.read_notice", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int, rule: str) -> HttpResponse:
    """Answer what the guideline leaves open, with reason and source."""
    found = one(cases_for(request.user).filter(state__in=["submitted", "decision_prepared"]), pk)
    findings = {f.rule: f for f in verdicts.assess(found, on=found.submitted_on)[1]}
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


@require_GET
def money(request: HttpRequest) -> HttpResponse:
    """The years' money by line: what there is, what is bound, what is free."""
    _only_officials(request)
    rows = Appropriation.objects.filter(controller__in=organisations_as(OFFICIAL, request.user)).order_by(
        "line", "year"
    )
    return render(request, "funding/money.html", {"rows": rows})


def _moved_on(request: HttpRequest, found: Application) -> HttpResponse:
    messages.error(
        request,
        _("Dieser Antrag ist schon weiter. Hier sehen Sie den jetzigen Stand; nichts wurde geändert."),
    )
    return redirect("funding:case", found.pk)


def _years(found: Application, slices: dict[int, int]) -> list[dict[str, int]]:
    """One row a year for the budget table: appropriation, bound, this case, free afterwards (cents)."""
    years = budget.appropriations_for(found)
    bound_already = found.state == "awarded"
    rows = []
    for year, cents in sorted(slices.items()):
        row = years.get(year)
        total, bound = (row.cents, row.committed_cents) if row else (0, 0)
        others = bound - cents if bound_already else bound
        rows.append(
            {"year": year, "total": total, "bound": others, "this": cents, "free": total - others - cents}
        )
    return rows


def _last_proposal(found: Application) -> dict[str, object]:
    decision = getattr(found, "decision", None)
    if decision is None:
        return {}
    years = {f"year_{row.year}": row.cents for row in decision.slices.all()}
    return {"reasons": decision.reasons, "provisions": decision.provisions, **years}


def _people(found: Application) -> dict[int, str]:
    """Names for the journal's numbers, for those who may see the file."""
    ids = Entry.objects.filter(thing="funding.application", thing_id=found.pk).values("by")
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
