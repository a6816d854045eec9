"""Mails around a draft that was shown to a diversity centre. None of them says anything of the case."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.core.days import long_day
from wir.funding.centre import last_showing
from wir.funding.jobs.applying import editors_of
from wir.funding.models import Application
from wir.notices.mail import tell, write


@app.task(name="funding.mail_the_draft")
def mail_the_draft(thing_id: int) -> None:
    """The link to the centre, while it can still say something."""
    showing = last_showing(Application.objects.get(pk=thing_id))
    if showing is None or showing.standing(timezone.localdate()) != "waiting":
        return
    address = reverse("funding:statement", args=[showing.link])
    write(
        showing.email,
        _("Bitte sehen Sie sich einen Entwurf an"),
        _(
            "Für Ihr Vielfaltszentrum liegt im WIR-Portal der Entwurf eines Antrags. Hier können Sie ihn lesen:\n\n%(address)s\n\n"
            "Wenn Sie möchten, schreiben Sie bis %(day)s etwas dazu. Sie müssen nicht. "
            "Wer den Link hat, kann den Entwurf lesen. Bitte geben Sie ihn nur in Ihrem Haus weiter."
        )
        % {"address": f"{settings.WIR_ADDRESS}{address}", "day": long_day(showing.last_day)},
    )


@app.task(name="funding.tell_clerks_that_the_centre_answered")
def tell_clerks_that_the_centre_answered(thing_id: int) -> None:
    """There is an answer to read."""
    for clerk in editors_of(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("Das Vielfaltszentrum hat geantwortet"),
            _("Bitte melden Sie sich im WIR-Portal an. Die Antwort steht bei Ihrem Antrag."),
        )
