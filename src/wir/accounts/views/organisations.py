"""„Für wen handeln Sie?“ and what an organisation keeps about itself."""

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.accounts import actions
from wir.accounts.access import is_in_charge, own_organisations, waiting_roles_for, without_second_person
from wir.accounts.forms.organisations import ProfileForm
from wir.accounts.forms.people import RolesForm
from wir.accounts.models import Claim, Invitation, Organisation
from wir.accounts.views.loading import own, refusals_as_messages
from wir.core.refusal import Refused
from wir.core.text import clean_text, town_key

ROWS = 25


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Own organisations first, then what waits for an answer, then the search for another one."""
    wanted = clean_text(request.GET.get("q", ""))[:80]
    found = Paginator(_found(wanted), ROWS) if wanted else None
    addresses = request.user.emailaddress_set.filter(verified=True).values("email")
    context = {
        "own": own_organisations(request.user),
        "claims": request.user.claims.exclude(state="confirmed").select_related("organisation"),
        "asked": request.user.join_requests.exclude(state="let_in").select_related("organisation"),
        "invitations": Invitation.objects.filter(
            email__in=addresses, state="open", last_day__gte=timezone.localdate()
        ).select_related("organisation"),
        "wanted": wanted,
        "page": found.get_page(request.GET.get("seite")) if found else None,
    }
    return render(request, "accounts/organisations.html", context)


@require_GET
def organisation(request: HttpRequest, organisation: int) -> HttpResponse:
    """Where it stands, who does what, who is invited, who asks to be let in."""
    found, on = own(request, organisation), timezone.localdate()
    in_charge = is_in_charge(request.user, found)
    held = found.memberships.filter(Q(until_day=None) | Q(until_day__gte=on))
    context = {
        "organisation": found,
        "in_charge": in_charge,
        "confirms": set(
            waiting_roles_for(request.user).filter(organisation=found).values_list("pk", flat=True)
        ),
        "by_authority": without_second_person(found.memberships.filter(waits=True)),
        "today": on,
        "people": held.select_related("user").order_by("user__name", "user", "role"),
        "invitations": found.invitations.filter(state="open") if in_charge else (),
        "asked": found.join_requests.filter(state="open").select_related("user")
        if in_charge and found.is_confirmed
        else (),
        "roles_form": RolesForm(initial={"roles": ["editor"]}, auto_id=False),
        "confirms_account": bool(found.iban and found.account_named_by_id and not found.account_is_confirmed)
        and rules.has_perm("accounts.confirm_profile_account", request.user, found),
        "claim": found.claims.filter(state="open").first(),
    }
    return render(request, "accounts/organisation.html", context)


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest, organisation: int) -> HttpResponse:
    """Address, account and number of signatures, entered once for all applications."""
    found = own(request, organisation)
    form = ProfileForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_profile(found, values=form.cleaned_data, by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error("signatures_needed", list(refused.sentences))
        else:
            messages.success(request, _("Gespeichert. Neue Anträge verwenden diese Angaben."))
            return redirect("accounts:organisation", found.pk)
    return render(request, "accounts/profile.html", {"organisation": found, "form": form})


@require_POST
def confirm_profile_account(request: HttpRequest, organisation: int) -> HttpResponse:
    """The second person has compared the account with what the bank says."""
    found = own(request, organisation)
    with refusals_as_messages(request):
        actions.confirm_profile_account(
            found, seen=request.POST.get("seen", ""), by=request.user, on=timezone.localdate()
        )
        messages.success(request, _("Bestätigt. Zwei Personen stehen jetzt für dieses Konto."))
    return redirect("accounts:organisation", found.pk)


def _found(wanted: str) -> QuerySet[Organisation]:
    """Whole names first, then beginnings, then parts; what registered itself only while somebody stands for it."""
    key = town_key(wanted)
    if not key:
        return Organisation.objects.none()
    claimed = Claim.objects.filter(state="open").values("organisation")
    listed = ~Q(ags="") | Q(confirmed_at__isnull=False) | Q(pk__in=claimed)
    best = Case(
        When(find_key=key, then=Value(0)),
        When(find_key__startswith=key, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return (
        Organisation.objects.filter(listed, find_key__contains=key)
        .exclude(kind=Organisation.Kind.GRANTING_AUTHORITY)
        .order_by(best, "sort_key")
    )
