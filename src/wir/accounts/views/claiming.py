"""„Ich arbeite für …“: claim, register, ask to be let in, type the code of the letter."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.accounts import actions
from wir.accounts.access import EDITOR, SIGNATORY, acts_for, organisations_as, people_in_charge
from wir.accounts.forms.organisations import CodeForm, RegisterForm
from wir.accounts.models import Claim, Organisation
from wir.accounts.views.loading import one, refusals_as_messages
from wir.core.refusal import Refused


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, organisation: int) -> HttpResponse:
    """Claim it, or ask the people who act for it already."""
    claimable = Organisation.objects.exclude(kind=Organisation.Kind.GRANTING_AUTHORITY)
    found, on = one(claimable, organisation), timezone.localdate()
    taken = people_in_charge(found, on=on).exists()
    if request.method == "POST":
        with refusals_as_messages(request):
            if taken:
                actions.ask_to_join(found, by=request.user, on=on)
                messages.success(
                    request,
                    _("Ihre Anfrage ist angekommen. Wir schreiben Ihnen, sobald jemand geantwortet hat.")
                    if found.is_confirmed
                    else _(
                        "Ihre Anfrage ist bei der Behörde. Sie prüft erst, ob die andere Anmeldung stimmt."
                    ),
                )
            else:
                made = actions.claim(found, by=request.user, on=on)
                return _claimed(request, made)
        return redirect("accounts:organisations")
    context = {"organisation": found, "taken": taken, "own": found.pk in acts_for(request.user)}
    if not taken:
        try:
            context["address"] = actions.claiming.address_for(found, by=request.user)
        except Refused as refused:
            context["obstacle"] = str(refused)
    return render(request, "accounts/claim.html", context)


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """An association, migrant organisation or church that is not in the list yet."""
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_organisation(**form.values(), by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            return _claimed(request, made)
    return render(request, "accounts/register.html", {"form": form})


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, claim: int) -> HttpResponse:
    """The code of the letter confirms the organisation."""
    in_charge = organisations_as(EDITOR, request.user) | organisations_as(SIGNATORY, request.user)
    mine = Claim.objects.filter(Q(user=request.user) | Q(organisation__in=in_charge), state="open")
    found = one(mine.select_related("organisation", "code"), claim)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.redeem_code(found, typed=form.cleaned_data["code"], by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error("code", list(refused.sentences))
        else:
            messages.success(
                request,
                _("%(name)s ist bestätigt. Sie können jetzt Anträge absenden.")
                % {"name": found.organisation.name},
            )
            return redirect("accounts:organisation", found.organisation_id)
    letter = getattr(found, "code", None)
    context = {"claim": found, "form": form, "letter": letter}
    return render(request, "accounts/code.html", context)


def _claimed(request: HttpRequest, made: Claim) -> HttpResponse:
    messages.success(
        request,
        _(
            "Gespeichert. Die Bewilligungsbehörde prüft, ob Sie für %(name)s handeln dürfen. Entwürfe können Sie sofort schreiben."
        )
        % {"name": made.organisation.name}
        if not made.organisation.is_confirmed
        else _("Gespeichert. Die Bewilligungsbehörde prüft, ob Sie für %(name)s handeln dürfen.")
        % {"name": made.organisation.name},
    )
    return redirect("accounts:organisations")
