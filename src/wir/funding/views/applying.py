"""Pages for clerks: from an empty draft to the notice."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding import actions, budget, catalogue, verdicts
from wir.funding.access import CLERK, own_applications
from wir.funding.forms import ApplicantForm, CostRows, FundingRows, ProjectForm
from wir.funding.models import Application
from wir.funding.sections import sections_of
from wir.funding.views.loading import one, refusals_as_messages
from wir.journal.steps import record

FORMS = {"antragsteller": ApplicantForm, "vorhaben": ProjectForm}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The own organisations' applications, those with something to do first."""
    found = own_applications(request.user).select_related("applicant").order_by("state", "-saved_at")[:200]
    return render(request, "funding/index.html", {"applications": found, "lines": catalogue.open_lines()})


@require_POST
def start(request: HttpRequest, line: str) -> HttpResponse:
    """Begin a draft for one's organisation, or go to the draft that is already there (no double drafts)."""
    organisations = Organisation.objects.filter(pk__in=organisations_as(CLERK, request.user)).order_by("pk")
    applicant, controller = organisations.first(), catalogue.controller_of(line)
    if applicant is None or controller is None:
        raise Http404
    draft = actions.start(line, applicant=applicant, controller=controller, by=request.user)
    return redirect("funding:application", draft.pk)


@require_GET
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """The task list: what is missing, who is on turn, what the guideline says so far."""
    found = one(own_applications(request.user), pk)
    sections = sections_of(found)
    today = timezone.localdate()
    findings = verdicts.assess(found, on=today)[1] if found.state == "draft" else verdicts.frozen(found)
    context = {
        "application": found,
        "sections": sections,
        "findings": findings,
        "done": sum(section.state == "done" for section in sections),
        "next": next((section for section in sections if section.open), None),
        "asked": sum(budget.asked_by_year(found).values()),
        "line": catalogue.line(found.line),
        "may_withdraw": any(step.name == "withdraw" for step in found.workflow.steps_from(found.state)),
    }
    return render(request, "funding/application.html", context)


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """One section of words. Whatever is entered is kept, also when something is still missing."""
    found = one(own_applications(request.user), pk)
    if found.state != "draft":
        return _sent_already(request, found)
    form = FORMS[section](request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        return _saved(request, found)
    heading = next(s for s in sections_of(found) if s.name == section)
    return render(request, "funding/section.html", {"application": found, "form": form, "section": heading})


@require_http_methods(["GET", "POST"])
def costs(request: HttpRequest, pk: int) -> HttpResponse:
    """The cost and finance plan: both sides by year, sums by the server only."""
    found = one(own_applications(request.user), pk)
    if found.state != "draft":
        return _sent_already(request, found)
    data = request.POST or None
    sides = [
        CostRows(data, instance=found, prefix="costs"),
        FundingRows(data, instance=found, prefix="funding"),
    ]
    valid = [side.is_valid() for side in sides]  # both sides show their errors at once
    if request.method == "POST" and all(valid):
        with transaction.atomic():
            for side in sides:
                side.save()
            found.save(update_fields=["saved_at"])
        if "more" in request.POST:
            return redirect("funding:costs", found.pk)
        return _saved(request, found)
    if request.method == "POST":
        messages.error(
            request,
            _(
                "Es wurde nichts gespeichert. Bitte prüfen Sie die Zeilen. "
                "Hat jemand den Plan inzwischen geändert, laden Sie die Seite neu."
            ),
        )
    heading = next(s for s in sections_of(found) if s.name == "kosten")
    years = range(timezone.localdate().year, timezone.localdate().year + 3)
    context = {
        "application": found,
        "costs": sides[0],
        "funding": sides[1],
        "section": heading,
        "years": years,
    }
    return render(request, "funding/costs.html", context)


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look, then hand in."""
    found = one(own_applications(request.user), pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            actions.submit(found, by=request.user, on=timezone.localdate())
            messages.success(
                request, _("Abgeschickt. Ihr Antrag hat die Nummer %(number)s.") % {"number": found.number}
            )
        return redirect("funding:application", pk)
    if found.state != "draft":
        return redirect("funding:application", pk)
    findings = verdicts.assess(found, on=timezone.localdate())[1]
    context = {
        "application": found,
        "sections": sections_of(found),
        "findings": findings,
        "asked": sum(budget.asked_by_year(found).values()),
        "ready": not any(s.open for s in sections_of(found)) and all(f.met is not False for f in findings),
        "line": catalogue.line(found.line),
    }
    return render(request, "funding/submit.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the application back."""
    found = one(own_applications(request.user), pk)
    with refusals_as_messages(request):
        actions.withdraw(found, by=request.user)
        messages.success(
            request, _("Der Antrag ist zurückgezogen. Sie können jederzeit einen neuen beginnen.")
        )
    return redirect("funding:application", pk)


@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice in plain words, beside the sealed PDF."""
    found = one(own_applications(request.user).filter(state="awarded"), pk)
    slices = found.decision.slices.all()
    return render(
        request, "funding/notice.html", {"application": found, "grant": found.grant, "slices": slices}
    )


@require_GET
def notice_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed PDF. Reading it is an entry in the journal."""
    found = one(own_applications(request.user).filter(state="awarded"), pk)
    document = found.grant.notice
    pdf = read(document)
    record("funding.read_notice", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")


def _sent_already(request: HttpRequest, found: Application) -> HttpResponse:
    messages.error(
        request, _("Der Antrag ist schon abgeschickt. Ihre letzte Eingabe wurde nicht gespeichert.")
    )
    return redirect("funding:application", found.pk)


def _saved(request: HttpRequest, found: Application) -> HttpResponse:
    messages.success(request, _("Gespeichert um %(time)s Uhr.") % {"time": f"{timezone.localtime():%H:%M}"})
    return redirect("funding:application", found.pk)
