"""Requests for money and proofs, for officials: one checks, another approves; the cash office pays."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.access import organisations_as
from wir.accounts.mailboxes import is_one_person
from wir.documents.models import read
from wir.documents.serving import as_download
from wir.funding import actions, open_points, orders
from wir.funding.access import OFFICIAL, disbursements_for, proofs_for
from wir.funding.forms.deciding import ApproveForm
from wir.funding.forms.paying import PaidForm, QuestionForm, RegimeForm
from wir.funding.models import Disbursement, Proof
from wir.funding.purse import obstacles, open_requests, proof_that_counts, purse_of
from wir.funding.queries.accounts import accounts_for_officials
from wir.funding.rules.proving import choose
from wir.funding.shown import of_disbursement, of_proof
from wir.funding.views.accounts import accounts_of
from wir.funding.views.loading import once, refusals_as_messages
from wir.funding.views.repeats import was_approved, was_checked, was_paid, was_returned
from wir.journal.steps import record

PAGE = 50
# Act -> the form of the page that it is sent with.
MONEY_FORMS = {"return": "question", "take_back": "question", "paid": "paid", "approve": "approving"}
BACK = {"return": actions.return_money, "take_back": actions.take_back_order}
PROOF_FORMS = {"return": "question", "reopen": "question", "accept": "accepting"}
WITH = ("grant__application__applicant", "grant__controller", "grant__notice")


@require_GET
def disbursements(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first; what is done is on the pages of the cases."""
    found = disbursements_for(request.user).filter(state__in=["requested", "checked", "approved"])
    page = _paged(request, found.select_related(*WITH).order_by("requested_on", "pk"))
    accounts = accounts_for_officials(request.user, on=timezone.localdate())[:PAGE]
    return render(request, "funding/disbursements.html", {"page": page, "accounts": accounts})


@require_GET
def proofs(request: HttpRequest) -> HttpResponse:
    """Proofs that wait, the oldest first."""
    found = proofs_for(request.user).filter(state="handed_in")
    page = _paged(request, found.select_related(*WITH).order_by("handed_in_on", "pk"))
    return render(request, "funding/proofs.html", {"page": page})


@require_http_methods(["GET", "POST"])
def disbursement(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One request for money: check, approve, give back, enter the payment. A refusal keeps what was typed."""
    found = _disbursement(request, pk, number)
    act = request.POST.get("act", "")
    forms = _forms(request, found, act)
    form = forms.get(MONEY_FORMS.get(act, ""))
    if request.method == "POST" and (form is None or form.is_valid()):
        if _went_through(request, lambda: _act(request, found, act, form)) or form is None:
            return redirect("funding:disbursement", pk, number)
        found = _disbursement(request, pk, number)
        forms = _forms(request, found, act)
    forms["approving"].shown_again()
    context = {
        "disbursement": found,
        "application": found.grant.application,
        **_account_of(found),
        "shown": of_disbursement(found),
        "purse": purse_of(found.grant),
        "obstacles": obstacles(found.grant, on=timezone.localdate()),
        **forms,
        "proof": proof_that_counts(found.grant),
        "mine": is_one_person(request.user, found.checked_by),
    }
    return render(request, "funding/disbursement.html", context)


def _forms(request: HttpRequest, found: Disbursement, act: str) -> dict[str, Any]:
    """What can be sent from the page, by its name there, with the open points that stand beside it."""
    points = open_points.of_payment(found) if found.state == "checked" else []
    return {
        "question": QuestionForm(request.POST if act in ("return", "take_back") else None),
        "paid": PaidForm(request.POST if act == "paid" else None),
        "approving": ApproveForm(request.POST if act == "approve" else None, points=points),
        "points": points,
    }


def _went_through(request: HttpRequest, act: Callable[[], None]) -> bool:
    """Do it and say so, or say why it was refused."""
    with refusals_as_messages(request):
        act()
        messages.success(request, _("Erledigt. Der neue Stand steht hier und im Protokoll."))
        return True
    return False


def _account_of(found: Disbursement) -> dict[str, Any]:
    """The account of its order; before there is one, the account that counts now."""
    rows = accounts_of(found.grant)
    account = next((row for row in rows if row.pk == found.account_id), rows[0])
    return {
        "account": account,
        "newer": rows[0] if rows[0].pk != account.pk and found.state == "approved" else None,
        "earlier": [row for row in rows if row.pk < account.pk],
        "profile": found.grant.application.applicant,
    }


def _act(request: HttpRequest, found: Disbursement, act: str, form: Any) -> None:
    today, shown = timezone.localdate(), request.POST.get("shown", "")
    if act == "check":
        with once(lambda: was_checked(found, request.user)):
            actions.check_money(found, by=request.user, on=today, shown=shown)
    elif act == "approve":
        with once(lambda: was_approved(found, request.POST, request.user)):
            actions.approve_money(found, by=request.user, on=today, despite=form.despite(), shown=shown)
    elif act in BACK:
        question, back = form.cleaned_data["question"], BACK[act]
        with once(lambda: was_returned(found, question, request.user, act=back.__name__)):
            back(found, question=question, by=request.user, shown=shown)
    elif act == "paid":
        paid_on = form.cleaned_data["paid_on"]
        with once(lambda: was_paid(found, paid_on, request.user)):
            actions.enter_payment(found, paid_on=paid_on, by=request.user, on=today, shown=shown)
    else:
        raise Http404


@require_GET
def order(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponse:
    """The payment order for the cash office, as sealed PDF or as a row of CSV."""
    found = _disbursement(request, pk, number)
    if found.order is None:
        raise Http404
    record("funding.read_order", found.grant.application, by=request.user, facts={"disbursement": found.pk})
    if form == "csv":
        return as_download(orders.as_csv(found), f"{found.number}.csv", "text/csv; charset=utf-8")
    return as_download(read(found.order), f"{found.number}.pdf")


@require_http_methods(["GET", "POST"])
def check_proof(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One proof: accept it, which closes the grant, or ask. A refusal keeps what was typed."""
    found = _proof(request, pk, number)
    act = request.POST.get("act", "")
    form = _proof_forms(request, found, act).get(PROOF_FORMS.get(act, ""))
    if request.method == "POST" and form is not None and form.is_valid():
        if _went_through(request, lambda: _judge(request, found, act, form)):
            return redirect("funding:check_proof", pk, number)
        found = _proof(request, pk, number)
    grant = found.grant
    context = {
        "proof": found,
        "shown": of_proof(found),
        "mine": is_one_person(request.user, found.accepted_by),
        "application": grant.application,
        "lines": found.lines.all(),
        "requests": open_requests(grant),
        "rule": choose(
            notice_on=grant.released_on, recipient=grant.application.applicant.kind, cents=grant.cents
        ),
        **_proof_forms(request, found, act),
    }
    return render(request, "funding/check_proof.html", context)


def _proof_forms(request: HttpRequest, found: Proof, act: str) -> dict[str, Any]:
    """What can be sent from the page, by its name there, with the balance that one of them asks about."""
    balance = found.balance(purse_of(found.grant).paid)
    return {
        "balance": balance,
        "accepting": RegimeForm(
            request.POST if act == "accept" else None, initial={"regime": found.regime}, gap=balance.gap
        ),
        "question": QuestionForm(request.POST if act in ("return", "reopen") else None),
    }


def _judge(request: HttpRequest, found: Proof, act: str, form: Any) -> None:
    given, shown = form.cleaned_data, request.POST.get("shown", "")
    if act == "accept":
        actions.accept_proof(
            found,
            regime=given["regime"],
            reason=given["reason"],
            gap_reason=given.get("gap_reason", ""),
            by=request.user,
            shown=shown,
        )
    else:
        again = actions.return_proof if act == "return" else actions.reopen_proof
        again(found, question=given["question"], by=request.user, shown=shown)


def _paged(request: HttpRequest, found: QuerySet[Any]) -> Any:
    if not organisations_as(OFFICIAL, request.user):
        raise Http404
    return Paginator(found, PAGE).get_page(request.GET.get("seite"))


def _disbursement(request: HttpRequest, pk: int, number: int) -> Disbursement:
    found = (
        disbursements_for(request.user)
        .select_related(
            *WITH, "commitment__appropriation", "order", "open_release", "checked_by", "approved_by"
        )
        .filter(grant__application=pk, pk=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _proof(request: HttpRequest, pk: int, number: int) -> Proof:
    found = proofs_for(request.user).select_related(*WITH).filter(grant__application=pk, pk=number).first()
    if found is None:
        raise Http404
    return found
