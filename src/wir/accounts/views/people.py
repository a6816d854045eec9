"""Who comes in and who goes: invitations, answers, roles that end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wir.accounts import actions
from wir.accounts.access import acts_for, is_addressed, is_in_charge, waiting_roles_for
from wir.accounts.forms.people import InviteForm
from wir.accounts.models import Invitation, Organisation
from wir.accounts.views.loading import in_charge_of, one, refusals_as_messages
from wir.core.refusal import Refused
from wir.core.text import clean_text

MOST_REASON = 600


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, organisation: int) -> HttpResponse:
    """Invite somebody by e-mail."""
    found = in_charge_of(request, organisation)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite(found, **form.cleaned_data, by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(request, _("Die Einladung geht gleich an %(email)s.") % {"email": made.email})
            return redirect("accounts:organisation", found.pk)
    return render(request, "accounts/invite.html", {"organisation": found, "form": form})


@require_POST
def take_back(request: HttpRequest, organisation: int, invitation: int) -> HttpResponse:
    """The link no longer works."""
    found = in_charge_of(request, organisation)
    with refusals_as_messages(request):
        actions.take_back_invitation(one(found.invitations.all(), invitation), by=request.user)
        messages.success(request, _("Die Einladung ist zurückgenommen. Der Link gilt nicht mehr."))
    return redirect("accounts:organisation", found.pk)


@require_POST
def answer(request: HttpRequest, organisation: int, asked: int) -> HttpResponse:
    """Let somebody in, or do not."""
    found = in_charge_of(request, organisation)
    join = one(found.join_requests.select_related("organisation", "user"), asked)
    with refusals_as_messages(request):
        if request.POST.get("choice") == "let_in":
            actions.let_in(join, roles=request.POST.getlist("roles"), by=request.user)
            messages.success(request, _("%(name)s arbeitet jetzt bei Ihnen mit.") % {"name": join.user.name})
            if found.memberships.filter(user=join.user, waits=True).exists():
                messages.info(
                    request, _("„Unterschrift“ und „Kasse“ gelten, sobald sie eine zweite Person bestätigt.")
                )
        elif request.POST.get("choice") == "turn_away":
            actions.turn_away(join, by=request.user)
            messages.success(request, _("Die Anfrage ist abgelehnt."))
    return redirect("accounts:organisation", found.pk)


@require_POST
def end_role(request: HttpRequest, organisation: int, membership: int) -> HttpResponse:
    """Take a role from somebody, or lay one down."""
    found = in_charge_of(request, organisation)
    with refusals_as_messages(request):
        actions.end_role(one(found.memberships.all(), membership), by=request.user, on=timezone.localdate())
        messages.success(request, _("Die Rolle ist beendet."))
    return redirect("accounts:organisations")


@require_POST
def confirm_role(request: HttpRequest, membership: int) -> HttpResponse:
    """Stand for somebody who is to sign or to keep the treasury."""
    found = one(waiting_roles_for(request.user).select_related("user", "organisation"), membership)
    with refusals_as_messages(request):
        reason = clean_text(request.POST.get("reason", ""))[:MOST_REASON]
        actions.confirm_role(found, by=request.user, reason=reason)
        messages.success(
            request,
            _("Bestätigt: %(name)s, %(role)s.") % {"name": found.user.name, "role": found.get_role_display()},
        )
    if is_in_charge(request.user, found):
        return redirect("accounts:organisation", found.organisation_id)
    return redirect("accounts:claims")


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an invitation: reading shows it, only the button takes the roles. Whoever guesses finds nothing."""
    rows = Invitation.objects.select_related("organisation", "made_by")
    found = get_object_or_404(rows, token_hash=Invitation.hash_of(token))
    valid = found.is_valid(timezone.localdate())
    if request.method == "POST" and valid:
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        with refusals_as_messages(request):
            actions.accept_invitation(found, by=request.user, on=timezone.localdate())
            return _welcome(request, found.organisation)
        return redirect("accounts:invitation", token)
    context = {
        "invitation": found,
        "valid": valid,
        "addressed": request.user.is_authenticated and is_addressed(request.user, found),
    }
    return render(request, "accounts/invitation.html", context, status=200 if valid else 410)


def _welcome(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """To the organisation's page; to the list while every role of hers still waits."""
    name = {"name": organisation.name}
    if organisation.memberships.filter(user=request.user, waits=True).exists():
        messages.success(
            request,
            _(
                "Angenommen. Wer für %(name)s unterschreibt, oder die Behörde, muss Ihre Rolle noch bestätigen. Vorher gilt sie nicht."
            )
            % name,
        )
    else:
        messages.success(request, _("Willkommen. Sie handeln jetzt für %(name)s.") % name)
    if organisation.pk in acts_for(request.user):
        return redirect("accounts:organisation", organisation.pk)
    return redirect("accounts:organisations")
