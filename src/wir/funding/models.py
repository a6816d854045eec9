"""What is stored of an application on its way to a grant. Money is integer cents everywhere."""

import hashlib
import json
from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.core.days import months_between
from wir.funding import workflow


class Application(models.Model):
    """An application (Antrag) of one organisation for one funding line.

    While it is a draft everything may change. From `submitted` on the database itself refuses any change of what was
    handed in (migrations/0002). `controller` is the organisation responsible for the data: the granting authority.
    """

    workflow = workflow.APPLICATION

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
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)

    guideline = models.CharField(max_length=40, blank=True)
    findings = models.JSONField(default=list)
    submitted_on = models.DateField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(submitted_on__isnull=False, content_hash__regex="^[0-9a-f]{64}$"),
                name="what_was_submitted_has_day_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.APPLICATION.states)), name="application_state_is_known"
            ),
        ]
        indexes = [models.Index(fields=["controller", "state", "submitted_on"], name="work_list")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """File number (Aktenzeichen) as people write it."""
        return f"{self.line.upper().replace('_', '-')}-{self.created_at.year}-{self.pk:04d}"

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

    @property
    def official_state_label(self) -> str:
        """The state in the official's words."""
        return workflow.FOR_OFFICIALS.get(self.state, self.state_label)

    @property
    def is_open(self) -> bool:
        """The authority still has to decide."""
        return self.state in ("submitted", "decision_prepared")

    def content(self) -> dict[str, Any]:
        """Everything that is handed in, in a fixed order; what the hash and the notice are made of."""
        return {
            "line": self.line,
            "applicant": self.applicant_id,
            "contact": [self.contact_name, self.contact_phone],
            "project": [self.title, self.purpose, self.groups, _iso(self.starts_on), _iso(self.ends_on)],
            "costs": [[i.year, i.label, i.cents] for i in self.cost_items.order_by("year", "pk")],
            "funding": [
                [i.year, i.kind, i.label, i.cents] for i in self.funding_items.order_by("year", "pk")
            ],
            "guideline": self.guideline,
            "submitted_on": _iso(self.submitted_on),
        }

    def compute_hash(self) -> str:
        """sha256 over `content`, in hex."""
        text = json.dumps(self.content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class PlanRow(models.Model):
    """One row of the cost and finance plan (Kosten- und Finanzierungsplan), for one budget year."""

    year = models.PositiveSmallIntegerField(_("Jahr"), validators=[MinValueValidator(2000)])
    label = models.CharField(_("Wofür?"), max_length=120)
    cents = models.BigIntegerField(_("Betrag"))

    class Meta:
        abstract = True
        ordering = ["year", "pk"]
        constraints = [models.CheckConstraint(condition=Q(cents__gt=0), name="%(class)s_is_positive")]


class CostItem(PlanRow):
    """What the project costs (Ausgabe)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="cost_items")


class FundingItem(PlanRow):
    """Where the money comes from (Einnahme). Rows of kind `grant` are what is asked for."""

    class Kind(models.TextChoices):
        GRANT = "grant", _("Beantragter Zuschuss")
        OWN = "own", _("Eigenes Geld")
        THIRD_PARTY = "third_party", _("Geld von anderen")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="funding_items")
    kind = models.CharField(_("Woher?"), max_length=12, choices=Kind.choices)


class Decision(models.Model):
    """A prepared decision (Entscheidungsvorschlag) and, once a second person released it, the decision."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="decision")
    reasons = models.TextField(_("Begründung"), max_length=4000)
    provisions = models.TextField(_("Besondere Auflagen"), max_length=4000, blank=True)
    content_hash = models.CharField(max_length=64)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    question = models.TextField(_("Rückfrage"), max_length=1000, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by__isnull=True, released_at__isnull=True)
                | Q(released_by__isnull=False, released_at__isnull=False),
                name="released_by_and_when_belong_together",
            ),
            models.CheckConstraint(
                condition=Q(released_by__isnull=True) | ~Q(released_by=models.F("prepared_by")),
                name="a_second_person_releases",
            ),
        ]

    @property
    def total(self) -> int:
        """The whole grant in cents."""
        return sum(row.cents for row in self.slices.all())


class DecisionSlice(models.Model):
    """The part of a grant that falls into one budget year, in cents."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="slices")
    year = models.PositiveSmallIntegerField()
    cents = models.BigIntegerField()

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "year"], name="one_slice_a_year"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="slice_is_positive"),
        ]


class Appropriation(models.Model):
    """The year's money for a line (Haushaltsansatz); `committed_cents` can never pass `cents`."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField(_("Haushaltsjahr"))
    cents = models.BigIntegerField(_("Ansatz"))
    committed_cents = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["line", "year"]
        constraints = [
            models.UniqueConstraint(fields=["controller", "line", "year"], name="one_appropriation_a_year"),
            models.CheckConstraint(
                condition=Q(committed_cents__gte=0, committed_cents__lte=models.F("cents")),
                name="never_more_than_the_year_has",
            ),
        ]

    @property
    def free_cents(self) -> int:
        """What is left to commit."""
        return self.cents - self.committed_cents


class Grant(models.Model):
    """A grant (Zuwendung) as it was released, with its sealed notice."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="grant")
    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cents = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    released_on = models.DateField()
    notice = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cents__gt=0), name="grant_is_positive")]


class Commitment(models.Model):
    """Money of one year bound by one grant (Mittelbindung)."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="commitments")
    appropriation = models.ForeignKey(Appropriation, on_delete=models.PROTECT, related_name="commitments")
    cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant", "appropriation"], name="one_commitment_a_year"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="commitment_is_positive"),
        ]


class Settlement(models.Model):
    """An official's answer to what the guideline leaves open (Klärung), for one application or a line from a day on."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    rule = models.CharField(_("Regel"), max_length=24)
    application = models.ForeignKey(
        Application, null=True, on_delete=models.PROTECT, related_name="settlements"
    )
    met = models.BooleanField(_("Erfüllt?"))
    reason = models.CharField(_("Grund"), max_length=600)
    source = models.CharField(_("Quelle"), max_length=300)
    from_day = models.DateField(_("Gilt ab"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["line", "rule", "from_day", "pk"]


class LineNotice(models.Model):
    """What the authority says about a line this year: open or not, usual days to a decision, whom to ask."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40, unique=True)
    open = models.BooleanField(_("Kann man zurzeit Anträge stellen?"), null=True)
    usual_days = models.PositiveSmallIntegerField(
        _("Übliche Tage bis zur Entscheidung"), null=True, blank=True
    )
    contact = models.CharField(_("Wen man fragen kann"), max_length=300, blank=True)


class Question(models.Model):
    """A question from the public about a line; once answered and published it is part of the FAQ."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=40)
    text = models.CharField(_("Ihre Frage"), max_length=600)
    email = models.EmailField(_("Ihre E-Mail-Adresse"), blank=True)
    asked_on = models.DateField()
    answer = models.TextField(_("Antwort"), max_length=2000, blank=True)
    published_on = models.DateField(null=True)
