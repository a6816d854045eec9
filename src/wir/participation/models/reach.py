"""Who took part (Wer war dabei?): counts only, freely given, apart from every answer."""

from django.db import models
from django.db.models import Q

from wir.strategy.models import Process


class ReachCount(models.Model):
    """How many people said this of themselves (`value` of `dimension`) at one occasion.

    Each dimension is counted on its own: no row says that one person was young and from a certain neighbourhood.
    `occasion` is "participation.survey:7" or the like.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="reach_counts")
    occasion = models.CharField(max_length=60)
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["occasion", "dimension", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "occasion", "dimension", "value"], name="one_count_per_occasion_and_value"
            ),
            models.CheckConstraint(condition=Q(count__gte=0), name="nobody_is_counted_less_than_never"),
        ]


class ReachSnapshot(models.Model):
    """Who took part, as everybody reads it: one dimension as it was published on its day.

    Nobody reads the counts themselves, the desk no more than the public: what changes between two looks tells who came in
    between. `table` holds rounded counts only; `basis` is the true number of answers behind it and is never shown: it says
    when ten new ones have come.
    """

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="reach_snapshots")
    dimension = models.CharField(max_length=20)
    taken_on = models.DateField()
    basis = models.PositiveIntegerField()
    table = models.JSONField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["process", "dimension", "-id"], name="the_last_of_each_dimension")]
