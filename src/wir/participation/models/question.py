"""What a survey asks. Kinds are files in `participation/questions/`; a new kind needs no migration."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.participation.models.survey import Survey


class Question(models.Model):
    """One question. `code` is what answers, conditions and exports name it by, in every language.

    `settings` holds what only its kind knows (steps of a scale, classes of a number). `condition` is read by
    `core/conditions.py`. `becomes_voice`: its texts are handed on as voices and kept nowhere else. `bank` is its key in
    the bank of ready questions, empty for own ones. `published` shows its result to everybody.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    code = models.CharField(max_length=12)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    text = models.CharField(_("Frage"), max_length=300)
    hint = models.CharField(_("Hinweis"), max_length=300, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    condition = models.JSONField(default=dict, blank=True)
    becomes_voice = models.BooleanField(_("Antworten werden zu Stimmen"), default=False)
    bank = models.CharField(max_length=40, blank=True)
    published = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "code"], name="a_code_once_per_survey"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def language(self) -> str:
        """The language it was written in."""
        return self.survey.language


class Option(models.Model):
    """One choice of a question, one row of a matrix or one end of a scale. Answers name it by `code`."""

    class Axis(models.TextChoices):
        CHOICE = "choice", _("Antwort")
        ROW = "row", _("Zeile")
        END = "end", _("Ende der Skala")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    axis = models.CharField(max_length=6, choices=Axis.choices, default="choice")
    code = models.CharField(max_length=12)
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["axis", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "axis", "code"], name="an_option_once_per_question"),
        ]

    @property
    def language(self) -> str:
        """The language it was written in."""
        return self.question.survey.language


class Correction(models.Model):
    """A typo put right after the opening (Korrektur): what stood there, what stands there now, why. Everybody can read it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="corrections")
    before = models.CharField(max_length=300)
    after = models.CharField(max_length=300)
    note = models.CharField(_("Was haben Sie berichtigt?"), max_length=200)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
