"""One page: where does the code go? The answer is the letter itself, once, or a mail to the registered address."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.accounts.access import OFFICIAL, claims_for, may_confirm, organisations_as
from wir.accounts.actions import mail_code, make_code
from wir.accounts.actions.confirming import CODE_DAYS
from wir.accounts.codes import new_code
from wir.accounts.models import Claim, Organisation
from wir.admission.documents import CONFIRMATION_LETTER, letter_data
from wir.admission.forms import LetterForm, MailForm
from wir.core.refusal import Refused
from wir.documents.render import Unprintable
from wir.documents.render import render as render_pdf
from wir.documents.serving import as_download


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, claim: int) -> HttpResponse:
    """Ask for the registered address; then print the letter. A second letter makes the first one's code void."""
    open_claims = claims_for(request.user).filter(state="open").select_related("organisation", "user", "code")
    found = open_claims.filter(pk=claim).first()
    if found is None or not may_confirm(request.user, found):
        raise Http404
    if request.POST.get("choice") == "mail":
        return _mail(request, found)
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return as_download(_letter(request, found, form), f"Brief-{found.pk}.pdf")
        except Refused as refused:
            form.add_error(None, list(refused.sentences))
        except Unprintable as unprintable:
            form.add_error(None, unprintable.sentence)
    return _page(request, found, form, MailForm())


def _mail(request: HttpRequest, found: Claim) -> HttpResponse:
    form = MailForm(request.POST)
    if form.is_valid():
        try:
            made = mail_code(
                found, email=form.cleaned_data["email"], by=request.user, on=timezone.localdate()
            )
        except Refused as refused:
            form.add_error("email", list(refused.sentences))
        else:
            messages.success(request, _("Der Code geht gleich an %(email)s.") % {"email": made.email})
            return redirect("accounts:check_claim", found.pk)
    return _page(request, found, LetterForm(), form)


def _page(request: HttpRequest, found: Claim, letter: LetterForm, mail: MailForm) -> HttpResponse:
    return render(request, "admission/letter.html", {"claim": found, "form": letter, "mail": mail})


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
