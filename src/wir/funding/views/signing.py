"""Signing: the applicant's page, and the page behind a link that was mailed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wir.accounts.access import organisations_as
from wir.core.refusal import Refused
from wir.funding import actions, catalogue
from wir.funding.access import EDITOR, SIGNATORY, own_applications
from wir.funding.agreements import lapsed_signatures, now_of, signatures_missing, valid_signatures
from wir.funding.forms import CodeForm, InviteSignatoryForm, PaperForm
from wir.funding.models import Application
from wir.funding.queries.whole import whole
from wir.funding.sections import sections_of
from wir.funding.views.loading import one, refusals_as_messages


@require_http_methods(["GET", "POST"])
def signatures(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has signed, and the ways to sign."""
    found = one(own_applications(request.user), pk)
    if not found.is_editable:
        return redirect("funding:application", pk)
    choice = request.POST.get("choice", "")
    invite = InviteSignatoryForm(request.POST if choice == "invite" else None, prefix="invite")
    paper = PaperForm(request.POST if choice == "paper" else None, prefix="paper")
    code = ""
    if choice == "invite" and invite.is_valid():
        with refusals_as_messages(request):
            _invitation, code = actions.invite_signatory(
                found, **invite.cleaned_data, by=request.user, at=timezone.now()
            )
            invite = InviteSignatoryForm(prefix="invite")
    elif choice == "take_back":
        _take_back(request, found)
        return redirect("funding:signatures", pk)
    elif choice == "sign" or (choice == "paper" and paper.is_valid()):
        _sign(request, found, paper)
        return redirect("funding:signatures", pk)
    return render(request, "funding/signatures.html", _context(request, found, invite, paper, code))


def _take_back(request: HttpRequest, found: Application) -> None:
    number = request.POST.get("invitation", "")
    known = number.isascii() and number.isdigit() and len(number) < 12
    invitation = found.invitations.filter(pk=number).first() if known else None
    if invitation is None:
        raise Http404
    with refusals_as_messages(request):
        actions.take_back_invitation(invitation, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("Zurückgenommen. Mit dem Link an %(name)s kann niemand mehr unterschreiben.")
            % {"name": invitation.name},
        )


def _sign(request: HttpRequest, found: Application, paper: PaperForm) -> None:
    seen, at = request.POST.get("seen", ""), timezone.now()
    with refusals_as_messages(request):
        if request.POST["choice"] == "sign":
            actions.sign(found, seen=seen, by=request.user, at=at)
        else:
            actions.sign_on_paper(found, seen=seen, name=paper.cleaned_data["name"], by=request.user, at=at)
        messages.success(request, _("Unterschrieben."))


def _context(
    request: HttpRequest, found: Application, invite: InviteSignatoryForm, paper: PaperForm, code: str
) -> dict[str, object]:
    now = now_of(found)
    waiting = [s for s in sections_of(found) if s.open and s.name != "signatures"]
    return {
        "application": found,
        "signed": valid_signatures(found, now),
        "lapsed": lapsed_signatures(found, now),
        "missing": signatures_missing(found, now),
        "waiting": waiting,
        "invitations": actions.open_invitations(found, at=timezone.now()),
        "seen": now.digest,
        "invite": invite,
        "paper": paper,
        "code": code,
        "has_paper": any(file.kind == "signed_form" for file in found.attachments.all()),
        "may_sign": found.applicant_id in organisations_as(SIGNATORY, request.user),
        "may_invite": found.applicant_id in organisations_as(EDITOR, request.user),
    }


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def sign_by_link(request: HttpRequest, link: str) -> HttpResponse:
    """Read first; only the button signs. Works without an account."""
    invitation = actions.invitation_for(link)
    if invitation is None:
        raise Http404
    if request.method == "POST" and actions.was_signed_with(invitation, link, request.POST.get("code", "")):
        return render(request, "funding/sign_by_link.html", {"done": True, "invitation": invitation})
    if dead := actions.why_dead(invitation, at=timezone.now()):
        return render(request, "funding/sign_by_link.html", {"dead": dead}, status=410)
    form = CodeForm(request.POST or None)
    by = request.user if request.user.is_authenticated else None
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_by_link(
                link,
                code=form.cleaned_data["code"],
                seen=request.POST.get("seen", ""),
                by=by,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error("code", " ".join(refused.sentences))
        else:
            return render(request, "funding/sign_by_link.html", {"done": True, "invitation": invitation})
    (application,) = whole(Application.objects.filter(pk=invitation.application_id))
    context = {
        "invitation": invitation,
        "application": application,
        "line": catalogue.line(application.line),
        "form": form,
        "seen": now_of(application).digest,
    }
    return render(request, "funding/sign_by_link.html", context)
