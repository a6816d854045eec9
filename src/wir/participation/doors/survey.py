"""Surveys that can be answered now."""

from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wir.participation.doors.door import Door
from wir.participation.models import Survey
from wir.strategy.models import Process
from wir.strategy.wording import Told, tell


def doors(process: Process, on: date) -> list[Door]:
    """One for each open survey. Costs two statements."""
    found = [survey for survey in process.surveys.filter(state="open") if survey.takes_answers(on)]
    titles = tell(found, get_language() or "de", field="title")
    return [
        Door(
            heading=str(titles[survey.pk]),
            says=f"{_says(survey)}{_mark(titles[survey.pk])}",
            url=reverse("participation:survey", args=[process.slug, survey.pk]),
            button=_("An der Umfrage teilnehmen"),
            ends_on=survey.closes_on,
        )
        for survey in found
    ]


def _mark(title: Told) -> str:
    """Beside a heading that nobody has checked."""
    if not title.by_machine:
        return ""
    return " " + _("Titel maschinell übersetzt, noch nicht geprüft: %(original)s") % {
        "original": title.original
    }


def _says(survey: Survey) -> str:
    if survey.access == Survey.Access.CODES:
        return _("Mit dem Code aus Ihrem Brief, ohne Konto, in Ihrer Sprache.")
    return _("Ohne Konto und ohne Namen, in Ihrer Sprache.")
