"""The receipt that follows handing in."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.funding.models import Submission
from wir.funding.notices.receipt import ensure_receipt


@app.task(name="funding.make_receipts")
def make_receipts(thing_id: int) -> None:
    """Each frozen version of the application gets its receipt once, however often this runs."""
    _make(application=thing_id)


@app.task(name="funding.make_missing_receipts")
def make_missing_receipts(thing_id: int) -> None:
    """The profile of an organisation has changed: what waited for its address is made now."""
    _make(application__applicant=thing_id)


def _make(**whose: int) -> None:
    found = Submission.objects.filter(**whose).select_related(
        "application__applicant", "application__controller"
    )
    for submission in found.exclude(content={}):
        if submission.application.applicant.has_address:  # without one, nothing goes out until it is known
            ensure_receipt(submission, on=timezone.localdate())
