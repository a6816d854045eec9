"""The pool of an assembly: who wants to come, and the codes of the letters that invited people."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.participation.models.assembly import Assembly
from wir.strategy.models import Process, Receipt


class PoolEntry(models.Model):
    """Somebody who may be drawn (Eintrag im Topf), with one way to reach them. Only those who work on the process read it.

    `features` are codes such as {"age": "27_64"}. `household` is a keyed digest: it says that two live together, not where.
    `number` is given at random when the pool closes; it is all that the list of panels, the journal and the files of a draw
    know of a person. `gone_on` is the day on which name, contact and features were deleted; before the list of panels is
    public the whole row goes instead.
    """

    class Reach(models.TextChoices):
        EMAIL = "email", _("E-Mail")
        PHONE = "phone", _("Telefon")
        POST = "post", _("Brief")

    class Channel(models.TextChoices):
        WEB = "web", _("im Netz")
        PAPER = "paper", _("auf Papier oder am Telefon")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="pool")
    receipt = models.OneToOneField(Receipt, null=True, on_delete=models.SET_NULL, related_name="pool_entry")
    name = models.CharField(_("Name"), max_length=80)
    reach_by = models.CharField(max_length=5, choices=Reach.choices)
    reach = models.CharField(max_length=300)
    features = models.JSONField()
    household = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=5, choices=Channel.choices, default="web")
    language = models.CharField(max_length=12, default="de")
    joined_on = models.DateField()
    number = models.PositiveIntegerField(null=True)
    gone_on = models.DateField(null=True)

    class Meta:
        ordering = ["number", "joined_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_person_per_pool_number"),
            models.CheckConstraint(
                condition=Q(gone_on=None) | Q(name="", reach="", features={}, household=""),
                name="who_is_gone_is_forgotten",
            ),
        ]

    @property
    def label(self) -> str:
        """The number as it stands on the list, for example "017"."""
        return pool_number(self.number or 0)

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.assembly.process


class PoolCode(models.Model):
    """A code from a letter, good for one entry; only its keyed hash is kept, and never whose entry it became."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    batch = models.CharField(max_length=80, blank=True)
    made_on = models.DateField()
    used = models.BooleanField(default=False)


def pool_number(number: int) -> str:
    """At least three digits, so that numbers sort as text."""
    return f"{number:03d}"
