"""One reckoning of a lot with everything needed to do it again, and the people who were drawn."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.participation.models.assembly import Assembly
from wir.participation.models.pool import PoolEntry
from wir.strategy.models import Process


class Draw(models.Model):
    """A lot (Auslosung): what went in, what came out. `wir lot` on `pool_file` and `quota_file` with `seed` gives the same.

    The first one makes a list of 1,000 equally likely panels; which of them it is say three digits drawn in public. A
    replacement (Nachlosung) fills seats that became free; its seed follows from the hash of the first list, from the digits and
    from its number, so that nobody can choose it, and its panel is the one that `wir lot` names; `digits` is its line there. `gap` is the certificate:
    the largest distance of a chance from the fairest one. `told` is what everybody reads about the chances.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("Auslosung")
        REPLACEMENT = "replacement", _("Nachlosung")

    class State(models.TextChoices):
        WAITING = "waiting", _("Wartet auf die Rechnung")
        FAIREST = "fairest", _("Sucht die gerechteste Verteilung")
        READY = "ready", _("Fertig gerechnet")
        OBSTACLE = "obstacle", _("Geht so nicht")
        FAILED = "failed", _("Die Rechnung brach ab")

    UNDER_WAY = (State.WAITING.value, State.FAIREST.value)

    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="draws")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=11, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default="waiting")
    made_on = models.DateField()
    size = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    version = models.CharField(max_length=80)
    pool_file = models.TextField()
    quota_file = models.TextField()
    list_file = models.TextField(blank=True)
    list_hash = models.CharField(max_length=64, blank=True)
    gap = models.FloatField(null=True)
    chances = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    proposal = models.JSONField(default=dict)
    published_on = models.DateField(null=True)
    digits = models.PositiveSmallIntegerField(_("Drei Ziffern"), null=True)
    drawn_on = models.DateField(_("Tag der Ziehung"), null=True)
    drawn_at = models.CharField(_("Ort der Ziehung"), max_length=160, blank=True)
    witness = models.CharField(_("Wer hat zugesehen?"), max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_draw_per_number"),
            models.UniqueConstraint(
                fields=["assembly"],
                condition=Q(kind="first") & ~Q(published_on=None),
                name="one_public_list_per_assembly",
            ),
            models.CheckConstraint(
                condition=Q(digits=None) | Q(digits__lt=1000), name="three_digits_are_below_a_thousand"
            ),
        ]

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.assembly.process

    @property
    def is_under_way(self) -> bool:
        """The job has not come to its end."""
        return self.state in self.UNDER_WAY

    @property
    def digits_label(self) -> str:
        """The three digits as they were drawn, for example "042"; nothing before."""
        return "" if self.digits is None else f"{self.digits:03d}"

    @property
    def has_a_way_out(self) -> bool:
        """Loosened quotas would make a panel possible; an assembly has two people or more, a free seat takes one."""
        fewest = 2 if self.kind == self.Kind.FIRST else 1
        return self.state == self.State.OBSTACLE and bool(self.proposal["size"] >= fewest)

    def panels(self) -> list[list[str]]:
        """The list: pool numbers by place."""
        return [line.partition(";")[2].split(",") for line in self.list_file.splitlines()]


class Seat(models.Model):
    """Somebody was drawn for a seat (Platz). A seat whose answer is no or silence is free again; a later draw fills it.

    `told_on` is the day on which an e-mail said that there is something to read; empty where no e-mail address was given.
    `answer_until` is the last day to answer with the code of the mail or letter, after which silence frees the seat; empty
    for whoever is asked by telephone. What somebody needs who comes is what they said with their answer.
    """

    class Answer(models.TextChoices):
        OPEN = "open", _("Noch keine Antwort")
        YES = "yes", _("Kommt")
        NO = "no", _("Kommt nicht")
        SILENT = "silent", _("Nicht erreicht")

    FREE_AGAIN = (Answer.NO.value, Answer.SILENT.value)

    assembly = models.ForeignKey(Assembly, on_delete=models.CASCADE, related_name="seats")
    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="seats")
    entry = models.OneToOneField(PoolEntry, on_delete=models.CASCADE, related_name="seat")
    answer = models.CharField(max_length=6, choices=Answer.choices, default="open")
    answered_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    answer_until = models.DateField(null=True)
    interpreting = models.CharField(_("Dolmetschen: welche Sprache?"), max_length=60, blank=True)
    children = models.PositiveSmallIntegerField(_("Wie viele Kinder sollen betreut werden?"), default=0)
    needs = models.CharField(_("Was brauchen Sie sonst?"), max_length=300, blank=True)

    class Meta:
        ordering = ["draw__number", "entry__number"]

    @property
    def process(self) -> Process:
        """The process that it belongs to."""
        return self.assembly.process

    @property
    def is_free_again(self) -> bool:
        """Somebody else can have it."""
        return self.answer in self.FREE_AGAIN

    @property
    def waits_for_a_letter(self) -> bool:
        """Whoever was drawn can be asked by letter only, and has not answered."""
        by_post = self.entry.reach_by == PoolEntry.Reach.POST and not self.entry.gone_on
        return by_post and self.answer == self.Answer.OPEN
