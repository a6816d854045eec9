"""What people wrote, in other languages: one row for each text and language."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Translation(models.Model):
    """A translation of one text: `thing` "participation.statement", its primary key as text, the name of its field.

    `made` says by whom in general: shipped with the product, a machine, or a person. Until somebody who can read it has
    checked it (`checked_by` is a name to show or a pseudonym, `checked_on` the day), every page marks it as not checked.
    """

    class Made(models.TextChoices):
        SHIPPED = "shipped", _("mitgeliefert")
        MACHINE = "machine", _("von einer Maschine übersetzt")
        PERSON = "person", _("von einem Menschen übersetzt")

    thing = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=40)
    field = models.CharField(max_length=40, default="text")
    language = models.CharField(max_length=12)
    text = models.TextField(max_length=4000)
    made = models.CharField(max_length=8, choices=Made.choices)
    checked_by = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "thing_id", "field", "language"], name="one_translation_per_language"
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None) | ~Q(checked_by=""), name="who_checks_a_translation_is_named"
            ),
        ]

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None
