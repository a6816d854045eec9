"""Pages for officials: who says to act for whom, and is it true?"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts import actions
from wir.accounts.access import claims_for, is_official, may_confirm, waiting_roles_for
from wir.accounts.forms.organisations import DecideForm
from wir.accounts.freemail import provider_of
from wir.accounts.views.loading import one, refusals_as_messages

ROWS = 25


@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """The open ones, the oldest first."""
    if not is_official(request.user):
        raise Http404
    rows = claims_for(request.user).filter(state="open").select_related("organisation", "user", "code")
    page = Paginator(rows, ROWS).get_page(request.GET.get("seite"))
    roles = waiting_roles_for(request.user).order_by("organisation__sort_key", "pk")
    waiting = roles.select_related("organisation", "user")[:ROWS]
    return render(request, "accounts/claims.html", {"page": page, "waiting": waiting})


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, claim: int) -> HttpResponse:
    """What the person says, what can be checked, and the decision."""
    rows = claims_for(request.user).select_related("organisation", "user", "code")
    found = one(rows, claim)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = actions.confirm_claim if form.cleaned_data["choice"] == "confirm" else actions.refuse_claim
        with refusals_as_messages(request):
            act(found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
            messages.success(
                request,
                _("Entschieden: %(name)s, %(state)s.")
                % {"name": found.organisation.name, "state": found.state_label},
            )
            return redirect("accounts:claims")
        return redirect("accounts:check_claim", found.pk)
    context = {
        "claim": found,
        "organisation": found.organisation,
        "letter": getattr(found, "code", None),
        "provider": provider_of(found.email),
        "asked": found.organisation.join_requests.filter(state="open").select_related("user")[:20],
        "may": may_confirm(request.user, found),
        "form": form,
    }
    return render(request, "accounts/check_claim.html", context)
