"""The file of one application, for officials."""

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from wir.accounts.models import User
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding import budget, verdicts
from wir.funding.access import cases_for
from wir.funding.access.applications import was_prepared_by_me
from wir.funding.models import Application
from wir.funding.panels import FOR_OFFICIALS, panels_of
from wir.funding.queries.history import history_of
from wir.funding.sent import as_sent
from wir.funding.views.loading import one, one_file, years_of
from wir.journal.models import Entry
from wir.journal.steps import record


@require_GET
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The file: what was handed in, what the guideline says, the money, who did what."""
    found = as_sent(one_file(cases_for(request.user), pk))
    today = timezone.localdate()
    guideline, findings = verdicts.assess(found, on=found.submitted_on or today)
    decision = getattr(found, "decision", None)
    slices = {row.year: row.cents for row in decision.slices.all()} if decision else {}
    context = {
        "application": found,
        "findings": findings,
        "guideline": guideline,
        "decision": decision,
        "years": years_of(
            found,
            slices or budget.asked_by_year(found),
            on=found.grant.released_on if found.state == "awarded" else today,
        ),
        "asked": sum(budget.asked_by_year(found).values()),
        "journal": _journal_of(found),
        "panels": panels_of(FOR_OFFICIALS, found, request.user),
        "can_release": found.state == "decision_prepared"
        and not was_prepared_by_me.test(request.user, found),
    }
    return render(request, "funding/case.html", context)


@require_GET
def case_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed notice for the file."""
    found = one(cases_for(request.user).filter(state="awarded"), pk)
    document = found.grant.notice
    pdf = read(document)
    record("funding.read_notice", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")


@require_GET
def letter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One sealed letter of the case, for the file."""
    found = one(cases_for(request.user), pk)
    document = get_object_or_404(found.letters.select_related("document"), pk=number).document
    pdf = read(document)
    record("funding.read_letter", found, by=request.user, facts={"document": document.sha256})
    return as_download(pdf, f"{document.number}.pdf")


def _journal_of(found: Application) -> QuerySet[Entry]:
    """The last fifty acts about anything of the case, with the names of those who acted (`name`).

    Who was asked and taken out, or refused, while it was a draft is the applicant's own affair.
    """
    names = User.objects.filter(pk=OuterRef("by")).values("name")
    acts = history_of(found)
    own = Entry.objects.filter(thing="funding.application", thing_id=found.pk)
    sent = own.filter(act="funding.submit").order_by("id").values("id")[:1]
    in_draft = Q(act__in=("funding.remove_partner", "funding.decline"), id__lt=Subquery(sent))
    return acts.exclude(in_draft).annotate(name=Subquery(names)).order_by("-id")[:50]
