"""The diversity centre: the clerk's page, the page behind the link that was mailed, and the addresses that officials keep."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.models import Organisation
from wir.core.days import long_day
from wir.core.refusal import Refused
from wir.funding import actions, catalogue
from wir.funding.access import edited_by
from wir.funding.centre import address_of, centre_of, centres, last_showing
from wir.funding.forms.centre import CentreAddressForm, ShowForm, StatementForm
from wir.funding.models import Application, Showing
from wir.funding.panels import centre as panel
from wir.funding.rules.statement import last_day
from wir.funding.sections import chapters, names_of
from wir.funding.views.loading import one, only_officials, refusals_as_messages


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Which centre, at which address; the button shows it the draft as it stands now."""
    found, today = one(edited_by(request.user), pk), timezone.localdate()
    if "involvement" not in names_of(found.line):
        raise Http404
    if found.state != "draft":
        return redirect("funding:application", pk)
    centre, showing = centre_of(found.applicant, on=today), last_showing(found)
    form = ShowForm(
        request.POST or None,
        centres=[] if centre else centres(today),
        known=centre is not None,
        initial=_initial(found, centre, showing),
    )
    if request.method == "POST" and form.is_valid():
        chosen = centre or centres(today).filter(pk=form.cleaned_data["centre"]).first()
        with refusals_as_messages(request):
            made = actions.show_to_centre(
                found, centre=chosen, email=form.cleaned_data["email"], by=request.user, at=timezone.now()
            )
            messages.success(request, _("Der Link geht gleich an %(email)s.") % {"email": made.email})
        return redirect("funding:application", pk)
    return render(request, "funding/centre.html", _of_show(found, form, centre, showing, request))


def _initial(found: Application, centre: Organisation | None, showing: Showing | None) -> dict[str, object]:
    if showing is not None:
        return {"centre": showing.centre_id, "email": showing.email}
    return {"email": address_of(centre, used_by=found.applicant)} if centre else {}


def _of_show(
    found: Application,
    form: ShowForm,
    centre: Organisation | None,
    showing: Showing | None,
    request: HttpRequest,
) -> dict[str, object]:
    standing = showing.standing(timezone.localdate()) if showing else ""
    return {
        "application": found,
        "form": form,
        "centre": centre,
        "panel": panel.for_its_own_page(found, showing) if showing else None,
        "waiting": standing == "waiting",
        "answered": standing in ("stated", "nothing"),
        "last": long_day(last_day(timezone.localdate())),
    }


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, link: str) -> HttpResponse:
    """The centre reads what it was shown, and says something or nothing. Works without an account; reading says nothing."""
    showing = actions.showing_for(link)
    if showing is None:
        raise Http404
    if over := actions.why_over(showing, on=timezone.localdate()):
        return render(request, "funding/statement.html", {"over": over}, status=410)
    form = StatementForm(request.POST or None, nothing=request.POST.get("choice") == "nothing")
    if request.method == "POST" and form.is_valid():
        by = request.user if request.user.is_authenticated else None
        try:
            said = actions.state_as_centre(link, **form.cleaned_data, by=by, at=timezone.now())
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            return render(request, "funding/statement.html", {"said": said})
    context = {
        "showing": showing,
        "application": showing.application,
        "line": catalogue.line(showing.application.line),
        "chapters": chapters(showing.content, _known(showing)),
        "form": form,
    }
    return render(request, "funding/statement.html", context)


def _known(showing: Showing) -> dict[int, Organisation]:
    """The organisations that the content names by number. One statement."""
    paid_by = [row[4] for row in showing.content.get("funding", ()) if len(row) > 4]
    numbers = {showing.content["applicant"], *showing.content.get("partners", ()), *paid_by}
    return Organisation.objects.in_bulk(numbers)


@require_GET
def addresses(request: HttpRequest) -> HttpResponse:
    """Every centre with its address; those without one first."""
    only_officials(request)
    found = centres(timezone.localdate()).order_by("sort_key")
    rows = sorted(found, key=lambda centre: bool(centre.centre_email))
    missing = sum(not centre.centre_email for centre in rows)
    return render(request, "funding/centres.html", {"rows": rows, "missing": missing})


@require_http_methods(["GET", "POST"])
def address(request: HttpRequest, organisation: int) -> HttpResponse:
    """The address of one centre."""
    only_officials(request)
    found = get_object_or_404(centres(timezone.localdate()), pk=organisation)
    form = CentreAddressForm(request.POST or None, initial={"email": found.centre_email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_centre_address(
                found, email=form.cleaned_data["email"], by=request.user, on=timezone.localdate()
            )
        except PermissionDenied:
            form.add_error(
                None, _("Dafür brauchen Sie einen zweiten Faktor. Bitte richten Sie ihn zuerst ein.")
            )
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("funding:centres")
    return render(request, "funding/centre_address.html", {"form": form, "centre": found})
