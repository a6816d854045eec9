"""The receipt that follows handing in."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.funding.models import Submission
from wir.funding.notices.receipt import ensure_receipt


@app.task(name="funding.make_receipts")
def make_receipts(thing_id: int) -> None:
    """Each frozen version of the application gets its receipt once, however often this runs."""
    found = Submission.objects.filter(application=thing_id).select_related(
        "application__applicant", "application__controller"
    )
    for submission in found.exclude(content={}):
        ensure_receipt(submission, on=timezone.localdate())
