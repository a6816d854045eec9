"""The account to pay to: the recipient names and confirms it; an official only where nobody else there can."""

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.funding import actions
from wir.funding.access import grants_for, own_grants
from wir.funding.forms.paying import VouchForm
from wir.funding.forms.projects import AccountForm
from wir.funding.models import Grant, PayoutAccount
from wir.funding.queries.accounts import can_be_confirmed_there
from wir.funding.views.loading import refusals_as_messages


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """The recipient's page: which account it is, who stands for it, confirm it, name another one."""
    grant = _with_account(own_grants(request.user), pk)
    form = AccountForm(request.POST if request.POST.get("act") == "name" else None)
    if request.method == "POST" and request.POST.get("act") == "confirm":
        with refusals_as_messages(request):
            actions.confirm_account(_seen(request, grant), by=request.user, on=timezone.localdate())
            messages.success(request, _("Bestätigt. Auf dieses Konto kann jetzt Geld fließen."))
        return redirect("funding:running_project", pk)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            named = actions.name_account(
                grant, holder=form.cleaned_data["account_holder"], iban=form.cleaned_data["iban"],
                by=request.user, on=timezone.localdate(),
            )  # fmt: skip
            messages.success(request, said_of(named))
        return redirect("funding:account", pk)
    last = accounts_of(grant)[0]
    context = _page(grant) | {
        "form": form,
        "may_confirm": not last.is_confirmed
        and rules.has_perm("funding.confirm_account", request.user, last),
        "may_name": grant.state == "accepted" and rules.has_perm("funding.name_account", request.user, grant),
    }
    return render(request, "funding/account.html", context)


@require_http_methods(["GET", "POST"])
def case_account(request: HttpRequest, pk: int) -> HttpResponse:
    """The official's page: the same, and stand for it where nobody else in the organisation can."""
    grant = _with_account(grants_for(request.user), pk)
    form = VouchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            note = form.cleaned_data["note"]
            actions.vouch_for_account(
                _seen(request, grant), note=note, by=request.user, on=timezone.localdate()
            )
            messages.success(request, _("Vermerkt. Auf dieses Konto kann jetzt Geld fließen."))
        return redirect("funding:case_account", pk)
    last = accounts_of(grant)[0]
    waits = not last.is_confirmed and grant.state == "accepted"
    there = waits and can_be_confirmed_there(last, on=timezone.localdate())
    context = _page(grant) | {"form": form, "waits": waits, "there": there}
    return render(request, "funding/case_account.html", context)


def accounts_of(grant: Grant) -> list[PayoutAccount]:
    """All that were ever named, the one that counts first, with the people. One statement."""
    return list(grant.accounts.select_related("named_by", "confirmed_by").order_by("-pk"))


def said_of(account: PayoutAccount) -> str:
    """What happens next with an account that was just named."""
    if account.is_confirmed:
        return _("Dafür stehen schon zwei Personen aus Ihrem Profil.")
    if can_be_confirmed_there(account, on=timezone.localdate()):
        return _("Das Konto ist vermerkt. Eine zweite Person aus Ihrer Organisation bestätigt es jetzt.")
    return _(
        "Das Konto ist vermerkt. Bei Ihnen kann es niemand sonst bestätigen, deshalb fragt die Behörde bei Ihnen nach."
    )


def _page(grant: Grant) -> dict[str, object]:
    accounts = accounts_of(grant)
    return {
        "grant": grant,
        "application": grant.application,
        "account": accounts[0],
        "earlier": accounts[1:],
        "profile": grant.application.applicant,
    }


def _seen(request: HttpRequest, grant: Grant) -> PayoutAccount:
    """The account that stood on the page, which must still be the one that counts when it is confirmed."""
    number = request.POST.get("account", "")
    found = grant.accounts.filter(pk=number).first() if number.isascii() and number.isdigit() else None
    if found is None or len(number) > 18:
        raise Http404
    return found


def _with_account(rows: object, pk: int) -> Grant:
    found = (
        rows.select_related("application__applicant").filter(application=pk, accounts__isnull=False).first()
    )
    if found is None:
        raise Http404
    return found
