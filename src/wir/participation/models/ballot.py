"""Ballots: random ids, a day instead of a moment, no address, no account, no way back to a person; and their count."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.participation.models.poll import Poll
from wir.participation.models.response import Channel
from wir.strategy.models import Process


class Ballot(models.Model):
    """What one person ticked (Stimmzettel): numbers of measures in ascending order, never in the order of ticking.

    `voter` is a keyed digest of a random number in a cookie and of the poll, so that the same device can change its ballot;
    paper has none, and where a vote takes codes the number is drawn anew for each ballot. Every five minutes, and all of them every night, ballots are written anew in random order; when they are counted they are merged into a
    list without voter, day and channel, and these rows are deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    voter = models.UUIDField(null=True)
    chosen = models.JSONField()
    channel = models.CharField(max_length=8, choices=Channel.choices, default="web")
    cast_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "voter"], name="one_ballot_per_voter"),
            models.CheckConstraint(
                condition=Q(channel="web", voter__isnull=False) | ~Q(channel="web") & Q(voter=None),
                name="paper_has_no_voter",
            ),
        ]


class BallotCode(models.Model):
    """A code to vote once, on the web or on paper (Zugangscode); only its keyed hash is kept. `used` says that it was used,
    never when or for which ballot. `batch` names the heap it was printed in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    batch = models.CharField(max_length=80, blank=True)
    made_on = models.DateField()
    used = models.BooleanField(default=False)


class BallotSheet(models.Model):
    """A ballot on paper (Papierstimmzettel): typed in by one person, typed again by another, who decides with the sheet in
    hand. Then the ticks move on and `chosen` is emptied: which sheet became which ballot is not kept."""

    CHANNELS = [(channel.value, channel.label) for channel in Channel if channel is not Channel.WEB]

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="sheets")
    batch = models.CharField(
        _("Name des Stapels"), max_length=80, help_text=_("Zum Beispiel: Wochenmarkt am 12.11.")
    )
    channel = models.CharField(_("Wie kamen die Stimmzettel?"), max_length=8, choices=CHANNELS)
    received_on = models.DateField(_("Wann kamen sie?"))
    number = models.PositiveIntegerField()
    chosen = models.JSONField(default=list)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    differed = models.BooleanField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="a_ballot_sheet_once_per_poll"),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")),
                name="another_person_checks_a_ballot",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(chosen=[]), name="a_checked_ballot_sheet_is_empty"
            ),
        ]

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.poll.process


class PollResult(models.Model):
    """The count of a poll, made once and never changed.

    `told` is the exact answer with its explanation, for those who work on the process; `public` is what everybody reads,
    its figures rounded. `ballots_file` is the list of anonymous ballots in the format Pabulib, zipped: whoever has it and
    `version` counts again and gets `result_hash`. `input_hash` is the hash of that list; a random line in it keeps anybody
    from guessing the list from its hash. The list goes when the process is closed, the counts in `told` stay.
    """

    poll = models.OneToOneField(Poll, on_delete=models.CASCADE, related_name="result")
    ballots = models.PositiveIntegerField()
    by_channel = models.JSONField()
    rule = models.CharField(max_length=8, choices=Poll.Rule.choices)
    version = models.CharField(max_length=20)
    input_hash = models.CharField(max_length=64)
    result_hash = models.CharField(max_length=64)
    told = models.JSONField()
    public = models.JSONField()
    ballots_file = models.BinaryField(null=True)
