"""Seats in a jury: the office's page of members and invitations, and the page behind an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wir.accounts.access import has_second_factor, is_addressed
from wir.funding import actions
from wir.funding.access import locked_cases
from wir.funding.forms import AcceptSeatForm, SeatForm
from wir.funding.models import JuryInvitation, JuryMember, JuryRound
from wir.funding.views.jury_office import round_of
from wir.funding.views.loading import refusals_as_messages
from wir.territory.models import County, Municipality


@require_http_methods(["GET", "POST"])
def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sits in the round and who is invited; while it is planned seats can be given and taken back."""
    found = round_of(request, pk)
    if request.method == "POST" and _taken_back(request, found):
        return redirect("funding:jury_members", pk)
    at_once = request.POST.get("choice") == "seat"
    form = SeatForm(request.POST or None, today=timezone.localdate(), at_once=at_once)
    if request.method == "POST" and form.is_valid():
        _give(request, found, form)
        return redirect("funding:jury_members", pk)
    context = {
        "round": found,
        "form": form,
        "members": (seats := list(found.members.select_related("user", "organisation"))),
        "places": _places(seats),
        "invitations": found.invitations.exclude(state="accepted").select_related("organisation"),
        "locked": locked_cases(request.user, found),
        "cases": found.cases.count(),
        "today": timezone.localdate(),
    }
    return render(request, "funding/jury/members.html", context)


def _places(seats: list[JuryMember]) -> dict[str, str]:
    """The names of where members live, by key; two statements."""
    keys = {key for seat in seats for key in (seat.municipality, seat.county) if key}
    found = [*Municipality.objects.filter(ags__in=keys), *County.objects.filter(ags__in=keys)]
    return {place.ags: str(place) for place in found}


def _taken_back(request: HttpRequest, found: JuryRound) -> bool:
    """Whether a seat or an invitation was to be taken back."""
    if "unseat" in request.POST:
        seat = get_object_or_404(found.members, pk=_number(request.POST["unseat"]))
        with refusals_as_messages(request):
            actions.unseat_member(seat, by=request.user)
            messages.success(request, _("Der Platz ist wieder frei."))
    elif "take_back" in request.POST:
        rows = found.invitations.select_related("round")
        invitation = get_object_or_404(rows, pk=_number(request.POST["take_back"]))
        with refusals_as_messages(request):
            actions.take_back_seat(invitation, by=request.user)
            messages.success(request, _("Die Einladung ist zurückgenommen. Der Link gilt nicht mehr."))
    else:
        return False
    return True


def _give(request: HttpRequest, found: JuryRound, form: SeatForm) -> None:
    given = dict(form.cleaned_data)
    email = given.pop("email")
    with refusals_as_messages(request):
        if form.at_once:
            actions.seat_member(found, user=form.user, by=request.user, **given)
            messages.success(request, _("Eingetragen."))
        else:
            actions.invite_juror(found, email=email, by=request.user, on=timezone.localdate(), **given)
            messages.success(request, _("Die Einladung geht gleich an %(email)s.") % {"email": email})


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an invitation: reading shows it, only a button takes the seat. Whoever guesses finds nothing."""
    found, today = actions.invited_by(token), timezone.localdate()
    if found is None:
        raise Http404
    over = actions.why_no_seat(found, on=today)
    addressed = request.user.is_authenticated and is_addressed(request.user, found)
    if found.state == "accepted" and addressed:
        context = {"invitation": found, "seated": True, "second_factor": has_second_factor(request.user)}
        return render(request, "funding/jury/invitation.html", context)
    form = AcceptSeatForm(request.POST or None, invitation=found, today=today)
    if request.method == "POST" and not over:
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if request.POST.get("choice") == "decline" or form.is_valid():
            _answer(request, found, form)
            return redirect("funding:jury_invitation", token)
    context = {"invitation": found, "over": over, "addressed": addressed, "form": form}
    return render(request, "funding/jury/invitation.html", context, status=410 if over else 200)


def _answer(request: HttpRequest, found: JuryInvitation, form: AcceptSeatForm) -> None:
    with refusals_as_messages(request):
        if request.POST.get("choice") == "decline":
            actions.decline_seat(found, by=request.user)
            messages.success(request, _("Danke für Ihre Antwort. Sie sitzen nicht in der Jury."))
        else:
            places = {name: form.cleaned_data.get(name, "") for name in ("municipality", "county")}
            actions.accept_seat(found, **places, by=request.user, on=timezone.localdate())
            messages.success(request, _("Danke. Sie sitzen jetzt in der Jury."))


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)
