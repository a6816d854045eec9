"""The figures of a case, made anew whenever a score or a conflict changes, so that no page has to count."""

from datetime import datetime
from fractions import Fraction

from django.db import transaction

from wir.accounts.models import User
from wir.algorithms.scores import by_group, summary, weighted
from wir.funding.access.conflicts import Standing, standings
from wir.funding.models import JuryAssessment, JuryCase, JuryRound
from wir.journal.steps import record


def standing_of(case: JuryCase) -> Standing:
    """Who stays away from this case right now."""
    return standings(case.round.members.all(), JuryCase.objects.filter(pk=case.pk))[case.pk]


def refresh(round: JuryRound, *, by: User | None, at: datetime) -> None:
    """Recount every case of the round that is not concluded and has scores."""
    known = standings(round.members.all(), round.cases.all())
    scored = round.cases.filter(concluded_at=None, assessments__state="handed_in").distinct()
    for case in scored.order_by("pk"):
        recount(case, by=by, at=at, known=known[case.pk])


def recount(case: JuryCase, *, by: User | None, at: datetime, known: Standing | None = None) -> Standing:
    """Look at all conflicts again, set aside the scores of those who must stay away, and store the figures.

    What was set aside stays in the file, marked; it counts again if the conflict turns out to be none.
    """
    with transaction.atomic():
        case.refresh_from_db(from_queryset=JuryCase.objects.select_for_update(of=("self",)))
        standing = known or standing_of(case)
        handed_in = list(
            case.assessments.filter(state="handed_in")
            .select_related("member")
            .prefetch_related("scores")
            .order_by("pk")
        )
        for assessment in handed_in:
            _mark(assessment, standing, by=by, at=at)
        _store(case, [assessment for assessment in handed_in if assessment.set_aside_at is None])
    return standing


def total(assessment: JuryAssessment, weights: dict[str, int]) -> Fraction:
    """The weighted mean of one member's points."""
    points = {score.criterion: score.points for score in assessment.scores.all()}
    return weighted({name: given for name, given in points.items() if given is not None}, weights)


def _mark(assessment: JuryAssessment, standing: Standing, *, by: User | None, at: datetime) -> None:
    aside = assessment.member_id in standing.excluded
    if aside == (assessment.set_aside_at is not None):
        return
    assessment.set_aside_at = at if aside else None
    assessment.save(update_fields=["set_aside_at"])
    facts = {"case": assessment.case_id, "kind": standing.excluded.get(assessment.member_id, "")}
    if aside:
        record("funding.set_scores_aside", assessment, by=by, facts=facts)
    else:
        record("funding.count_scores_again", assessment, by=by, facts=facts)


def _store(case: JuryCase, counting: list[JuryAssessment]) -> None:
    weights = case.round.score_sheet.weights
    totals = [(assessment.member.constituency, total(assessment, weights)) for assessment in counting]
    found = summary([value for _, value in totals])
    case.counted, case.mean, case.median, case.spread = found.count, found.mean, found.median, found.spread
    case.by_constituency = {bench: [part.mean, part.count] for bench, part in by_group(totals).items()}
    case.save(update_fields=["counted", "mean", "median", "spread", "by_constituency"])
