"""The facilitation: what is agreed, what is done, what is paid; each entry a small form of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.core.refusal import Refused
from wir.participation.desk import OFFICE, groups_of
from wir.participation.forms.facilitation import (
    ContractForm,
    DayForm,
    InvoiceCorrectionForm,
    InvoiceForm,
    NeedForm,
    OfferForm,
)
from wir.participation.views.loading import lead, refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.models import Facilitation, FacilitationDay, FacilitationInvoice, FacilitationOffer, Process

PAGE = "participation:facilitation"


@dataclass(frozen=True)
class Sheet:
    """One thing to enter: its heading, its form, who may, what the form begins with, what is done with it."""

    title: object
    form: type[forms.Form]
    scope: Callable[[HttpRequest, str], Process]
    initial: Callable[[Facilitation | None], dict[str, Any]]
    act: Callable[..., None]


def _contract(process: Process, *, by: Any, days: Decimal, **fields: Any) -> None:
    actions.note_contract(process, by=by, half_days=int(days * 2), **fields)


def _day(process: Process, *, by: Any, **fields: Any) -> None:
    actions.note_day(process, by=by, today=timezone.localdate(), **fields)


def _invoice(process: Process, *, by: Any, **fields: Any) -> None:
    actions.note_invoice(process, by=by, today=timezone.localdate(), **fields)


def _contract_so_far(kept: Facilitation | None) -> dict[str, Any]:
    """The contract that stands, or what the chosen offer says of it."""
    if kept is None:
        return {}
    if kept.contract_from:
        names = ("provider", "contract_from", "contract_until", "cents", "data_agreement_on")
        return {**{name: getattr(kept, name) for name in names}, "days": Decimal(kept.half_days or 0) / 2}
    offer = kept.offers.filter(chosen=True).first()
    return {"provider": offer.provider, "cents": offer.cents} if offer else {}


def _nothing(kept: Facilitation | None) -> dict[str, Any]:
    return {}


SHEETS = {
    "need": Sheet(gettext_lazy("Was gebraucht wird"), NeedForm, lead, lambda kept: {"need": kept.need if kept else ""}, actions.describe_need),
    "offer": Sheet(gettext_lazy("Angebot eintragen"), OfferForm, lead, _nothing, actions.note_offer),
    "contract": Sheet(gettext_lazy("Vertrag eintragen"), ContractForm, lead, _contract_so_far, _contract),
    "day": Sheet(gettext_lazy("Tag eintragen"), DayForm, work_on, _nothing, _day),
    "invoice": Sheet(gettext_lazy("Rechnung eintragen"), InvoiceForm, lead, _nothing, _invoice),
}  # fmt: skip


@require_GET
def facilitation(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything on record, with what is left of days and money."""
    found = work_on(request, slug)
    kept = Facilitation.objects.filter(process=found).prefetch_related("offers", "days", "invoices").first()
    context = {
        "process": found,
        "kept": kept,
        "balance": _balance(kept) if kept else None,
        "in_office": OFFICE in groups_of(request.user, found),
    }
    return render(request, "participation/facilitation.html", context)


def _balance(kept: Facilitation) -> dict[str, Any]:
    """Agreed, done, invoiced, paid; what is left is None where nothing was agreed."""
    done = sum(day.half_days for day in kept.days.all())
    invoices = [invoice for invoice in kept.invoices.all() if not invoice.struck_on]
    invoiced = sum(invoice.cents for invoice in invoices)
    return {
        "agreed": None if kept.half_days is None else Decimal(kept.half_days) / 2,
        "done": Decimal(done) / 2,
        "days_left": None if kept.half_days is None else Decimal(kept.half_days - done) / 2,
        "invoiced": invoiced,
        "paid": sum(invoice.cents for invoice in invoices if invoice.paid_on),
        "money_left": None if kept.cents is None else kept.cents - invoiced,
    }


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """One entry."""
    sheet = SHEETS[what]
    found = sheet.scope(request, slug)
    kept = Facilitation.objects.filter(process=found).first()
    form = sheet.form(request.POST or None, initial=sheet.initial(kept))
    return _answered(request, found, sheet.title, form, sheet.act)


@require_http_methods(["GET", "POST"])
def change_offer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What came of an offer."""
    found = lead(request, slug)
    offer = get_object_or_404(FacilitationOffer, pk=pk, facilitation__process=found)
    form = OfferForm(
        request.POST or None, initial={name: getattr(offer, name) for name in OfferForm.base_fields}
    )

    def act(process: Process, **fields: Any) -> None:
        actions.note_offer(process, offer=offer, **fields)

    return _answered(request, found, _("Angebot ändern"), form, act)


@require_http_methods(["GET", "POST"])
def correct_invoice(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An invoice that was entered wrongly."""
    found = lead(request, slug)
    rows = FacilitationInvoice.objects.select_related("facilitation__process")
    invoice = get_object_or_404(rows, pk=pk, facilitation__process=found)
    initial = {name: getattr(invoice, name) for name in ("number", "on", "cents")}
    form = InvoiceCorrectionForm(request.POST or None, initial=initial)

    def act(process: Process, **fields: Any) -> None:
        actions.correct_invoice(invoice, today=timezone.localdate(), **fields)

    return _answered(request, found, _("Rechnung berichtigen"), form, act)


def _answered(
    request: HttpRequest, process: Process, title: object, form: forms.Form, act: Callable[..., None]
) -> HttpResponse:
    """The form, or what is done with it."""
    if request.method == "POST" and form.is_valid():
        try:
            act(process, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect(PAGE, process.slug)
    context = {
        "process": process,
        "form": form,
        "title": title,
        "up_name": _("Prozessmoderation"),
        "up_url": PAGE,
    }
    return render(request, "participation/enter.html", context)


@require_POST
def drop_day(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Entered by mistake."""
    found = work_on(request, slug)
    day = get_object_or_404(
        FacilitationDay.objects.select_related("facilitation__process"), pk=pk, facilitation__process=found
    )
    actions.drop_day(day, by=request.user)
    messages.success(request, _("Der Tag ist gestrichen."))
    return redirect(PAGE, slug)


@require_POST
def pay_invoice(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Paid today."""
    found = lead(request, slug)
    rows = FacilitationInvoice.objects.select_related("facilitation__process")
    invoice = get_object_or_404(rows, pk=pk, facilitation__process=found)
    with refusals_as_messages(request):
        actions.pay_invoice(invoice, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Die Rechnung ist bezahlt."))
    return redirect(PAGE, slug)
