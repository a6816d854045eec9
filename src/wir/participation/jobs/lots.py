"""A lot is reckoned here, never while somebody waits: it may take a minute. And who was drawn is told."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import answering_lots, drawing, telling_drawn
from wir.participation.models import Draw, Seat


@app.task(name="participation.reckon_lot")
def reckon_lot(thing_id: int) -> None:
    """Make the list of a lot, or say what stands in its way."""
    drawing.work_out(Draw.objects.get(pk=thing_id), on=timezone.localdate())


@app.task(name="participation.tell_drawn")
def tell_drawn(thing_id: int) -> None:
    """Three digits were drawn: an e-mail to everybody who got a seat and gave an address."""
    _tell(assembly=thing_id)


@app.task(name="participation.tell_replacements")
def tell_replacements(thing_id: int) -> None:
    """The same for those whom a later draw gave a free seat; the first draw gives none before its digits are known."""
    _tell(draw=thing_id)


@app.task(name="participation.free_silent_seats", queueing_lock="participation.free_silent_seats")
def free_silent_seats(timestamp: int) -> None:
    """Nobody answered until the day that mail or letter named: the seat is free."""
    answering_lots.free_silent(timezone.localdate())


def _tell(**which: int) -> None:
    seats = Seat.objects.filter(**which).select_related("entry", "assembly__process__controller")
    telling_drawn.tell_by_mail(seats, on=timezone.localdate())
