"""Who was heard and who decided: the stations of a strategy in each town."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy.models.measure import Measure
from wir.strategy.models.process import Process
from wir.strategy.models.text import Version


class Station(models.Model):
    """One body of one town that hears or decides (Station im Beschlussweg).

    `held_on` with `outcome` says what it did; the foreigners' council and the integration commission are heard and have an
    `opinion` instead. A body that need not be asked says why. A joint strategy has one council for each town.
    A session before the day that everybody read (`planned_on`) says why in `early_because`. What was written down wrongly
    keeps its day and says in `correction` when and why it went and what stood here. `moved` tells every day that was read
    and moved, and why. A council that votes on a version that was not for it (or was withdrawn) says why in
    `version_because`.
    """

    class Kind(models.TextChoices):
        EXECUTIVE = "municipal_executive", _("Magistrat oder Gemeindevorstand")
        FOREIGNERS = "foreigners_council", _("Ausländerbeirat")
        COMMISSION = "integration_commission", _("Integrations-Kommission")
        COMMITTEE = "committee", _("Ausschuss")
        COUNCIL = "municipal_council", _("Gemeindevertretung oder Stadtverordnetenversammlung")

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("beschlossen")
        CHANGED = "adopted_with_changes", _("mit Änderungen beschlossen")
        REFERRED = "referred", _("verwiesen")
        POSTPONED = "postponed", _("vertagt")
        NOTED = "taken_note_of", _("zur Kenntnis genommen")
        REJECTED = "rejected", _("abgelehnt")

    HEARD = (Kind.FOREIGNERS.value, Kind.COMMISSION.value)
    FOR_IT = (Outcome.ADOPTED.value, Outcome.CHANGED.value)
    MOST_SEATS = 105
    """Members of the largest council of a municipality in Hessen (§ 38 Abs. 1 HGO)."""
    FINAL = (*FOR_IT, Outcome.NOTED.value, Outcome.REJECTED.value)

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="stations")
    town = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Gremium"), max_length=24, choices=Kind.choices)
    name = models.CharField(_("Name des Gremiums"), max_length=120, blank=True)
    planned_on = models.DateField(_("Geplant für"), null=True, blank=True)
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="stations"
    )
    held_on = models.DateField(_("Tag der Sitzung"), null=True, blank=True)
    outcome = models.CharField(_("Ergebnis"), max_length=24, choices=Outcome.choices, blank=True)
    paper_number = models.CharField(_("Nummer der Vorlage"), max_length=40, blank=True)
    paper_url = models.URLField(
        _("Adresse der Vorlage im Ratsinformationssystem"), max_length=400, blank=True
    )
    votes_for = models.PositiveSmallIntegerField(_("Ja"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True, blank=True)
    opinion = models.TextField(_("Stellungnahme"), max_length=4000, blank=True)
    not_needed_because = models.CharField(_("Warum nicht nötig?"), max_length=400, blank=True)
    early_because = models.CharField(max_length=300, blank=True, default="", db_default="")
    version_because = models.CharField(max_length=300, blank=True, default="", db_default="")
    correction = models.CharField(max_length=600, blank=True, default="", db_default="")
    moved = models.CharField(max_length=800, blank=True, default="", db_default="")

    class Meta:
        ordering = ["planned_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | Q(held_on__isnull=False), name="what_was_decided_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(kind="municipal_council") | Q(version__isnull=False),
                name="a_council_decides_on_a_version",
            ),
        ]

    @property
    def is_over(self) -> bool:
        """Nothing more is expected of it."""
        return bool(self.outcome or self.opinion or self.not_needed_because or self.correction)

    @property
    def is_corrected(self) -> bool:
        """It was wrong and counts no more; `correction` tells it."""
        return bool(self.correction)

    @property
    def votes(self) -> str:
        """How many voted how, in words; empty when nobody counted. Abstentions that nobody noted are not told."""
        if self.votes_for is None or self.votes_against is None:
            return ""
        told = {"yes": self.votes_for, "no": self.votes_against, "none": self.abstentions}
        if self.abstentions is None:
            return gettext("%(yes)s Ja, %(no)s Nein") % told
        if self.abstentions == 1:
            return gettext("%(yes)s Ja, %(no)s Nein, 1 Enthaltung") % told
        return gettext("%(yes)s Ja, %(no)s Nein, %(none)s Enthaltungen") % told

    def was_early(self, held_on: date) -> bool:
        """That day is before the one that everybody read."""
        return self.planned_on is not None and held_on < self.planned_on


class MeasureDecision(models.Model):
    """What one council did with one measure; without a row it went with the whole."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("beschlossen")
        CHANGED = "changed", _("mit Änderung beschlossen")
        POSTPONED = "postponed", _("zurückgestellt")
        REJECTED = "rejected", _("abgelehnt")

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="measures")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    change = models.CharField(_("Was wurde geändert?"), max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["station", "measure"], name="a_measure_once_per_council"),
            models.CheckConstraint(condition=~Q(outcome="changed") | ~Q(change=""), name="a_change_is_told"),
        ]
