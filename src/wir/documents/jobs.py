"""What strangers ask about is looked at; files that belong to nothing go."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.documents import asking, uploads
from wir.documents.models import CheckRequest


@app.task(name="documents.sweep_uploads", queueing_lock="documents.sweep_uploads")
def sweep_uploads(timestamp: int) -> None:
    """What no row names and nobody put down within a day."""
    uploads.sweep()


@app.task(name=asking.ANSWER)
def answer_check(thing_id: int) -> None:
    """Is this file real? Whoever asked may have been forgotten in the meantime."""
    if request := CheckRequest.objects.filter(pk=thing_id).first():
        asking.answer(request)


@app.task(name="documents.forget_checks", queueing_lock="documents.forget_checks")
def forget_checks(timestamp: int) -> None:
    """Questions and their files are kept for an hour."""
    asking.forget(at=timezone.now())
