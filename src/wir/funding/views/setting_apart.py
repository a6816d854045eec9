"""A draft that only its authors see: read it, keep it, go on with it once one acts for the applicant after all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wir.accounts.access import organisations_as
from wir.funding import actions
from wir.funding.access import EDITOR, set_apart_for
from wir.funding.views.loading import one, refusals_as_messages


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """What was written, to read and to print; why nobody else sees it, and until when it is there."""
    found = one(set_apart_for(request.user), pk)
    context = {
        "application": found,
        "may_bring_back": found.applicant.is_confirmed
        and found.applicant_id in organisations_as(EDITOR, request.user),
    }
    return render(request, "funding/set_apart.html", context)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with it."""
    found = one(set_apart_for(request.user), pk)
    with refusals_as_messages(request):
        actions.bring_back(found, by=request.user)
        messages.success(request, _("Der Entwurf gehört jetzt zu %(name)s.") % {"name": found.applicant.name})
        return redirect("funding:application", pk)
    return redirect("funding:set_apart", pk)
