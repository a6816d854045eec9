"""The lead's page about its partners: look for one, ask it, take it out."""

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wir.accounts.models import Organisation
from wir.core.text import sort_key
from wir.funding import actions, verdicts
from wir.funding.access import edited_by
from wir.funding.agreements import standings
from wir.funding.forms import PartnerSearch
from wir.funding.models import Application
from wir.funding.sections import asked_here, may_change
from wir.funding.sections.rows import asked_by_row
from wir.funding.views.loading import one, refusals_as_messages

MOST_HITS = 20


@require_GET
def partners(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applies together, who has said what, and a search for more."""
    found = one(edited_by(request.user), pk)
    form = PartnerSearch(request.GET if "name" in request.GET else None)
    hits = list(_hits(found, form.cleaned_data["name"])) if form.is_bound and form.is_valid() else []
    asked = asked_here(found, "partners")
    context = {
        "application": found,
        "changeable": may_change(found, "partners"),
        "standings": standings(found),
        "asked": asked,
        "asked_by_row": asked_by_row(asked, "partners"),
        "against": _against(found) if may_change(found, "partners") else "",
        "form": form,
        "hits": hits[:MOST_HITS],
        "more": len(hits) > MOST_HITS,
        "searched": form.is_bound and form.is_valid(),
    }
    return render(request, "funding/partners.html", context)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask an organisation."""
    found = one(edited_by(request.user), pk)
    _only_while_asked(found)
    organisation = _candidates(found).filter(pk=_number(request, "organisation")).first()
    if organisation is None:
        raise Http404
    with refusals_as_messages(request):
        actions.invite_partner(found, organisation=organisation, by=request.user, at=timezone.now())
        says = _("%(name)s ist gefragt. Die Menschen dort sehen den Antrag jetzt und können zustimmen.")
        if not organisation.memberships_count:
            says = _(
                "%(name)s ist gefragt, aber dort ist noch niemand angemeldet. Bitte sagen Sie dort Bescheid: "
                "Anmelden, die eigene Kommune übernehmen und, sobald die Behörde bestätigt hat, unter „Anträge“ nachsehen."
            )
        elif not organisation.is_confirmed:
            says = _(
                "%(name)s ist gefragt. Die Menschen dort sehen den Antrag, sobald die Behörde bestätigt hat, "
                "dass sie für %(name)s handeln."
            )
        messages.success(request, says % {"name": organisation.name})
    return redirect("funding:partners", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on without a partner."""
    found = one(edited_by(request.user), pk)
    _only_while_asked(found)
    partner = found.partners.select_related("organisation").filter(pk=_number(request, "partner")).first()
    if partner is None:
        raise Http404
    with refusals_as_messages(request):
        actions.remove_partner(partner, by=request.user, at=timezone.now())
        messages.success(request, _("%(name)s ist herausgenommen.") % {"name": partner.organisation.name})
    return redirect("funding:partners", pk)


def _against(application: Application) -> str:
    """Why the guideline refuses these partners, with what to do next; empty while nothing speaks against them."""
    unmet = verdicts.unmet_of(application, on=timezone.localdate())
    return next((finding.to_applicant for finding in unmet if finding.rule == "partners"), "")


def _only_while_asked(application: Application) -> None:
    """In a file only if the request names the partners."""
    if application.state == "to_complete" and not may_change(application, "partners"):
        raise Http404


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 12 else 0


def _candidates(application: Application) -> QuerySet[Organisation]:
    """Everybody but the applicant and authorities."""
    return (
        Organisation.objects.exclude(pk=application.applicant_id)
        .exclude(kind=Organisation.Kind.GRANTING_AUTHORITY)
        .annotate(memberships_count=Count("memberships"))
    )


def _hits(application: Application, name: str) -> QuerySet[Organisation]:
    """By name, as Germans look for it: "giessen" finds Gießen."""
    bare = sort_key(name).split("\x1f")[0]
    taken = [partner.organisation_id for partner in application.partners.all() if partner.takes_part]
    return (
        _candidates(application)
        .filter(Q(name__icontains=name) | Q(sort_key__contains=bare))
        .exclude(pk__in=taken)
        .order_by("sort_key")[: MOST_HITS + 1]
    )
