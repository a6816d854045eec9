"""Strangers ask whether a paper is real: the file waits for a job, which answers, deletes it and is soon forgotten.

Nothing that a stranger sent is parsed in the web server. The job reads the seal in a process of its own with little
time and memory, so that a file made to break parsers breaks only that.
"""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.core.findings import Finding
from wir.core.refusal import Refused
from wir.documents.apart import read_apart
from wir.documents.check import Check, check
from wir.documents.models import CheckRequest

KEPT = timedelta(hours=1)
SLOW = timedelta(minutes=1)
MOST_WAITING = 40
ANSWER = "documents.answer_check"
"""The job that answers; it needs this module, so it is called by its name."""


def ask(file: UploadedFile, *, at: datetime) -> CheckRequest:
    """Put the file aside and let a job look at it. Raises Refused while very many files wait."""
    if CheckRequest.objects.filter(answer__isnull=True, asked_at__gt=at - KEPT).count() >= MOST_WAITING:
        raise Refused(
            _("Gerade prüfen sehr viele ihre Schreiben. Bitte versuchen Sie es in ein paar Minuten wieder.")
        )
    request = CheckRequest(asked_at=at)
    place = path_of(request.token)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place.open("xb") as copy:
        for piece in file.chunks():
            copy.write(piece)
    with transaction.atomic():
        request.save()
        app.configure_task(ANSWER).defer(thing_id=request.pk)
    return request


def answer(request: CheckRequest) -> None:
    """Look at the file and write the answer down; the file is gone afterwards. May run twice."""
    place = path_of(request.token)
    if request.answer is None and place.exists():
        found = check(place.read_bytes(), thorough=True, reader=lambda _pdf: read_apart(place))
        request.answer = {
            "genuine": found.genuine,
            "says": found.says,
            "seal_note": found.seal_note,
            "findings": [finding.as_json() for finding in found.findings],
        }
        request.save(update_fields=["answer"])
    place.unlink(missing_ok=True)


def answer_of(request: CheckRequest) -> Check | None:
    """What the job wrote down, None as long as it has not."""
    if request.answer is None:
        return None
    findings = tuple(Finding(**{**one, "hints": tuple(one["hints"])}) for one in request.answer["findings"])
    return Check(**{**request.answer, "findings": findings})


def forget(*, at: datetime) -> int:
    """Delete what was asked more than an hour ago; how many."""
    old = CheckRequest.objects.filter(asked_at__lt=at - KEPT)
    for token in old.values_list("token", flat=True):
        path_of(token).unlink(missing_ok=True)
    return old.delete()[0]


def path_of(token: UUID) -> Path:
    """Where the file of a request waits."""
    return Path(settings.WIR_INCOMING) / f"check-{token}"
