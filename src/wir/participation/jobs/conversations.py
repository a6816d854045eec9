"""What all votes say together is reckoned here, never while somebody waits."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import results
from wir.participation.models import Conversation
from wir.participation.opinions import voting


@app.task(name="participation.reckon_opinions", queueing_lock="participation.reckon_opinions")
def reckon_opinions(timestamp: int) -> None:
    """Every conversation with enough new votes."""
    for conversation in results.due_for_reckoning():
        results.reckon_anew(conversation, on=timezone.localdate())


@app.task(name="participation.reckon_the_last_time")
def reckon_the_last_time(thing_id: int) -> None:
    """A conversation was closed: its last result, if ten more people have come since the one before."""
    results.reckon_anew(Conversation.objects.get(pk=thing_id), on=timezone.localdate())


@app.task(name="participation.forget_votes")
def forget_votes(thing_id: int) -> None:
    """A process was closed: its single votes go, the results stay."""
    for conversation in Conversation.objects.filter(process=thing_id, votes_gone_on=None):
        results.forget_votes(conversation, on=timezone.localdate())


@app.task(name="participation.shuffle_votes", queueing_lock="participation.shuffle_votes")
def shuffle_votes(timestamp: int) -> None:
    """Every night: the order of the votes of the day is lost."""
    voting.shuffle(timezone.localdate())
