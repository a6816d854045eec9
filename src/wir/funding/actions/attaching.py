"""Files come to an application, and go again while it may be changed."""

from datetime import datetime

import rules
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents.scanning import first_state
from wir.documents.uploads import MEGABYTE, MOST_BYTES, Upload, receive
from wir.funding.models import Application, Attachment
from wir.funding.sections.attachments import choices
from wir.journal.steps import record

MOST_BYTES_TOGETHER = 60 * MEGABYTE
MOST_FILES = 50


def attach(application: Application, file: UploadedFile, *, kind: str, by: User, at: datetime) -> Attachment:
    """Check a file, put it down and add it. The same file twice for the same paper is one. Raises Refused."""
    if file.size and file.size <= MOST_BYTES:
        _refuse_too_much(application, file.size)  # before anything is copied
    upload = receive(file)
    with transaction.atomic():
        locked = _locked(application, by)
        if begun := locked.attachments.filter(kind=kind, sha256=upload.sha256).first():
            return begun
        if kind not in dict(choices(locked)):
            raise Refused(_("Bitte wählen Sie, was für eine Unterlage das ist."))
        _refuse_too_much(locked, upload.size)
        _refuse_known_malware(upload)
        attachment = Attachment.objects.create(
            application=locked,
            kind=kind,
            name=upload.name,
            size=upload.size,
            sha256=upload.sha256,
            content_type=upload.content_type,
            scan_state=first_state(),
            uploaded_by=by,
            uploaded_at=at,
        )
        locked.save(update_fields=["saved_at"])
        facts = {"attachment": attachment.pk, "kind": kind, "sha256": upload.sha256, "bytes": upload.size}
        record("funding.attach", locked, by=by, facts=facts)
    return attachment


def detach(attachment: Attachment, *, by: User) -> None:
    """Take a file out of a draft again. Its content is swept up within a day. Raises Refused."""
    with transaction.atomic():
        locked = _locked(attachment.application, by)
        if locked.state != "draft":
            raise Refused(
                _("Was abgeschickt wurde, bleibt in der Akte. Sie können aber eine neue Datei hinzufügen.")
            )
        facts = {"attachment": attachment.pk, "kind": attachment.kind, "sha256": attachment.sha256}
        Attachment.objects.filter(pk=attachment.pk).delete()
        locked.save(update_fields=["saved_at"])
        record("funding.detach", locked, by=by, facts=facts)


def _locked(application: Application, by: User) -> Application:
    """The application, locked, while it may be changed by that person. Raises Refused and PermissionDenied."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if not rules.has_perm("funding.attach", by, locked):
        raise PermissionDenied("funding.attach")
    if not locked.is_editable:
        raise Refused(_("Der Antrag ist schon abgeschickt. Die Datei wurde nicht gespeichert."))
    return locked


def _refuse_too_much(application: Application, size: int) -> None:
    files = application.attachments.all()
    if files.count() >= MOST_FILES:
        raise Refused(_("Mehr als %(most)s Dateien nimmt ein Antrag nicht auf.") % {"most": MOST_FILES})
    if (files.aggregate(sum=Sum("size"))["sum"] or 0) + size > MOST_BYTES_TOGETHER:
        raise Refused(
            _("Alle Dateien zusammen dürfen höchstens %(most)s MB groß sein. Diese wurde nicht gespeichert.")
            % {"most": MOST_BYTES_TOGETHER // MEGABYTE}
        )


def _refuse_known_malware(upload: Upload) -> None:
    if Attachment.objects.filter(sha256=upload.sha256, scan_state=Attachment.Scan.INFECTED).exists():
        raise Refused(_("In dieser Datei steckt ein Schadprogramm. Sie wurde nicht gespeichert."))
