"""The years' money: what there is, what is bound, what is free, and every commitment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir import guidelines
from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import OFFICIAL
from wir.funding.forms.money import AppropriationForm
from wir.funding.models import Appropriation, Commitment
from wir.funding.shown import of_appropriation
from wir.funding.views.loading import only_officials

ROWS = 50


@require_GET
def money(request: HttpRequest) -> HttpResponse:
    """By line and year, cash and commitment authorisations apart; below it the ledger of all commitments."""
    only_officials(request)
    authorities = organisations_as(OFFICIAL, request.user)
    paid = Q(disbursements__state="paid")
    paid_of_year = Q(commitments__disbursements__state="paid")
    rows = Appropriation.objects.filter(controller__in=authorities).annotate(
        paid_cents=Sum("commitments__disbursements__cents", filter=paid_of_year, default=0)
    )
    ledger = (
        Commitment.objects.filter(appropriation__controller__in=authorities)
        .select_related("appropriation", "grant__application__applicant")
        .annotate(paid_cents=Sum("disbursements__cents", filter=paid, default=0))
        .order_by("-pk")
    )
    page = Paginator(ledger, ROWS).get_page(request.GET.get("seite"))
    context = {"rows": rows, "page": page, "lines": guidelines.lines()}
    return render(request, "funding/money.html", context)


@require_http_methods(["GET", "POST"])
def set_appropriation(request: HttpRequest) -> HttpResponse:
    """Enter or change one amount, with a reason."""
    only_officials(request)
    authorities = organisations_as(OFFICIAL, request.user)
    chosen = _chosen(request, authorities)
    initial = {name: getattr(chosen, name) for name in ("line", "year", "kind", "cents")} if chosen else {}
    form = AppropriationForm(request.POST or None, initial=initial)
    shown = request.POST.get("shown", "") if request.method == "POST" else of_appropriation(chosen)
    if request.method == "POST" and form.is_valid():
        controller = get_object_or_404(Organisation, pk=min(authorities))
        try:
            actions.set_appropriation(
                controller=controller, **form.cleaned_data, by=request.user, shown=shown
            )
        except Refused as refused:
            form.add_error("cents", refused.sentences[0])
        except PermissionDenied:
            form.add_error(
                None, _("Dafür brauchen Sie einen zweiten Faktor. Bitte richten Sie ihn zuerst ein.")
            )
        else:
            messages.success(request, _("Der Ansatz ist eingetragen."))
            return redirect("funding:money")
    return render(request, "funding/appropriation.html", {"form": form, "shown": shown})


def _chosen(request: HttpRequest, authorities: frozenset[int]) -> Appropriation | None:
    """The amount that is to be changed; None for a new one."""
    number = request.GET.get("ansatz", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return get_object_or_404(Appropriation, pk=int(number), controller__in=authorities)
