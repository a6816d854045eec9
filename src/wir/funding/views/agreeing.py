"""The partner's page: the whole application, its own share, yes or no."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.funding import actions, catalogue
from wir.funding.access import partner_applications, partnerships_of
from wir.funding.agreements import now_of, standing_of
from wir.funding.forms import NoForm
from wir.funding.models import Application, Letter, Partner
from wir.funding.models.delivery import way_that_opens
from wir.funding.sent import as_sent
from wir.funding.turn import first_partner, turn_of
from wir.funding.versions import not_sent_yet
from wir.funding.views.loading import one, refusals_as_messages


@require_http_methods(["GET", "POST"])
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Read, then agree to exactly this, or say no with a reason."""
    found = one(partner_applications(request.user), pk)
    partner = _mine(request, found)
    saying_no = request.POST.get("choice") == "no"
    form = NoForm(request.POST if saying_no else None)
    if request.method == "POST" and not saying_no:
        with refusals_as_messages(request):
            actions.confirm(partner, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now())
            messages.success(
                request,
                _("Danke. Ihre Zustimmung ist gespeichert; wer den Antrag stellt, bekommt eine Nachricht."),
            )
        return redirect("funding:agree", pk)
    if saying_no and form.is_valid():
        with refusals_as_messages(request):
            say_no = actions.decline if found.is_editable else actions.leave
            say_no(partner, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
            messages.success(
                request, _("Ihre Absage ist gespeichert. Wer den Antrag stellt, bekommt eine Nachricht.")
            )
        return redirect("funding:applications")
    sent = as_sent(found)
    plan = (found if found.is_editable else sent).funding_items.all()
    shares = [item for item in plan if item.partner_id == partner.pk]
    context = {
        "application": found,
        "sent": sent,
        "not_sent": not_sent_yet(sent),
        "line": catalogue.line(found.line),
        "partner": partner,
        "standing": standing_of(partner, found),
        "turn": turn_of(found, request.user, on=timezone.localdate(), partner=partner),
        "shares": shares,
        "share": sum(item.cents for item in shares),
        "seen": now_of(found).digest,
        "form": form,
        "may_leave": any(step.name == "leave" for step in found.workflow.steps_from(found.state)),
        "copies": _copies(found),
    }
    return render(request, "funding/agree.html", context)


def _mine(request: HttpRequest, application: Application) -> Partner:
    """The partner for whom the person is here."""
    mine = partnerships_of(request.user).filter(application=application)
    partner = first_partner(application, frozenset(mine.values_list("organisation_id", flat=True)))
    if partner is None:
        raise Http404
    return partner


def _copies(application: Application) -> list[Letter]:
    """Every letter of the case that the lead may read by now: answers to an early start, the notice, what corrects it."""
    today = timezone.localdate()
    ways = {row.document_id: row for row in application.deliveries.select_related("document").order_by("pk")}
    return [
        letter
        for letter in application.letters.select_related("document")
        if (delivery := way_that_opens(letter.document_id, ways)) is None or delivery.may_be_read(today)
    ]
