"""A gathering, the places in it, what people need, who was there."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.gatherings import workflow


class Gathering(models.Model):
    """A meeting or event (Treffen, Veranstaltung). Without `places` everybody finds one; without registration people just come.

    `controller` is responsible for what people say about themselves. `childcare` and `interpreting` say what is offered
    on request; what was asked for stands in the registrations and becomes the organiser's list.
    """

    workflow = workflow.GATHERING

    class Access(models.TextChoices):
        STEP_FREE = "step_free", _("ohne Stufen erreichbar")
        TOILET = "accessible_toilet", _("rollstuhlgerechte Toilette")
        SIGN = "sign_language", _("Gebärdensprache")
        LOOP = "induction_loop", _("Höranlage")
        QUIET = "quiet_room", _("Ruheraum")

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="gatherings")
    title = models.CharField(_("Titel"), max_length=120)
    says = models.TextField(_("Worum geht es?"), max_length=2000, blank=True)
    state = models.CharField(max_length=12, default="planned")
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    place = models.CharField(_("Ort, Haus"), max_length=120)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    town = models.CharField(_("Postleitzahl und Ort"), max_length=90, blank=True)
    link = models.URLField(_("Adresse für die Teilnahme online"), max_length=300, blank=True)
    access = ArrayField(
        models.CharField(max_length=20, choices=Access.choices),
        verbose_name=_("Zugang"),
        default=list,
        blank=True,
    )
    childcare = models.BooleanField(_("Kinderbetreuung auf Wunsch"), default=False)
    interpreting = models.BooleanField(_("Dolmetschen auf Wunsch"), default=False)
    women_only = models.BooleanField(_("Nur für Frauen"), default=False)
    registration = models.BooleanField(_("Mit Anmeldung"), default=True)
    places = models.PositiveSmallIntegerField(_("Plätze"), null=True, blank=True)
    registers_until = models.DateField(_("Anmeldung bis"), null=True, blank=True)
    cancelled_because = models.CharField(_("Warum abgesagt?"), max_length=400, blank=True)
    minutes = models.TextField(_("Was kam heraus?"), max_length=8000, blank=True)
    attended = models.PositiveSmallIntegerField(_("Wie viele waren da?"), null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="a_gathering_begins_before_it_ends"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(workflow.GATHERING.states)), name="gathering_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(self.workflow.states[self.state])


class Registration(models.Model):
    """One place for one person with a first name only (Anmeldung). Who has its code can give the place back.

    `number` is the order of arrival; those beyond the places wait. A way to reach the person is freely given and gone with
    the row, `days` after the gathering (see retention).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="registrations")
    number = models.PositiveIntegerField()
    code_hash = models.CharField(max_length=64, unique=True)
    first_name = models.CharField(_("Vorname"), max_length=60)
    reach = models.CharField(_("E-Mail oder Telefon"), max_length=120, blank=True)
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    interpreting = models.CharField(_("Dolmetschen: welche Sprache?"), max_length=60, blank=True)
    children = models.PositiveSmallIntegerField(_("Wie viele Kinder sollen betreut werden?"), default=0)
    needs = models.CharField(_("Was brauchen Sie sonst?"), max_length=300, blank=True)
    given_back_on = models.DateField(null=True)
    came = models.BooleanField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="one_registration_per_number"),
            models.CheckConstraint(condition=Q(children__lte=9), name="nine_children_are_enough"),
        ]


class Need(models.Model):
    """Something the organiser has to see to, made from registrations (Dolmetschen, Kinderbetreuung, Zugang)."""

    class Kind(models.TextChoices):
        INTERPRETING = "interpreting", _("Dolmetschen")
        CHILDCARE = "childcare", _("Kinderbetreuung")
        ACCESS = "access", _("Zugang und Sonstiges")

    PLACE = "place"
    """Made by nobody's wish: somebody who waited has a place now and has to hear of it. `detail` is the number of the registration."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="need_rows")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    detail = models.CharField(max_length=300)
    seen_to_on = models.DateField(null=True)

    class Meta:
        ordering = ["kind", "detail"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "kind", "detail"], name="each_need_once_per_gathering"
            )
        ]

    @property
    def label(self) -> str:
        """The kind in words."""
        return gettext("Bescheid geben") if self.kind == self.PLACE else str(self.get_kind_display())
