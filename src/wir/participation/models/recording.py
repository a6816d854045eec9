"""A question read aloud by somebody, for those who rather listen."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.documents.scanning import READABLE, Scan
from wir.participation.models.question import Question
from wir.strategy.models import Process


class Recording(models.Model):
    """One question spoken in one language by a volunteer (Tonaufnahme).

    The content lies below var/, named by its hash (wir.documents.uploads); an infected one has only its row. `speaker` is
    published only if `names_speaker`, to which the volunteer must have agreed. `words` is the question as it was written
    when this was recorded: the desk sees when they differ.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="recordings")
    language = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes")
    content_type = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    speaker = models.CharField(_("Wer spricht?"), max_length=60, blank=True)
    names_speaker = models.BooleanField(default=False)
    scan_state = models.CharField(max_length=12, choices=Scan.choices, default=Scan.PENDING)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "language"], name="one_recording_per_question_and_language"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$", size__gt=0), name="a_recording_has_hash_and_size"
            ),
            models.CheckConstraint(
                condition=Q(names_speaker=False) | ~Q(speaker=""), name="only_a_name_can_be_published"
            ),
        ]

    @property
    def process(self) -> Process:
        """The process whose survey asks the question."""
        return self.question.survey.process

    @property
    def may_be_heard(self) -> bool:
        """Only what was found clean, or what nobody here can scan, is handed out."""
        return self.scan_state in READABLE

    @property
    def named(self) -> str:
        """Who speaks, if that may be read by everybody."""
        return self.speaker if self.names_speaker else ""

    @property
    def is_outdated(self) -> bool:
        """The question has been changed since."""
        return self.words != self.question.text
