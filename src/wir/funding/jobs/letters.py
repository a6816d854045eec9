"""Telling applicants that a letter is there which is no decision about the application."""

from procrastinate.contrib.django import app

from wir.funding.jobs.applying import tell_clerks_that_a_letter_is_there
from wir.funding.models import Correction, EarlyStart


@app.task(name="funding.tell_clerks_that_the_early_start_is_answered")
def tell_clerks_that_the_early_start_is_answered(thing_id: int) -> None:
    """The same mail as for every letter, without any content of the case."""
    tell_clerks_that_a_letter_is_there(EarlyStart.objects.get(pk=thing_id).application_id)


@app.task(name="funding.tell_clerks_that_a_correction_is_there")
def tell_clerks_that_a_correction_is_there(thing_id: int) -> None:
    """The same mail as for every letter, without any content of the case."""
    tell_clerks_that_a_letter_is_there(Correction.objects.get(pk=thing_id).application_id)
