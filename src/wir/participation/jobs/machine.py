"""Translating by machine, apart from every page. Thin; may run twice."""

from django.utils import timezone
from procrastinate.contrib.django import app

from wir.participation.actions import machine
from wir.participation.models import MachineTask


@app.task(name="participation.carry_out")
def carry_out(thing_id: int) -> None:
    """One order; what it belonged to may be gone."""
    found = MachineTask.objects.select_related(
        "survey__process", "statement__conversation__process", "outcomes_of"
    )
    if task := found.filter(pk=thing_id).first():
        machine.carry_out(task)


@app.task(name="participation.translate_waiting", queueing_lock="participation.translate_waiting")
def translate_waiting(timestamp: int) -> None:
    """Statements of processes that let a machine translate unasked."""
    machine.translate_waiting(timezone.localdate())
