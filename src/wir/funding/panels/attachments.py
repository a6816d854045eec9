"""The files of an application, as applicants and officials see them after it was handed in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application, Attachment
from wir.funding.panels.panel import Panel
from wir.funding.sections.attachments import LABELS, papers_of

KINDS = {"pending": "wait", "clean": "ok", "infected": "no", "error": "ask", "not_scanned": "idle"}


@dataclass(frozen=True)
class Row:
    """One paper: a file, or one that is asked for and lacking (then without `name`). `url` only if it may be read."""

    label: object
    kind: str
    word: object
    number: int = 0
    name: str = ""
    size: int = 0
    at: datetime | None = None
    by: str = ""
    url: str = ""


def rows(application: Application, address: str) -> list[Row]:
    """Every file in the order of upload, then what is still lacking. One statement more than the application's own."""
    files = application.attachments.all()
    names = (
        dict(User.objects.filter(pk__in={file.uploaded_by_id for file in files}).values_list("pk", "name"))
        if files
        else {}
    )
    there = {file.kind for file in files if file.counts}
    lacking = [kind for kind in papers_of(application).needed if kind not in there]
    return [
        *(_row(file, names.get(file.uploaded_by_id, ""), address) for file in files),
        *(Row(LABELS[kind], "idle", _("fehlt noch")) for kind in lacking),
    ]


def for_applicants(application: Application, user: User) -> Panel | None:
    """In a draft the section shows them."""
    found = [] if application.state == "draft" else rows(application, "funding:attachment_file")
    return _panel(found) if found else None


def for_officials(application: Application, user: User) -> Panel | None:
    """Always there: the whole file can be fetched also when nobody handed in a paper."""
    found = rows(application, "funding:case_attachment")
    return _panel(found, case_file=reverse("funding:case_file", args=[application.pk]))


def _panel(found: list[Row], **more: str) -> Panel:
    context = {"rows": found, "scanned": bool(settings.CLAMAV) or not found, **more}
    return Panel("dateien", _("Dateien"), "funding/_attachments.html", context)


def _row(file: Attachment, by: str, address: str) -> Row:
    return Row(
        label=LABELS.get(file.kind, file.kind),
        kind=KINDS[file.scan_state],
        word=file.get_scan_state_display(),
        number=file.pk,
        name=file.name,
        size=file.size,
        at=file.uploaded_at,
        by=by,
        url=reverse(address, args=[file.application_id, file.pk]) if file.may_be_read else "",
    )
