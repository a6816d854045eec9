"""The strategy's text: sections of paragraphs that are worked on, versions that were published, what people said to them."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy.models.measure import Measure
from wir.strategy.models.process import Process
from wir.strategy.models.recommendation import Recommendation
from wir.strategy.models.voice import Voice


def new_key() -> str:
    """A short name that stays with a paragraph through all versions."""
    return secrets.token_hex(4)


class Section(models.Model):
    """A chapter of the working text (Abschnitt). With `town` it is that town's local annex of a joint strategy."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="sections")
    place = models.PositiveSmallIntegerField()
    heading = models.CharField(_("Überschrift"), max_length=160)
    town = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place", "pk"]


class Paragraph(models.Model):
    """A paragraph of the working text (Absatz). `key` stays the same in every version, so comments keep their place.

    `measures` and `recommendations` are what it writes down; `edition` counts its changes, so that nobody overwrites
    another unseen.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="paragraphs")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    place = models.PositiveSmallIntegerField()
    text = models.TextField(_("Text"), max_length=6000)
    edition = models.PositiveIntegerField(default=1)
    measures = models.ManyToManyField(Measure, related_name="paragraphs", blank=True)
    recommendations = models.ManyToManyField(Recommendation, related_name="paragraphs", blank=True)

    class Meta:
        ordering = ["place", "pk"]

    @property
    def process(self) -> Process:
        found: Process = self.section.process
        return found


class Version(models.Model):
    """The text as it was published on a day by a person, with the reason (Fassung). Never changed; `sha256` says so.

    `content` is a list of sections: {"heading", "town", "paragraphs": [{"key", "text", "measures", "recommendations"}]}.
    Comments are taken until `comments_until`; without that day the version takes none; where a typo in it was
    put right, `comments_moved` says when, why, and what stood there. With `for_council` it goes to the
    council: from now on its measures stay as they are (`strategy/fixed.py`), until the council's last word or a `Withdrawal`.

    `measures` are those of that day: [{"number", "title", "text", "without_basis_because", "town" (a name), "costs" ({year:
    cents}), "basis" (numbers of recommendations), "field", "rank", "goals" (long term first)}]. None: published before
    versions carried their measures. `sha256` is that of both.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    measures = models.JSONField(null=True)
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(_("Was ist neu?"), max_length=400)
    comments_until = models.DateField(_("Rückmeldungen bis"), null=True, blank=True)
    comments_moved = models.CharField(max_length=400, blank=True, default="", db_default="")
    for_council = models.BooleanField(_("Diese Fassung geht ins Parlament"), default=False, db_default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["process", "number"], name="one_version_per_number")]


class Withdrawal(models.Model):
    """A version was taken back from the council, and why, for everybody to read. Only added to."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="withdrawal")
    on = models.DateField()
    reason = models.CharField(max_length=400)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="whoever_withdraws_a_version_says_why")
        ]


class Comment(models.Model):
    """What somebody said to one paragraph of one version, or the wording they would like (Rückmeldung).

    It is checked before it appears. Every one gets an answer (Umgang mit den Rückmeldungen); `outcome` says which kind.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Wird geprüft")
        PUBLISHED = "published", _("Öffentlich")
        HIDDEN = "hidden", _("Nicht veröffentlicht")

    class Outcome(models.TextChoices):
        TAKEN = "taken", _("übernommen")
        PARTLY = "partly", _("teilweise übernommen")
        NOT_TAKEN = "not_taken", _("nicht übernommen")
        NOTED = "noted", _("zur Kenntnis genommen")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="comments")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    paragraph = models.CharField(max_length=8)
    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="comment")
    wording = models.TextField(_("So würde ich es schreiben"), max_length=6000, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    outcome = models.CharField(_("Was machen wir damit?"), max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("Antwort"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, outcome="")
                | (Q(answered_on__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
                name="an_answer_has_outcome_and_words",
            )
        ]
