"""What the authority says about a line this year, and what the public asks."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.core.days import working_day_from


class LineNotice(models.Model):
    """What the authority says about a line this year: open or not, usual days to a decision, whom to ask."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40, unique=True)
    open = models.BooleanField(_("Kann man zurzeit Anträge stellen?"), null=True)
    usual_days = models.PositiveSmallIntegerField(
        _("Übliche Tage bis zur Entscheidung"), null=True, blank=True
    )
    decide_by = models.DateField(_("Fester Tag, bis zu dem entschieden wird"), null=True, blank=True)
    contact = models.CharField(_("Wen man fragen kann"), max_length=300, blank=True)

    def due_on(self, received: date) -> date | None:
        """Until when an application that came in on that day is to be decided; None while nobody has said."""
        if self.decide_by and self.decide_by >= received:
            return self.decide_by
        if self.usual_days is None:
            return None
        return working_day_from(received + timedelta(days=self.usual_days))


class Question(models.Model):
    """A question from the public about a line; once answered and published it is part of the FAQ."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    text = models.CharField(_("Ihre Frage"), max_length=600)
    email = models.EmailField(_("Ihre E-Mail-Adresse"), blank=True)
    asked_on = models.DateField()
    answer = models.TextField(_("Antwort"), max_length=2000, blank=True)
    published_on = models.DateField(null=True)
