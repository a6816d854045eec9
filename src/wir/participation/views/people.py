"""Who works on a process: inviting, accepting, ending."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.core.refusal import Refused
from wir.participation.desk import OFFICE, groups_of
from wir.participation.forms.people import SEES, InviteForm, TownForm
from wir.participation.views.loading import lead, posted, refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.access import is_asked
from wir.strategy.models import Member, PartInvitation


@require_GET
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has which part from when to when, what each part sees, who is invited."""
    found = work_on(request, slug)
    today = timezone.localdate()
    members = [
        (member, SEES[Member.Role(member.role)], bool(member.until_day and member.until_day < today))
        for member in found.members.select_related("user", "town")
    ]
    joint = len(found.towns.all()) > 1
    context = {
        "process": found,
        "members": sorted(members, key=lambda row: row[2]),
        "invitations": found.invitations.filter(state="open").select_related("town"),
        "joint": joint,
        "by_town": _by_town([member for member, _sees, over in members if not over]) if joint else [],
        "in_office": OFFICE in groups_of(request.user, found),
        "today": today,
    }
    return render(request, "participation/people.html", context)


def _by_town(members: list[Member]) -> list[tuple[str, int]]:
    """How many stand for each town; those without one come last."""
    counts = Counter(member.town.name if member.town else "" for member in members)
    return sorted(counts.items(), key=lambda row: (not row[0], row[0]))


@require_http_methods(["GET", "POST"])
def name_town(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Which town somebody stands for, in a joint process."""
    found = lead(request, slug)
    member = get_object_or_404(found.members.select_related("user"), pk=pk)
    if len(found.towns.all()) < 2:
        raise Http404
    member.process = found
    initial = {"town": member.town_id, "town_unknown": member.town_unknown}
    form = TownForm(posted(request), process=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.name_town(member, **form.cleaned_data, by=request.user)
        messages.success(request, _("Gespeichert."))
        return redirect("participation:people", slug)
    context = {"process": found, "member": member, "form": form}
    return render(request, "participation/member_town.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody by e-mail."""
    found = lead(request, slug)
    form = InviteForm(request.POST or None, process=found)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite_to_part(
                found, **form.cleaned_data, by=request.user, on=timezone.localdate()
            )
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(request, _("Die Einladung geht gleich an %(email)s.") % {"email": made.email})
            return redirect("participation:people", slug)
    return render(request, "participation/invite.html", {"process": found, "form": form})


@require_POST
def take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The link no longer works."""
    found = lead(request, slug)
    with refusals_as_messages(request):
        actions.take_back_part(get_object_or_404(found.invitations.all(), pk=pk), by=request.user)
        messages.success(request, _("Die Einladung ist zurückgenommen. Der Link gilt nicht mehr."))
    return redirect("participation:people", slug)


@require_POST
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The part is over from today on."""
    found = lead(request, slug)
    member = get_object_or_404(found.members.select_related("user"), pk=pk)
    actions.end_member(member, by=request.user, on=timezone.localdate())
    messages.success(request, _("%(name)s hat diese Rolle nicht mehr.") % {"name": member.user.name})
    return redirect("participation:people", slug)


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an invitation: reading shows it, only the button takes the part. Whoever guesses finds nothing."""
    rows = PartInvitation.objects.select_related("process__controller", "made_by")
    found = get_object_or_404(rows, token_hash=PartInvitation.hash_of(token))
    valid = found.is_valid(timezone.localdate())
    if request.method == "POST" and valid:
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        with refusals_as_messages(request):
            actions.accept_part(found, by=request.user, on=timezone.localdate())
            messages.success(request, _("Willkommen. Sie arbeiten jetzt mit."))
            return redirect("participation:desks")
        return redirect("participation:invitation", token)
    context = {
        "invitation": found,
        "valid": valid,
        "sees": SEES[Member.Role(found.role)],
        "addressed": request.user.is_authenticated and is_asked(request.user, found),
    }
    return render(request, "participation/invitation.html", context, status=200 if valid else 410)
