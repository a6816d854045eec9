"""Votes of the sitting, one a member and case."""

from django.db import models

from wir.funding.models.jury import JuryCase, JuryMember


class JuryVote(models.Model):
    """How one member voted on the recommendation of a case; written together with the result, never changed."""

    class Choice(models.TextChoices):
        FOR = "for", "dafür"
        AGAINST = "against", "dagegen"
        ABSTAIN = "abstain", "enthalten"

    case = models.ForeignKey(JuryCase, on_delete=models.PROTECT, related_name="ballots")
    member = models.ForeignKey(JuryMember, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=8, choices=Choice.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "member"], name="one_vote_a_member")]
