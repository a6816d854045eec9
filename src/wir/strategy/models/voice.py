"""What people said, and the receipt by which they find what became of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.strategy.models.process import Process


class Receipt(models.Model):
    """A receipt (Beleg) for something that was handed in: three words that only its holder has.

    `code_hash` is keyed, so that who reads the table cannot try out words. `thing` and `thing_id` name where it was handed
    in ("participation.survey"), never the single answer or vote; `made_on` is a day, not a moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="receipts")
    code_hash = models.CharField(max_length=64, unique=True)
    thing = models.CharField(max_length=60)
    thing_id = models.BigIntegerField()
    made_on = models.DateField()


class Voice(models.Model):
    """One contribution that can be followed (Stimme): a free answer, a statement, a line of minutes, an idea, or a result.

    A result stands for many (`count`): "62 of 104 want meeting places". `origin` says in German where it was said, for
    example "Umfrage, Frage 3"; `thing` and `thing_id` name the thing it came from, for links. `receipt` is empty when
    nobody holds a code for it. `language` is the one it was said in. Nobody outside reads the wording before a person has
    looked at it: `published_on` is the day from which everybody may. What is hidden names its reason.
    """

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Antwort in einer Umfrage")
        STATEMENT = "statement", _("Aussage im Meinungsbild")
        MINUTES = "minutes", _("Ergebnis eines Treffens")
        IDEA = "idea", _("Idee")
        COMMENT = "comment", _("Rückmeldung zum Text")
        RESULT = "result", _("Ergebnis, das für viele steht")

    CHECKED_ELSEWHERE = (Kind.STATEMENT.value, Kind.COMMENT.value)
    """They are checked where people vote on them or where they get their answer, not in the list of all voices."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="voices")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(_("Wortlaut"), max_length=4000)
    language = models.CharField(max_length=12, default="de")
    said_on = models.DateField()
    origin = models.CharField(max_length=200)
    thing = models.CharField(max_length=60, blank=True)
    thing_id = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(default=1)
    receipt = models.ForeignKey(Receipt, null=True, on_delete=models.SET_NULL, related_name="voices")
    read_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    hidden_because = models.CharField(_("Warum nicht?"), max_length=400, blank=True)

    class Meta:
        ordering = ["said_on", "id"]
        indexes = [models.Index(fields=["process", "kind", "said_on"], name="voices_of_a_process")]
        constraints = [
            models.CheckConstraint(condition=Q(count__gte=1), name="a_voice_counts"),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(hidden_because=""), name="a_voice_is_public_or_hidden"
            ),
        ]

    @property
    def waits(self) -> bool:
        """Nobody has looked at it yet."""
        return self.read_on is None and not self.hidden_because

    @property
    def is_checked_elsewhere(self) -> bool:
        """It has a queue of its own."""
        return self.kind in self.CHECKED_ELSEWHERE

    @property
    def is_published(self) -> bool:
        """Everybody may read its wording."""
        return self.published_on is not None
