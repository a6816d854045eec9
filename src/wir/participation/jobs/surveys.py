"""Recurring work of surveys: thin. Every job may run twice."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import publishing, reach, shuffling


@app.task(name="participation.take_snapshots", queueing_lock="participation.take_snapshots")
def take_snapshots(timestamp: int) -> None:
    """New published counts where ten or more new answers came: of surveys, and of who took part."""
    publishing.take_snapshots(timezone.localdate())
    reach.take_reach_snapshots(timezone.localdate())


@app.task(name="participation.shuffle", queueing_lock="participation.shuffle")
def shuffle(timestamp: int) -> None:
    """Nothing can be read from the order of the rows."""
    shuffling.shuffle()


@app.task(name="participation.shuffle_new", queueing_lock="participation.shuffle_new")
def shuffle_new(timestamp: int) -> None:
    """The number of a transaction joins what one person handed in for some minutes only."""
    shuffling.shuffle_new(timezone.localdate())
