"""Pages for clerks: from an empty draft to the notice."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.accounts.access import organisations_as
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding import actions, budget, catalogue, verdicts
from wir.funding.access import (
    EDITOR,
    asked_but_not_confirmed,
    edited_by,
    own_applications,
    partner_applications,
    readable_by_applicants,
    set_apart_for,
    showings_for,
)
from wir.funding.panels import FOR_APPLICANTS, panels_of
from wir.funding.panels.delivery import row_of
from wir.funding.sections import judged, sections_of
from wir.funding.sent import as_sent
from wir.funding.turn import listed, turn_of
from wir.funding.versions import not_sent_yet
from wir.funding.views.loading import once, one, refusals_as_messages
from wir.funding.workflow import OPEN
from wir.journal.steps import record


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The own organisations' applications, those with something to do first."""
    today = timezone.localdate()
    context = {
        "applications": listed(own_applications(request.user), request.user, on=today),
        "as_partner": listed(partner_applications(request.user), request.user, on=today),
        "asked": asked_but_not_confirmed(request.user),
        "set_apart": set_apart_for(request.user).select_related("applicant").order_by("-set_apart_at")[:20],
        "for_centre": showings_for(request.user, on=today),
        "lines": catalogue.open_lines(),
    }
    return render(request, "funding/index.html", context)


@require_GET
def tasks(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, by deadline; below it what waits for others."""
    user, today = request.user, timezone.localdate()
    mine = own_applications(user)
    found = listed(mine, user, on=today) + listed(
        partner_applications(user).exclude(pk__in=mine), user, on=today
    )
    rows = sorted(found, key=lambda row: row.turn.rank)
    ahead = [row for row in rows if row.turn.who == "nobody" and row.turn.by and row.turn.by >= today]
    context = {
        "mine": [row for row in rows if row.turn.mine],
        "others": [row for row in rows if not row.turn.mine and row.turn.who != "nobody"],
        "next": ahead[0] if ahead else None,
    }
    return render(request, "funding/tasks.html", context)


@require_GET
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """The task list: what is missing, who is on turn, what the guideline says so far."""
    if set_apart_for(request.user).filter(pk=pk).exists():
        return redirect("funding:set_apart", pk)
    found = one(own_applications(request.user), pk)
    today = timezone.localdate()
    findings = verdicts.assess(found, on=today)[1] if found.is_editable else verdicts.frozen(found)
    sections = judged(sections_of(found), findings) if found.is_editable else sections_of(found)
    sent = as_sent(found)
    context = {
        "application": found,
        "sent": sent,
        "not_sent": not_sent_yet(sent),
        "sections": sections,
        "findings": findings,
        "done": sum(section.state == "done" for section in sections),
        "turn": turn_of(found, request.user, on=today),
        "asked": sum(budget.asked_by_year(sent).values()),
        "line": catalogue.line(found.line),
        "panels": panels_of(FOR_APPLICANTS, found, request.user),
        "may_edit": found.applicant_id in organisations_as(EDITOR, request.user),
        "may_withdraw": any(step.name == "withdraw" for step in found.workflow.steps_from(found.state)),
    }
    return render(request, "funding/application.html", context)


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look, then hand in."""
    found = one(edited_by(request.user), pk)
    if request.method == "POST":
        with refusals_as_messages(request):
            with once(
                own_applications(request.user)
                .filter(pk=pk, submitted_on__isnull=False, state__in=OPEN)
                .exists
            ):
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
        "sections": judged(sections_of(found), findings),
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
        with once(own_applications(request.user).filter(pk=pk, state="withdrawn").exists):
            actions.withdraw(found, by=request.user)
        messages.success(
            request, _("Der Antrag ist zurückgezogen. Sie können jederzeit einen neuen beginnen.")
        )
    return redirect("funding:application", pk)


@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice in plain words, beside the sealed PDF; before it is retrieved only that it lies ready."""
    found = one(own_applications(request.user).filter(state__in=("awarded", "rejected")), pk)
    if waiting := found.deliveries.withheld().select_related("document").first():
        context = {"application": found, "row": row_of(waiting, timezone.localdate())}
        return render(request, "funding/notice_ready.html", context)
    if found.state != "awarded":
        return redirect(f"{reverse('funding:application', args=[pk])}#schreiben")
    delivery = found.grant.notice.deliveries.current().select_related("document").first()
    context = {
        "application": found,
        "grant": found.grant,
        "slices": found.decision.slices.all(),
        "row": row_of(delivery, timezone.localdate()) if delivery else None,
    }
    return render(request, "funding/notice.html", context)


@require_GET
def notice_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed PDF. Reading it is an entry in the journal."""
    found = one(readable_by_applicants(request.user).filter(state__in=("awarded", "rejected")), pk)
    if found.is_withheld:
        return redirect("funding:notice", pk)  # for a rejection as well: nothing here tells the outcome
    if found.state != "awarded":
        raise Http404
    document = found.grant.notice
    delivery = document.deliveries.current().first()
    if delivery and not delivery.may_be_read(timezone.localdate()):
        return redirect("funding:notice", pk)  # it counts only once it was retrieved there
    pdf = read(document)
    record("funding.read_notice", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")
