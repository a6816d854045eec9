"""One page: where does the code go? The answer is the letter itself, once, or a mail to the registered address."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.accounts.access import OFFICIAL, claims_for, may_confirm, named_the_address, organisations_as
from wir.accounts.actions import mail_code, make_code, name_registered_address
from wir.accounts.actions.confirming import CODE_DAYS
from wir.accounts.codes import new_code
from wir.accounts.models import Claim, Organisation
from wir.accounts.views.loading import refusals_as_messages
from wir.admission.documents import CONFIRMATION_LETTER, letter_data
from wir.admission.forms import LetterForm, MailForm
from wir.core.refusal import Refused
from wir.documents.render import Unprintable
from wir.documents.render import render as render_pdf
from wir.documents.serving import as_download


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, claim: int) -> HttpResponse:
    """Ask for the registered address; then print the letter. A second letter makes the first one's code void.

    Or the e-mail address is entered here by one official, and another one mails the code to it.
    """
    open_claims = (
        claims_for(request.user)
        .filter(state="open")
        .select_related("organisation__registered_email_by", "user", "code")
    )
    found = open_claims.filter(pk=claim).first()
    if found is None or not may_confirm(request.user, found):
        raise Http404
    if request.POST.get("choice") in OTHERS:
        return OTHERS[request.POST["choice"]](request, found)
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return as_download(_letter(request, found, form), f"Brief-{found.pk}.pdf")
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        except Unprintable as unprintable:
            form.add_error(None, unprintable.sentence)
    return _page(request, found, form, MailForm())


def _name(request: HttpRequest, found: Claim) -> HttpResponse:
    """First official: the address and where it is from."""
    form = MailForm(request.POST)
    if form.is_valid():
        try:
            name_registered_address(found, **form.cleaned_data, by=request.user, on=timezone.localdate())
        except Refused as refused:
            form.add_error("email", list(refused.sentences))
        else:
            messages.success(
                request, _("Die Adresse ist eingetragen. Den Code schickt jetzt eine andere Person.")
            )
            return redirect("admission:letter", found.pk)
    return _page(request, found, LetterForm(), form)


def _mail(request: HttpRequest, found: Claim) -> HttpResponse:
    """Second official: the code goes to the address that stands there."""
    with refusals_as_messages(request):
        seen = request.POST.get("seen", "")
        made = mail_code(found, seen=seen, by=request.user, on=timezone.localdate())
        messages.success(request, _("Der Code geht gleich an %(email)s.") % {"email": made.email})
        return redirect("accounts:check_claim", found.pk)
    return redirect("admission:letter", found.pk)


def _page(request: HttpRequest, found: Claim, letter: LetterForm, mail: MailForm) -> HttpResponse:
    context = {
        "claim": found,
        "organisation": found.organisation,
        "form": letter,
        "mail": mail,
        "mine": named_the_address(request.user, found),
    }
    return render(request, "admission/letter.html", context)


def _letter(request: HttpRequest, claim: Claim, form: LetterForm) -> bytes:
    """Printed first: a code whose letter does not exist would only do harm."""
    on, code = timezone.localdate(), new_code()
    sender = (
        Organisation.objects.filter(pk__in=organisations_as(OFFICIAL, request.user)).order_by("pk").first()
    )
    data = letter_data(
        claim,
        sender=sender,
        addressee=form.lines(),
        code=code,
        on=on,
        last_day=on + timedelta(days=CODE_DAYS),
    )
    pdf = render_pdf(CONFIRMATION_LETTER.name, data, on=on)
    make_code(claim, code=code, address="\n".join(form.lines()), by=request.user, on=on)
    return pdf


OTHERS: dict[str, Callable[[HttpRequest, Claim], HttpResponse]] = {"address": _name, "mail": _mail}
