"""From many voices one recommendation (Handlungsempfehlung), each voice with what was done with it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wir.strategy import workflow
from wir.strategy.models.process import Process
from wir.strategy.models.voice import Voice


class Recommendation(models.Model):
    """What follows from voices (Handlungsempfehlung). `number` counts within the process; people quote it."""

    workflow = workflow.RECOMMENDATION

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Empfehlung"), max_length=1000)
    reason = models.TextField(_("Warum?"), max_length=2000, blank=True)
    state = models.CharField(max_length=12, default="draft")
    dropped_because = models.CharField(_("Warum nicht?"), max_length=600, blank=True)
    dropped_on = models.DateField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    voices = models.ManyToManyField(Voice, through="Source", related_name="recommendations")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_recommendation_per_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=list(workflow.RECOMMENDATION.states)),
                name="recommendation_state_is_known",
            ),
        ]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return gettext(self.workflow.states[self.state])


class Source(models.Model):
    """What one voice has to do with one recommendation. What is not taken up says why."""

    class How(models.TextChoices):
        CARRIES = "carries", _("trägt die Empfehlung")
        MERGED = "merged", _("ist darin aufgegangen")
        NOT_TAKEN = "not_taken", _("wurde nicht übernommen")

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="sources")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="sources")
    how = models.CharField(max_length=12, choices=How.choices, default=How.CARRIES)
    because = models.CharField(_("Warum?"), max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "voice"], name="a_voice_once_per_recommendation"
            ),
            models.CheckConstraint(
                condition=~models.Q(how="not_taken") | ~models.Q(because=""),
                name="what_is_not_taken_says_why",
            ),
        ]
