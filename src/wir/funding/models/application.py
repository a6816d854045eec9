"""The application itself. Money is integer cents everywhere."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.core.days import months_between
from wir.funding import workflow


def number_of(line: str, year: int, pk: int) -> str:
    """The file number (Aktenzeichen) of an application that was begun in that year."""
    return f"{line.upper().replace('_', '-')}-{year}-{pk:04d}"


class Format(models.TextChoices):
    """How people take part in the project (Beteiligungsformate)."""

    KICKOFF = "kickoff_event", _("Auftaktveranstaltung")
    ROUND_TABLE = "round_table", _("Runder Tisch")
    WORKSHOP = "future_workshop", _("Zukunftswerkstatt oder Planungsworkshop")
    SURVEY = "survey", _("Befragung")
    OUTREACH = "outreach", _("Gespräche vor Ort, zum Beispiel auf dem Markt")
    STEERING_GROUP = "steering_group", _("Steuerungsgruppe")


class Application(models.Model):
    """An application (Antrag) of one organisation for one funding line.

    While it is a draft everything may change. From `submitted` on the database itself refuses any change of what was
    handed in (migrations/guards/applications.py). `controller` is the organisation responsible for the data: the granting authority.
    """

    workflow = workflow.APPLICATION
    SET_APART_DAYS = 90
    EDITABLE = ("draft", "to_complete")
    # The rows may say something else than what was last handed in: they were opened, and perhaps taken back later.
    MAY_DIFFER = ("to_complete", "withdrawn")
    # What its authors work on, where this one only tells what was last handed in (sent.py).
    working_copy: "Application | None" = None

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="applications")
    line = models.CharField(max_length=40)
    state = models.CharField(max_length=24, default="draft")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)

    contact_name = models.CharField(_("Ansprechperson"), max_length=120, blank=True)
    contact_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    title = models.CharField(_("Titel des Vorhabens"), max_length=120, blank=True)
    purpose = models.TextField(_("Was wollen Sie erreichen?"), max_length=4000, blank=True)
    groups = models.TextField(
        _("Wie erreichen Sie Menschen, die sonst nicht kommen?"), max_length=4000, blank=True
    )
    formats = ArrayField(
        models.CharField(max_length=24, choices=Format.choices),
        verbose_name=_("Formate"),
        default=list,
        blank=True,
    )
    other_formats = models.CharField(_("Andere Formate"), max_length=200, blank=True)
    has_facilitation = models.BooleanField(_("Begleitet jemand von außen?"), null=True)
    facilitation = models.TextField(_("Was erwarten Sie von der Begleitung?"), max_length=2000, blank=True)
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)

    other_grants = models.CharField(_("Anderes öffentliches Geld"), max_length=1000, blank=True)
    consents_to_electronic_delivery = models.BooleanField(_("Bescheid im Portal"), null=True)

    guideline = models.CharField(max_length=40, blank=True)
    findings = models.JSONField(default=list)
    submitted_on = models.DateField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    # Since when only its authors see this draft: the authority found that they do not act for the applicant.
    set_apart_at = models.DateTimeField(null=True)

    # How the authority works on it; this may change at any time.
    due_on = models.DateField(_("Fällig"), null=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(submitted_on__isnull=False, content_hash__regex="^[0-9a-f]{64}$"),
                name="what_was_submitted_has_day_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(set_apart_at__isnull=True) | Q(state="draft"), name="only_drafts_are_set_apart"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.APPLICATION.states)), name="application_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["controller", "due_on", "id"], name="work_list_by_day"),
            models.Index(fields=["controller", "state", "assigned_to"], name="work_list_counts"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """File number (Aktenzeichen) as people write it."""
        return number_of(self.line, self.created_at.year, self.pk)

    @property
    def months(self) -> int | None:
        """Length of the project in full months, None while a day is missing or the end lies before the start."""
        if not self.starts_on or not self.ends_on or self.ends_on < self.starts_on:
            return None
        return months_between(self.starts_on, self.ends_on)

    @property
    def state_label(self) -> str:
        """The state in the applicant's words."""
        return self.workflow.states[self.state]

    @cached_property
    def is_withheld(self) -> bool:
        """Decided, and the notice waits in the portal: until it is retrieved no page tells the applicant what it says.

        Costs one statement for what is decided.
        """
        return self.state in ("awarded", "rejected") and self.deliveries.withheld().exists()

    @property
    def told_state_label(self) -> str:
        """The state as a refusal may call it, whoever reads it: nothing tells the outcome before the notice is retrieved.

        Asked anew each time, for it stands under the lock of an act. Costs one statement for what is decided.
        """
        decided = self.state in ("awarded", "rejected")
        return str(_("Entschieden")) if decided and self.deliveries.withheld().exists() else self.state_label

    @property
    def official_state_label(self) -> str:
        """The state in the official's words."""
        return workflow.FOR_OFFICIALS.get(self.state, self.state_label)

    @property
    def is_editable(self) -> bool:
        """The applicant may change it, or those sections of it that a request names."""
        return self.state in self.EDITABLE and self.set_apart_at is None

    @property
    def last_day_apart(self) -> date | None:
        """Until when the authors of a draft that was set apart can read it."""
        return self.set_apart_at and timezone.localdate(self.set_apart_at) + timedelta(self.SET_APART_DAYS)

    @property
    def is_open(self) -> bool:
        """The authority still has to decide."""
        return self.state in workflow.OPEN
