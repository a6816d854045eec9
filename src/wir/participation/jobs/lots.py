"""A lot is reckoned here, never while somebody waits: it may take a minute."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import drawing
from wir.participation.models import Draw


@app.task(name="participation.reckon_lot")
def reckon_lot(thing_id: int) -> None:
    """Make the list of a lot, or say what stands in its way."""
    drawing.work_out(Draw.objects.get(pk=thing_id), on=timezone.localdate())
