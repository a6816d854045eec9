"""Ballots are counted here, never while somebody waits."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import polls
from wir.participation.models import Poll


@app.task(name="participation.count_poll")
def count_poll(thing_id: int) -> None:
    """A poll was closed: its ballots are counted."""
    polls.count_poll(Poll.objects.select_related("process").get(pk=thing_id), on=timezone.localdate())


@app.task(name="participation.forget_ballots")
def forget_ballots(thing_id: int) -> None:
    """A process was closed: its ballots go, the sums stay."""
    for poll in Poll.objects.filter(process=thing_id, ballots_gone_on=None).select_related("process"):
        polls.forget_ballots(poll, on=timezone.localdate())
