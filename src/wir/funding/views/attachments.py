"""Files of an application: the applicant adds, reads and removes; the authority reads."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents.files import Damaged
from wir.documents.serving import file_as_download
from wir.documents.uploads import clean_name, open_upload
from wir.funding import actions
from wir.funding.access import attachments_for, cases_for, edited_by, readable_by_applicants
from wir.funding.forms import AttachmentForm
from wir.funding.models import Application, Attachment
from wir.funding.panels.attachments import rows
from wir.funding.sections import asked_here, attachments, may_change
from wir.funding.sections.rows import asked_by_row
from wir.funding.sent import as_sent
from wir.funding.views.loading import one, refusals_as_messages
from wir.journal.steps import record


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The section „Unterlagen“: what is asked for, what is there, one more file."""
    found = one(edited_by(request.user), pk)
    if not may_change(found, "attachments"):
        return redirect("funding:application", pk)
    form = AttachmentForm(request.POST or None, request.FILES or None, application=found)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            added = actions.attach(
                found, given["file"], kind=given["kind"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error("file", sentence)
        else:
            _say_what_is_there(request, added, sent=given["file"].name)
            return redirect("funding:attachments", pk)
    asked = asked_here(found, "attachments")
    found_rows = rows(found, "funding:attachment_file")
    context = {
        "application": found,
        "form": form,
        "section": attachments.section(found),
        "papers": attachments.papers_of(found),
        "rows": found_rows,
        "asked": asked,
        "shown": {
            "rows": found_rows,
            "scanned": True,
            "remove": pk if found.state == "draft" else None,
            "asked": asked_by_row(asked, "attachments"),
        },
        "refresh": any(file.scan_state == Attachment.Scan.PENDING for file in found.attachments.all()),
        "scanned": bool(settings.CLAMAV),
    }
    return render(request, "funding/attachments.html", context)


def _say_what_is_there(request: HttpRequest, added: Attachment, *, sent: str) -> None:
    """The same content under another name is the same file: then its name is the first one."""
    if sent and clean_name(sent) != added.name:
        says = _("Diese Datei war schon da, sie heißt „%(name)s“. Es gibt sie weiter nur einmal.")
        messages.info(request, says % {"name": added.name})
    else:
        messages.success(request, _("Gespeichert: %(name)s.") % {"name": added.name})


@require_POST
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a file out of the draft."""
    found = one(edited_by(request.user), pk)
    attachment = found.attachments.filter(pk=number).first()
    if attachment is None:
        raise Http404
    with refusals_as_messages(request):
        actions.detach(attachment, by=request.user)
        messages.success(request, _("Entfernt: %(name)s.") % {"name": attachment.name})
    return redirect("funding:attachments", pk)


@require_GET
def own_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One's own file, always to be saved and never to be run."""
    return hand_out(_readable(request.user, one(readable_by_applicants(request.user), pk), number))


@require_GET
def case_file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same for the authority. Reading it is an entry in the journal."""
    found = as_sent(one(cases_for(request.user), pk))
    attachment = _readable(request.user, found, number)
    if attachment.pk not in {file.pk for file in found.attachments.all()}:
        raise Http404  # it is not handed in yet
    response = hand_out(attachment)
    facts = {"attachment": attachment.pk, "sha256": attachment.sha256}
    record("funding.read_attachment", found, by=request.user, facts=facts)
    return response


def _readable(user: User, found: Application, number: int) -> Attachment:
    """A file that was found clean or cannot be scanned here; everything else does not exist for a browser."""
    attachment = attachments_for(user).filter(application=found, pk=number).first()
    if attachment is None or not attachment.may_be_read:
        raise Http404
    return attachment


def hand_out(attachment: Attachment) -> HttpResponse:
    """The file to be saved and never to be run, or 404 when its content is not what was uploaded."""
    try:
        place = open_upload(attachment.sha256)
    except Damaged:
        raise Http404 from None
    return file_as_download(place, attachment.name, attachment.content_type)
