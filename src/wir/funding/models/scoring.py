"""What a member of the jury thinks of a case, criterion by criterion."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.funding import workflow
from wir.funding.models.jury import JuryCase, JuryMember


class JuryAssessment(models.Model):
    """One member's score sheet for one case. Handed in it cannot be changed (trigger).

    `set_aside_at`: a conflict arose afterwards; the rows stay for the file, but count nowhere.
    """

    workflow = workflow.JURY_ASSESSMENT

    case = models.ForeignKey(JuryCase, on_delete=models.PROTECT, related_name="assessments")
    member = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="assessments")
    state = models.CharField(max_length=12, default="draft")
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "member"], name="one_assessment_a_member"),
            models.CheckConstraint(
                condition=Q(state="draft", handed_in_at__isnull=True)
                | Q(state="handed_in", handed_in_at__isnull=False),
                name="handed_in_has_its_moment",
            ),
        ]


class JuryScore(models.Model):
    """Points and reason for one criterion; None while only the reason is written."""

    assessment = models.ForeignKey(JuryAssessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=40)
    points = models.PositiveSmallIntegerField(_("Punkte"), null=True, validators=[MaxValueValidator(100)])
    reason = models.TextField(_("Begründung"), max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="one_score_a_criterion"),
        ]
