"""Pages about the way of a notice: retrieving it, and entering days."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.accounts.access import organisations_as
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import OFFICIAL, day_was_proposed_by_me, deliveries_for, own_deliveries
from wir.funding.forms.delivering import AgainForm, DayCorrectionForm, PostedForm, ReceiptForm, ServedForm
from wir.funding.models import DayCorrection, Delivery
from wir.funding.models.delivery import Deliveries
from wir.funding.panels.delivery import row_of
from wir.funding.shown import of_day_correction
from wir.funding.views.loading import refusals_as_messages

PAGE = 50
FORMS: dict[str, type[Form]] = {
    "posted": PostedForm,
    "served": ServedForm,
    "receipt": ReceiptForm,
    "again": AgainForm,
    "correct": DayCorrectionForm,
}
# These look at the delivery to know what can be chosen.
ASKING = ("again", "correct")


@require_POST
def retrieve(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The applicant fetches the notice: from the day after it counts."""
    found = _one(own_deliveries(request.user), pk, number)
    with refusals_as_messages(request):
        actions.retrieve(found, by=request.user, on=timezone.localdate())
        messages.success(
            request,
            _("Abgerufen. Jetzt können Sie den Bescheid laden.")
            if found.is_decision
            else _("Abgerufen. Jetzt können Sie das Schreiben laden."),
        )
    return redirect(f"{reverse('funding:application', args=[pk])}#bekanntgabe")


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """Notices that wait for an official: to be posted, to be served, to be delivered again."""
    if not organisations_as(OFFICIAL, request.user):
        raise Http404
    today = timezone.localdate()
    waiting = (
        deliveries_for(request.user)
        .to_do(today)
        .select_related("application__applicant", "document")
        .order_by("announced_on", "pk")
    )
    waiting = waiting.annotate(doubted=Q(pk__in=Delivery.objects.doubted()))
    page = Paginator(waiting, PAGE).get_page(request.GET.get("seite"))
    return render(
        request, "funding/deliveries.html", {"page": page, "rows": [row_of(found, today) for found in page]}
    )


@require_http_methods(["GET", "POST"])
def delivery(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One notice: how its days were reckoned, and the forms for what is known now."""
    found = _one(deliveries_for(request.user), pk, number)
    asked = request.POST.get("act", "")
    waiting = found.day_corrections.filter(state="proposed").select_related("proposed_by").first()
    if waiting is not None and asked in SECOND:
        return _second_person(request, found, waiting)
    forms = {
        name: FORMS[name](
            request.POST if name == asked else None,
            prefix=name,
            **({"delivery": found} if name in ASKING else {}),
        )
        for name in _fitting(found, waiting)
    }
    form = forms.get(asked)
    if request.method == "POST" and form is not None and form.is_valid():
        with refusals_as_messages(request):
            try:
                now = ACTS[asked](request, found, form)
            except Refused as refused:
                form.add_error(None, list(refused.sentences))
            else:
                messages.success(request, SAID.get(asked, _("Eingetragen. Die Frist ist neu gerechnet.")))
                return redirect("funding:delivery", pk, now.pk)
    today = timezone.localdate()
    context = {
        "row": row_of(found, today),
        "application": found.application,
        "forms": forms,
        "waiting": waiting,
        "shown": of_day_correction(waiting) if waiting else "",
        "mine": waiting is not None and day_was_proposed_by_me(request.user, waiting),
        "final": found.reckoned(today).is_final(today),
    }
    return render(request, "funding/delivery.html", context)


def _second_person(request: HttpRequest, found: Delivery, waiting: DayCorrection) -> HttpResponse:
    """Confirm the day that another official proposed, or drop it."""
    shown = request.POST.get("shown", "")
    with refusals_as_messages(request):
        if request.POST["act"] == "confirm_day":
            actions.confirm_day(waiting, by=request.user, on=timezone.localdate(), shown=shown)
            messages.success(
                request, _("Bestätigt. Die Frist ist neu gerechnet; was schon gezahlt ist, bleibt.")
            )
        else:
            actions.drop_day(waiting, by=request.user, shown=shown)
            messages.success(request, _("Verworfen. Der Tag bleibt, wie er ist."))
    return redirect("funding:delivery", found.application_id, found.pk)


def _one(deliveries: Deliveries, pk: int, number: int) -> Delivery:
    found = (
        deliveries.select_related("application__applicant", "document")
        .filter(application=pk, pk=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _fitting(found: Delivery, waiting: DayCorrection | None) -> list[str]:
    """Which forms make sense for this way, as it stands; once the notice is final, only to propose another day."""
    today = timezone.localdate()
    if found.reckoned(today).is_final(today):
        return ["correct"] if found.days_entered and waiting is None else []
    by_post = found.way == Delivery.Way.POST
    names = ["posted"] if by_post else []
    names += ["served"] if found.way in (Delivery.Way.SERVICE, Delivery.Way.HANDING_OVER) else []
    names += ["receipt"] if by_post and found.posted_on else []
    return names if found.reckoned(timezone.localdate()).state == "effected" else [*names, "again"]


def _posted(request: HttpRequest, found: Delivery, form: Form) -> Delivery:
    actions.post(found, posted_on=form.cleaned_data["posted_on"], by=request.user, on=timezone.localdate())
    return found


def _served(request: HttpRequest, found: Delivery, form: Form) -> Delivery:
    actions.serve(found, served_on=form.cleaned_data["served_on"], by=request.user, on=timezone.localdate())
    return found


def _receipt(request: HttpRequest, found: Delivery, form: Form) -> Delivery:
    received_on = form.cleaned_data["received_on"]
    actions.prove_receipt(found, received_on=received_on, by=request.user, on=timezone.localdate())
    return found


def _again(request: HttpRequest, found: Delivery, form: Form) -> Delivery:
    return actions.deliver_again(
        found, way=form.cleaned_data["way"], by=request.user, on=timezone.localdate()
    )


def _correct(request: HttpRequest, found: Delivery, form: Form) -> Delivery:
    actions.propose_day(found, **form.cleaned_data, by=request.user, on=timezone.localdate())
    return found


SECOND = ("confirm_day", "drop_day")
SAID = {"correct": gettext_lazy("Vorgeschlagen. Bestätigen muss jetzt eine zweite Person.")}
ACTS: dict[str, Callable[[HttpRequest, Delivery, Form], Delivery]] = {
    "posted": _posted,
    "served": _served,
    "receipt": _receipt,
    "again": _again,
    "correct": _correct,
}
