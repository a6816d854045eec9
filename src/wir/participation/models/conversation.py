"""A conversation (Meinungsbild): statements, votes on them, what the votes say together."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.participation import workflow
from wir.strategy.models import Process, Voice

LONGEST_STATEMENT = 160


def only_german() -> list[str]:
    """What the people who check read when nothing else is said."""
    return ["de"]


class Conversation(models.Model):
    """One conversation (Meinungsbild) of a process. `number` counts within the process and stands in its address.

    Every statement is checked before it appears: there is no field to turn that off. `reads` are the languages that those
    who check can read, `usual_days` is how long people wait for that as a rule. `votes_reckoned` is how many votes the weights
    of the draw rest on. `votes_gone_on` is the day on which the
    single votes were deleted, which happens when the process is closed; the results stay.
    """

    workflow = workflow.CONVERSATION

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="conversations")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("Überschrift"), max_length=80)
    about = models.CharField(_("Worum geht es?"), max_length=400, blank=True)
    state = models.CharField(max_length=8, default="draft")
    last_day = models.DateField(_("Letzter Tag"), null=True, blank=True)
    reads = models.JSONField(_("Sprachen, die wir beim Prüfen lesen"), default=only_german)
    usual_days = models.PositiveSmallIntegerField(_("So lange dauert die Prüfung meistens (Tage)"), default=3)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    votes_reckoned = models.PositiveIntegerField(default=0)
    votes_gone_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_conversation_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.CONVERSATION.states)), name="conversation_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        return str(self.workflow.states[self.state])

    def takes_votes(self, on: date) -> bool:
        """People can vote and write; the last day belongs to it."""
        return (
            self.state == "open" and self.process.is_open and (self.last_day is None or on <= self.last_day)
        )


class Statement(models.Model):
    """One short sentence to agree or disagree with (Aussage). Who wrote it is known to nobody.

    `number` counts within the conversation and is how people name it. `voice` is the voice that its author follows by a
    receipt, or the voice it was made of. `about_process` marks one about the process itself: it divides nobody into groups.
    `same_as` is the statement that says the same, when it was refused for that. `priority` weighs it in the draw of what
    comes next; it is reckoned anew with the groups. Days only, no time: an hour would tell who was there.
    """

    workflow = workflow.STATEMENT

    class Origin(models.TextChoices):
        RESIDENT = "resident", _("von einer Person, die mitmacht")
        OFFICE = "office", _("von denen, die den Prozess führen")
        VOICE = "voice", _("aus einer Umfrage, einem Treffen oder einer Idee")

    NEW = (0.5 * 0.5 * 9.0) ** 2
    """The priority of a statement that nobody has seen (wir.algorithms.opinions.routing)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    text = models.CharField(_("Aussage"), max_length=LONGEST_STATEMENT)
    language = models.CharField(max_length=12, default="de")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    voice = models.ForeignKey(Voice, null=True, on_delete=models.SET_NULL, related_name="statements")
    about_process = models.BooleanField(default=False)
    state = models.CharField(max_length=9, default="waiting")
    said_on = models.DateField()
    checked_on = models.DateField(null=True)
    refused_because = models.CharField(_("Warum nicht?"), max_length=400, blank=True)
    same_as = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    priority = models.FloatField(default=NEW)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="one_statement_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.STATEMENT.states)), name="statement_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refused_because=""), name="what_is_refused_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def state_label(self) -> str:
        return str(self.workflow.states[self.state])


class Vote(models.Model):
    """One answer of one device to one statement; a second one takes the place of the first.

    `voter` is a keyed digest of a random number in a cookie and of the conversation: it is no account and no session, and
    two conversations cannot be laid side by side. Votes are not journalled, and every night they are written anew in
    random order (wir.participation.opinions.voting.shuffle), so that their order does not tell who came when.
    """

    AGREE, DISAGREE, PASS = 1, -1, 0

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    voter = models.UUIDField()
    value = models.SmallIntegerField()
    voted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement"], name="one_vote_per_voter_and_statement"),
            models.CheckConstraint(condition=Q(value__in=(1, 0, -1)), name="a_vote_is_yes_no_or_pass"),
        ]


class Report(models.Model):
    """Somebody says that a statement should not stand there (Meldung). It waits until `settled_on`."""

    class Why(models.TextChoices):
        INSULT = "insult", _("Sie beleidigt oder bedroht jemanden.")
        PERSON = "person", _("Sie nennt eine Person oder verrät etwas über sie.")
        WRONG = "wrong", _("Sie behauptet etwas, das nicht stimmt.")
        UNCLEAR = "unclear", _("Man versteht sie nicht, oder es sind zwei Aussagen in einer.")
        OTHER = "other", _("Etwas anderes.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="reports")
    why = models.CharField(max_length=8, choices=Why.choices)
    text = models.CharField(max_length=300, blank=True)
    reported_on = models.DateField()
    settled_on = models.DateField(null=True)


class OpinionResult(models.Model):
    """What all votes of a conversation said on a day: a snapshot, never changed.

    `told` holds published figures only (wir.participation.opinions.publishing), `picture` the drawing made of them; no vote and no exact
    count of one is kept here. `people` and `votes` are exact and never shown: they say when the next snapshot is due.
    `input_hash` is over votes and ids, `result_hash` over the whole answer before rounding; with `seed`, `parameters` and
    `version`, whoever runs the product can tell whether the same votes still give the same.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="results")
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    people = models.PositiveIntegerField()
    votes = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    parameters = models.JSONField()
    version = models.CharField(max_length=20)
    input_hash = models.CharField(max_length=64)
    result_hash = models.CharField(max_length=64)
    told = models.JSONField()
    picture = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="one_result_per_number")
        ]
