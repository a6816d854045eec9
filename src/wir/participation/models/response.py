"""What people answered: random ids, a day instead of a moment, no address, no account, no way back to a person."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.participation.models.question import Question
from wir.participation.models.survey import Survey


class Channel(models.TextChoices):
    """The way on which an answer came."""

    WEB = "web", _("im Netz")
    LETTER = "letter", _("Papier per Post")
    STAND = "stand", _("Papier am Stand")
    MEETING = "meeting", _("Papier beim Treffen")


class Response(models.Model):
    """One questionnaire that was handed in (Antwortbogen). Nothing here or elsewhere says whose it is.

    No column says which receipt or which code belongs to it. The number of their transaction, which the database keeps,
    joins them for some minutes: then a job writes all rows of the day anew in random order (actions/shuffling.py). What
    whoever reads the files, the log or a backup of the database could still learn: docs/decisions/0013.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    channel = models.CharField(max_length=8, choices=Channel.choices, default="web")
    answered_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["survey", "answered_on"], name="responses_of_a_survey")]


class Answer(models.Model):
    """The answer to one question, as its kind stores it. `asked` is false where, after the person's other answers, the
    question was not meant for them: it is kept, but not counted. A text that became a voice is not kept here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    value = models.JSONField()
    asked = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="one_answer_per_question"),
        ]


class Draft(models.Model):
    """Answers of somebody who is not done yet (Entwurf). Its holder finds it by cookie or by the code to go on, of which
    only a keyed hash is kept. It is gone when they hand in, when they say so, or after 30 days."""

    DAYS = 30

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="drafts")
    answers = models.JSONField(default=dict)
    code_hash = models.CharField(max_length=64, blank=True)
    touched_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["code_hash"], name="drafts_by_code")]


class InviteCode(models.Model):
    """A code to answer once (Zugangscode); only its keyed hash is kept. `used` says that it was used, never when or for
    which answers. `batch` names the heap it was printed in, for example "Brief, Ortsteil Nord"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    batch = models.CharField(max_length=80, blank=True)
    made_on = models.DateField()
    used = models.BooleanField(default=False)
