"""Running projects, for recipients: what must I do by when, ask for money, show what was done."""

from secrets import token_hex
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.access import organisations_as
from wir.funding import actions
from wir.funding.access import EDITOR, SIGNATORY, own_grants
from wir.funding.actions.proving import planned
from wir.funding.forms.projects import AcceptForm, NeedForm, ProofForm
from wir.funding.models import Grant
from wir.funding.purse import obstacles, open_requests, proof_that_counts, purse_of
from wir.funding.rules.paying import latest_need
from wir.funding.turn import Turn, steps_of
from wir.funding.views.accounts import said_of
from wir.funding.views.loading import once, refusals_as_messages
from wir.strategy.narrative import draft_for_grant as drafted_narrative

PAGE = 50


@require_GET
def projects(request: HttpRequest) -> HttpResponse:
    """Everything that was granted to the own organisations, newest first."""
    found = own_grants(request.user).select_related("application__applicant", "notice")
    found = found.prefetch_related("notice__deliveries").order_by("-released_on", "-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    return render(request, "funding/projects.html", {"page": page})


@require_GET
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """What must I do by when, and what has become of the money."""
    grant, today = _one(request, pk), timezone.localdate()
    purse = purse_of(grant)
    steps = steps_of(grant.application, request.user, on=today)
    named = (
        (_("Bescheid"), steps.arriving),
        (_("Bewilligung annehmen"), steps.accepting),
        (_("Konto bestätigen"), steps.confirming),
        (_("Geld abrufen"), steps.asking),
        (_("Nachweis abgeben"), steps.proving),
    )
    given = proof_that_counts(grant)
    context = {
        "grant": grant,
        "application": grant.application,
        "purse": purse,
        "proof": given,
        "balance": given.balance(purse.paid) if given else None,
        "parts": [
            (_("ausgezahlt"), purse.paid),
            (_("unterwegs"), purse.on_its_way),
            (_("noch da"), purse.free),
        ],
        "turn": steps.first,
        "tasks": [_task(name, turn, steps.first) for name, turn in named if turn],
        "disbursements": grant.disbursements.select_related("commitment__appropriation"),
    }
    return render(request, "funding/project.html", context)


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the grant and name the account."""
    grant = _one(request, pk)
    ours = grant.application.applicant
    form = AcceptForm(
        request.POST or None,
        initial={"account_holder": ours.account_holder or ours.name, "iban": ours.iban},
        may_waive=ours.pk in organisations_as(SIGNATORY, request.user),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_as_messages(request):
            named = {"holder": given["account_holder"], "iban": given["iban"]}
            with once(grant.accounts.filter(**named, grant__state="accepted").exists):
                actions.accept(
                    grant,
                    account_holder=given["account_holder"],
                    iban=given["iban"],
                    waives=given.get("waives", False),
                    by=request.user,
                    on=timezone.localdate(),
                )
            account = grant.accounts.filter(**named).latest("pk")
            messages.success(request, " ".join((_("Angenommen."), said_of(account))))
        return redirect("funding:running_project", pk)
    accepts = grant.application.applicant_id in organisations_as(EDITOR, request.user)
    return render(request, "funding/accept.html", _page(grant, form) | {"accepts": accepts})


@require_http_methods(["GET", "POST"])
def request_money(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for what the next two months need."""
    grant, today = _one(request, pk), timezone.localdate()
    form = NeedForm(
        request.POST or None,
        initial={"need_from": today, "need_to": latest_need(today), "once": token_hex(16)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_as_messages(request):
            actions.request_money(
                grant,
                cents=given["cents"],
                need_from=given["need_from"],
                need_to=given["need_to"],
                by=request.user,
                on=today,
                once=given["once"],
            )
            messages.success(request, _("Abgerufen. Zwei Personen prüfen jetzt, dann wird gezahlt."))
            return redirect("funding:running_project", pk)
    context = _page(grant, form) | {"purse": purse_of(grant), "obstacles": obstacles(grant, on=today)}
    return render(request, "funding/request_money.html", context)


@require_http_methods(["GET", "POST"])
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was done with the money."""
    grant = _one(request, pk)
    last = grant.proofs.order_by("-pk").first()
    drafted = "" if last else drafted_narrative(grant.application_id)
    form = ProofForm(
        request.POST or None,
        planned=planned(grant),
        paid=purse_of(grant).paid,
        drafted=bool(drafted),
        initial={"narrative": last.narrative if last else drafted},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.hand_in_proof(
                grant,
                narrative=form.cleaned_data["narrative"],
                actual=form.actual(),
                unused_cents=form.cleaned_data["unused_cents"],
                by=request.user,
                on=timezone.localdate(),
            )
            messages.success(request, _("Abgegeben. Wir prüfen Ihren Nachweis und melden uns."))
        return redirect("funding:running_project", pk)
    open_now = grant.state == "accepted" and (last is None or last.state == "returned")
    context = _page(grant, form) | {
        "last": last,
        "open": open_now,
        "requests": open_requests(grant),
    }
    return render(request, "funding/proof.html", context)


def _page(grant: Grant, form: Any) -> dict[str, Any]:
    return {"grant": grant, "application": grant.application, "form": form}


def _one(request: HttpRequest, pk: int) -> Grant:
    found = (
        own_grants(request.user)
        .select_related("application__applicant", "application__controller", "notice", "acceptance")
        .filter(application=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _task(name: str, turn: Turn, first: Turn) -> dict[str, Any]:
    says = f"{turn.says} {turn.when}".strip()
    return {
        "name": name,
        "says": says,
        "kind": turn.kind,
        "word": turn.word,
        "url": turn.url,
        "now": turn is first and turn.mine,
    }
