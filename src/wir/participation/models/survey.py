"""A survey and its promise."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.participation import workflow
from wir.strategy.models import Process


class Survey(models.Model):
    """A survey (Umfrage) of a process. When it opens, questions and promise are frozen.

    `opens_on` and `closes_on` are the first and the last day on which it can be answered. `promise` is what was told to
    those who answered, as it read on the day of opening. `sample` says who was asked: whoever came, or people drawn by lot
    out of `population` and given a code each; only then is there a margin of error. `language` is the one its texts were written in.
    """

    class Access(models.TextChoices):
        OPEN = "open", _("Offen für alle: Link, QR-Code, Aushang")
        CODES = "codes", _("Nur mit Code: Brief oder Streifen")

    class Sample(models.TextChoices):
        OPEN = "open", _("Wer mitmachen möchte")
        RANDOM = "random", _("Zufällig ausgewählte Menschen")

    workflow = workflow.SURVEY

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="surveys")
    title = models.CharField(_("Titel"), max_length=120)
    intro = models.TextField(_("Worum geht es?"), max_length=1000, blank=True)
    language = models.CharField(max_length=12, default="de")
    state = models.CharField(max_length=8, default="draft")
    access = models.CharField(_("Wer kann antworten?"), max_length=8, choices=Access.choices, default="open")
    sample = models.CharField(_("Wer wurde gefragt?"), max_length=8, choices=Sample.choices, default="open")
    population = models.PositiveIntegerField(
        _("Aus wie vielen Menschen wurde ausgewählt?"), null=True, blank=True
    )
    opens_on = models.DateField(_("Offen ab"), null=True, blank=True)
    closes_on = models.DateField(_("Offen bis"), null=True, blank=True)
    promise = models.TextField(max_length=2000, blank=True)
    opened_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.SURVEY.states)), name="survey_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(opens_on__lte=F("closes_on")),
                name="a_survey_opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | (~Q(promise="") & ~Q(opened_on=None)),
                name="an_open_survey_has_its_promise",
            ),
            models.CheckConstraint(
                condition=~Q(sample="random") | Q(population__gte=1) | Q(state="draft"),
                name="a_random_sample_names_its_population",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.workflow.states[self.state])

    def takes_answers(self, on: date) -> bool:
        """Whether it can be answered on that day; the first and the last day belong to it."""
        begun = self.opens_on is None or self.opens_on <= on
        ended = self.closes_on is not None and self.closes_on < on
        return self.state == "open" and self.process.is_open and begun and not ended

    @property
    def is_frozen(self) -> bool:
        """Questions can no longer change."""
        return self.state != "draft"

    @property
    def is_representative(self) -> bool:
        """Only a random sample, of whom each has a code, speaks for more people than those who answered."""
        return self.sample == self.Sample.RANDOM and self.access == self.Access.CODES
