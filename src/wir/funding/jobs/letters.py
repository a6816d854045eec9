"""Telling applicants that a letter is there which is no decision about the application."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.funding.jobs.applying import partners_people_of, tell_clerks_that_a_letter_is_there
from wir.funding.models import Correction, EarlyStart
from wir.notices.mail import tell


@app.task(name="funding.tell_clerks_that_the_early_start_is_answered")
def tell_clerks_that_the_early_start_is_answered(thing_id: int) -> None:
    """The same mail as for every letter, without any content of the case."""
    tell_clerks_that_a_letter_is_there(EarlyStart.objects.get(pk=thing_id).application_id)


@app.task(name="funding.tell_clerks_that_a_correction_is_there")
def tell_clerks_that_a_correction_is_there(thing_id: int) -> None:
    """The same mail as for every letter, without any content of the case; partners learn where their copy will be."""
    application = Correction.objects.select_related("application").get(pk=thing_id).application
    tell_clerks_that_a_letter_is_there(application.pk)
    if application.state != "awarded":
        return
    for person in partners_people_of(application):
        tell(
            person,
            _("Ein Schreiben zu Ihrem gemeinsamen Antrag wurde berichtigt"),
            _(
                "Ihre Kopie finden Sie im WIR-Portal beim Antrag, sobald die Antragstellerin das Schreiben bekommen hat."
            ),
        )
