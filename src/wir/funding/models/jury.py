"""A jury's round: who sits in it, what it reads, and what came of each case."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding import score_sheets, workflow
from wir.funding.models.application import Application

DECIDED = ("awarded", "rejected")
"""States in which a jury has nothing left to recommend; the case stays in view and is not voted on."""


class JuryRound(models.Model):
    """One round of the jury (Fachjury) of one line and one authority, with one sitting.

    `sheet` is the score sheet, frozen when reading begins. `quorum_percent` is the share of those entitled in a case
    who must be present to vote on it; the guideline names none, so the authority sets it.
    """

    workflow = workflow.JURY_ROUND

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    name = models.CharField(_("Name der Runde"), max_length=80)
    state = models.CharField(max_length=24, default="planned")
    sits_on = models.DateField(_("Tag der Sitzung"))
    quorum_percent = models.PositiveSmallIntegerField(_("Wie viel Prozent anwesend sein müssen"), default=50)
    sheet_name = models.CharField(_("Bewertungsbogen"), max_length=40)
    sheet = models.JSONField(default=dict)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    minutes = models.OneToOneField(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sits_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.JURY_ROUND.states)), name="jury_round_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(quorum_percent__gte=1, quorum_percent__lte=100), name="quorum_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | ~Q(sheet={}), name="an_open_round_has_its_sheet"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return self.workflow.states[self.state]

    @property
    def score_sheet(self) -> score_sheets.Sheet:
        """The frozen sheet; while the round is planned the one that will be frozen."""
        return score_sheets.read(self.sheet or score_sheets.table(self.sheet_name))


class JuryMember(models.Model):
    """A person in the jury of a round: who sent them and what they belong to. `ags` keys as in Organisation.ags."""

    class Constituency(models.TextChoices):
        MINISTRY = "ministry", _("Ministerium")
        MUNICIPAL_ASSOCIATIONS = "municipal_associations", _("Kommunale Spitzenverbände")
        MIGRANT_ORGANISATIONS = "migrant_organisations", _("Migrantenorganisationen")
        SCIENCE = "science", _("Wissenschaft")

    round = models.ForeignKey(JuryRound, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jury_seats")
    constituency = models.CharField(_("Entsandt von"), max_length=24, choices=Constituency.choices)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Gehört zu"),
    )
    municipality = models.CharField(_("Gemeinde (Schlüssel, 8 Stellen)"), max_length=8, blank=True)
    county = models.CharField(_("Landkreis (Schlüssel, 5 Stellen)"), max_length=5, blank=True)
    present = models.BooleanField(default=False)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "user"], name="one_seat_a_person"),
            models.CheckConstraint(
                condition=Q(municipality="") | Q(municipality__regex="^[0-9]{8}$"),
                name="member_municipality_is_a_key",
            ),
            models.CheckConstraint(
                condition=Q(county="") | Q(county__regex="^[0-9]{5}$"), name="member_county_is_a_key"
            ),
        ]


class JuryCase(models.Model):
    """An application before the jury. The figures are thousandths of a point, kept up on every change of a score.

    `counted` assessments went into them; `by_constituency` maps the bench to [mean, number of assessments]. What the
    jury voted stands from `concluded_at` on and cannot be changed.
    """

    class Recommendation(models.TextChoices):
        RECOMMEND = "recommend", _("Zur Förderung empfohlen")
        WITH_CHANGES = "recommend_with_changes", _("Mit Änderungen zur Förderung empfohlen")
        NOT_RECOMMEND = "not_recommend", _("Nicht zur Förderung empfohlen")

    round = models.ForeignKey(JuryRound, on_delete=models.CASCADE, related_name="cases")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="jury_cases")
    counted = models.PositiveSmallIntegerField(default=0)
    mean = models.PositiveIntegerField(null=True)
    median = models.PositiveIntegerField(null=True)
    spread = models.PositiveIntegerField(null=True)
    by_constituency = models.JSONField(default=dict)
    place = models.PositiveIntegerField(null=True, help_text="place on the agenda")
    recommendation = models.CharField(
        _("Empfehlung"), max_length=24, choices=Recommendation.choices, blank=True
    )
    reasons = models.TextField(_("Begründung"), max_length=4000, blank=True)
    votes: Any = models.JSONField(default=dict)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["round", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "application"], name="each_case_once_a_round"),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True, recommendation="")
                | (Q(concluded_at__isnull=False) & ~Q(recommendation="") & ~Q(reasons="")),
                name="a_vote_has_recommendation_and_reasons",
            ),
        ]
        indexes = [models.Index(fields=["round", "-mean"], name="jury_ranking")]

    @property
    def is_decided(self) -> bool:
        """Whether the authority has decided already, so that nobody votes on it any more."""
        return self.concluded_at is None and self.application.state in DECIDED
