"""The process itself: whose it is, how long it runs, its phases and deadlines."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.strategy import starter, workflow


class Process(models.Model):
    """A municipality's way to its diversity and integration strategy (Strategieprozess), 18 months as a rule.

    `controller` is the (lead) municipality, responsible for the data. `grant` is the primary key of the application in
    Fördern that pays for it, empty when the process was opened by hand; the number people read is `file_number`.
    `ends_on` is the end that was granted first; `last_day` counts extensions. `formats` are the codes of the formats that
    the office wants to see on its desk; a process begins with those of the starter set.
    """

    workflow = workflow.PROCESS

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="led_processes")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    question = models.CharField(_("Leitfrage"), max_length=200)
    about = models.TextField(_("Worum geht es?"), max_length=2000, blank=True)
    state = models.CharField(max_length=12, default="prepared")
    starts_on = models.DateField(_("Beginn"))
    ends_on = models.DateField(_("Ende"))
    contact_name = models.CharField(_("Ansprechperson"), max_length=120, blank=True)
    contact_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    contact_email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    formats = ArrayField(models.CharField(max_length=24), default=starter.format_codes, blank=True)
    ended_because = models.CharField(_("Warum ohne Beschluss?"), max_length=600, blank=True)
    grant = models.BigIntegerField(null=True, unique=True)
    file_number = models.CharField(max_length=60, blank=True)
    next_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_edition"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.PROCESS.states)), name="process_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lt=F("ends_on")), name="a_process_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(self.workflow.states[self.state])

    @property
    def is_public(self) -> bool:
        """Everybody may read its page."""
        return self.state != "prepared"

    @property
    def is_open(self) -> bool:
        """People can take part."""
        return self.state == "running"

    @property
    def is_over(self) -> bool:
        """Decided or ended: nobody takes part any more."""
        return self.state in ("decided", "undecided", "closed")


class ProcessTown(models.Model):
    """One of up to three municipalities that work on one strategy together; the lead stands first.

    `agreed_on` is empty while a town that another one named has not said that it takes part. A partner that left has
    the day and the reason, and works no more on it; the lead cannot leave.
    """

    MOST = 3

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="towns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="process_towns")
    place = models.PositiveSmallIntegerField()
    agreed_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    left_because = models.CharField(
        _("Warum macht Ihre Gemeinde nicht mehr mit?"), max_length=400, blank=True, default="", db_default=""
    )

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["process", "organisation"], name="a_town_once_per_process"),
            models.UniqueConstraint(fields=["process", "place"], name="one_town_per_place"),
            models.CheckConstraint(condition=Q(place__lt=3), name="three_towns_are_enough"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(place__gt=0, agreed_on__isnull=False) & ~Q(left_because=""),
                name="a_partner_that_leaves_says_why",
            ),
        ]


class Phase(models.Model):
    """A stretch of the process. Phases may overlap: people are heard while the stock-taking still goes on."""

    class Kind(models.TextChoices):
        BASELINE = "baseline", _("Bestandsaufnahme")
        LISTENING = "listening", _("Zuhören")
        WORKSHOPS = "workshops", _("Werkstätten")
        DRAFTING = "drafting", _("Plan schreiben")
        DECIDING = "deciding", _("Abstimmen, starten")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    starts_on = models.DateField(_("Von"))
    ends_on = models.DateField(_("Bis"))

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "kind"], name="each_phase_once"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="a_phase_begins_before_it_ends"
            ),
        ]


class Deadline(models.Model):
    """Something due on a day (Frist). `kind` names where it comes from, so that it is made once; "own" ones are the office's.

    A public one stands on the process page and in the calendar that everybody can subscribe to.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=40, default="own")
    label = models.CharField(_("Was ist zu tun?"), max_length=160)
    due_on = models.DateField(_("Wann?"))
    public = models.BooleanField(_("Auch öffentlich zeigen"), default=False)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]


class Extension(models.Model):
    """More time (Verlängerung), with the reason; the end that was granted first stays readable."""

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateField(_("Neues Ende"))
    reason = models.TextField(_("Begründung"), max_length=1000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["until"]


class PopulationShare(models.Model):
    """How many people of a group live there (Bestandsaufnahme): what those who take part are compared with.

    `dimension` and `value` are codes such as "age" and "14_26", for neighbourhoods the name; `count` is people on `day`.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="population_shares")
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    count = models.PositiveIntegerField()
    day = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["dimension", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "dimension", "value"], name="one_figure_per_group_and_process"
            )
        ]
