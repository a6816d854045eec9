"""Municipalities, counties, councils and numbers of inhabitants as rows that other rooms can refer to.

A key never comes back after it has ended, so it is unique without its period. Days are inclusive.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wir.core.text import sort_key
from wir.territory.records import county_label


class DatedQuerySet(models.QuerySet[Any]):
    """Rows with a first and a last day."""

    def on(self, day: date) -> "DatedQuerySet":
        """Only what stands on that day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )


class Dated(models.Model):
    """From the first to the last day; empty means: as far as the tables reach."""

    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_to = models.DateField(_("gültig bis"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class Named(models.Model):
    """A name, what to sort it by in German, and where the row comes from."""

    name = models.CharField(_("Name"), max_length=100)
    sort_key = models.CharField(max_length=210, db_index=True, editable=False)
    source = models.CharField(_("Quelle"), max_length=200)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.sort_key = sort_key(self.name)
        super().save(*args, **options)


class County(Named, Dated):
    """Landkreis or kreisfreie Stadt."""

    class Kind(models.TextChoices):
        LANDKREIS = "Landkreis", _("Landkreis")
        KREISFREIE_STADT = "kreisfreie Stadt", _("kreisfreie Stadt")

    ags = models.CharField(_("Schlüssel"), max_length=5, unique=True)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices)
    seat = models.CharField(_("Sitz"), max_length=100)

    class Meta:
        ordering = ["sort_key", "ags"]
        verbose_name = _("Kreis")
        verbose_name_plural = _("Kreise")

    def __str__(self) -> str:
        return county_label(self.name, self.kind)


class Municipality(Named, Dated):
    """A Gemeinde under one key. `title` is empty where no source tells whether it is a Stadt."""

    class Status(models.TextChoices):
        KREISANGEHOERIG = "kreisangehoerig", _("kreisangehörig")
        SONDERSTATUS = "sonderstatus", _("Sonderstatusstadt")
        KREISFREI = "kreisfrei", _("kreisfrei")

    class Title(models.TextChoices):
        STADT = "Stadt", _("Stadt")
        GEMEINDE = "Gemeinde", _("Gemeinde")

    class Ending(models.TextChoices):
        MERGER = "merger", _("Zusammenschluss")
        INCORPORATION = "incorporation", _("Eingemeindung")
        STATUS_CHANGE = "status_change", _("neuer Status")

    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, unique=True)
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="municipalities")
    status = models.CharField(_("Status"), max_length=20, choices=Status.choices)
    title = models.CharField(_("Bezeichnung"), max_length=10, choices=Title.choices, blank=True)
    postal_code = models.CharField(_("Postleitzahl der Verwaltung"), max_length=5, blank=True)
    area_km2 = models.DecimalField(_("Fläche in km²"), max_digits=7, decimal_places=2, null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    became = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    ended_by = models.CharField(max_length=20, choices=Ending.choices, blank=True)

    class Meta:
        ordering = ["sort_key", "ags"]
        verbose_name = _("Gemeinde")
        verbose_name_plural = _("Gemeinden")
        constraints = [
            models.CheckConstraint(
                name="municipality_ends_as_something",
                condition=Q(became=None, valid_to=None, ended_by="")
                | Q(became__isnull=False, valid_to__isnull=False) & ~Q(ended_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("territory:place", args=[self.ags])

    @property
    def has_own_centre(self) -> bool:
        """Towns with a status of their own have their own diversity centre; for the others it is the county's."""
        return self.status != self.Status.KREISANGEHOERIG


class Population(models.Model):
    """How many people lived there on a day. Figures of different basis cannot be compared."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="figures")
    date = models.DateField(_("Stichtag"))
    value = models.PositiveIntegerField(_("Zahl"))
    basis = models.CharField(_("Grundlage"), max_length=50)
    source = models.CharField(_("Quelle"), max_length=200)

    class Meta:
        ordering = ["date"]
        verbose_name = _("Einwohnerzahl")
        verbose_name_plural = _("Einwohnerzahlen")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "date"], name="one_figure_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.value} ({self.date}, {self.basis})"


class Council(models.Model):
    """The elected body of a municipality or a Landkreis. An unknown kind carries the reason."""

    class Kind(models.TextChoices):
        GEMEINDEVERTRETUNG = "gemeindevertretung", _("Gemeindevertretung")
        STADTVERORDNETENVERSAMMLUNG = "stadtverordnetenversammlung", _("Stadtverordnetenversammlung")
        KREISTAG = "kreistag", _("Kreistag")

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, null=True, blank=True)
    county = models.OneToOneField(County, on_delete=models.CASCADE, null=True, blank=True)
    kind = models.CharField(_("Art"), max_length=30, choices=Kind.choices, blank=True)
    unknown_because = models.CharField(_("unbekannt, weil"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Vertretung")
        verbose_name_plural = _("Vertretungen")
        constraints = [
            models.CheckConstraint(
                name="council_of_one_body",
                condition=Q(municipality=None, county__isnull=False, kind="kreistag")
                | Q(municipality__isnull=False, county=None) & ~Q(kind="kreistag"),
            ),
            models.CheckConstraint(
                name="council_kind_or_reason",
                condition=Q(kind="") & ~Q(unknown_because="") | ~Q(kind="") & Q(unknown_because=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display() or _("Vertretung der Gemeinde"))


class Boundary(models.Model):
    """The outline of a municipality for a map: rings of (lon, lat), WGS84, snapped to a coarse grid."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="boundary")
    rings = models.JSONField()
    source = models.CharField(_("Quelle"), max_length=200)

    class Meta:
        verbose_name = _("Grenze")
        verbose_name_plural = _("Grenzen")

    def __str__(self) -> str:
        return f"{self.municipality_id}: {len(self.rings)}"
