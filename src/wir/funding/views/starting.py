"""The first click: a new draft, for the organisation that the person means."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation
from wir.funding import actions, catalogue
from wir.funding.access import EDITOR
from wir.funding.forms.starting import ApplicantChoice


@require_POST
def start(request: HttpRequest, line: str) -> HttpResponse:
    """Begin a draft, or go to the draft that is already there (no double drafts).

    Who edits for several organisations is asked for which one; who edits for none is led to where that begins.
    """
    controller = catalogue.controller_of(line)
    if controller is None:
        raise Http404
    editing = organisations_as(EDITOR, request.user)
    organisations = {one.pk: one for one in Organisation.objects.filter(pk__in=editing)}
    if not organisations:
        messages.info(request, _("Sagen Sie zuerst, für wen Sie handeln. Danach beginnen Sie den Antrag."))
        return redirect("accounts:organisations")
    asked = request.POST if "applicant" in request.POST else None
    form = ApplicantChoice(asked, organisations=organisations)
    if len(organisations) == 1:
        (applicant,) = organisations.values()
    elif form.is_valid():
        applicant = organisations[form.cleaned_data["applicant"]]
    else:
        return render(request, "funding/start.html", {"form": form, "line": catalogue.line(line)})
    draft = actions.start(line, applicant=applicant, controller=controller, by=request.user)
    return redirect("funding:application", draft.pk)
