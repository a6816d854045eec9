"""A member scores a case: saved as it is typed, then handed in once and for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding.access.jury import cases_for_juror
from wir.funding.actions.recounting import recount
from wir.funding.models import JuryAssessment, JuryCase, JuryMember, JuryScore
from wir.funding.score_sheets import Sheet
from wir.journal.steps import taking


@dataclass(frozen=True)
class Given:
    """What a member entered for one criterion; None while no points are chosen."""

    points: int | None
    reason: str


def save_scores(case: JuryCase, *, scores: Mapping[str, Given], by: User, at: datetime) -> JuryAssessment:
    """Keep what was typed so far; gaps are welcome. Raises Refused when it was handed in, decided, or reading is over."""
    with transaction.atomic():
        member = _seat(case, by)
        _refuse_decided(case)
        sheet = case.round.score_sheet
        if set(scores) - set(sheet.weights) or any(
            given.points is not None and given.points not in sheet.points for given in scores.values()
        ):
            raise Refused("Diese Bewertung passt nicht zum Bewertungsbogen. Bitte laden Sie die Seite neu.")
        assessment, _ = JuryAssessment.objects.select_for_update().get_or_create(
            case=case, member=member, defaults={"saved_at": at}
        )
        if assessment.state != "draft" or case.round.state != "reading":
            raise Refused(
                "Diese Bewertung ist abgegeben oder das Lesen ist beendet. Ihre Änderung wurde nicht gespeichert."
            )
        for criterion, given in scores.items():
            JuryScore.objects.update_or_create(
                assessment=assessment,
                criterion=criterion,
                defaults={"points": given.points, "reason": given.reason},
            )
        assessment.saved_at = at
        assessment.save(update_fields=["saved_at"])
    return assessment


def hand_in_scores(assessment: JuryAssessment, *, by: User, at: datetime) -> None:
    """Hand the score sheet in. Every criterion needs points and a reason; afterwards nothing changes. Raises Refused."""
    with transaction.atomic():
        cases = JuryCase.objects.select_for_update(of=("self",)).select_related("application")
        case = cases.get(pk=assessment.case_id)
        _refuse_decided(case)
        with taking("hand_in_scores", assessment, by=by) as facts:
            if gaps := open_criteria(assessment, case.round.score_sheet):
                raise Refused(*[f"Bei „{label}“ fehlen noch Punkte oder Begründung." for label in gaps])
            assessment.handed_in_at = at
            facts["case"] = case.pk
        recount(case, by=by, at=at)


def _refuse_decided(case: JuryCase) -> None:
    """A decision is not followed by scores. Raises Refused."""
    if case.is_decided:
        raise Refused("Über diesen Antrag ist schon entschieden. Bewertungen nehmen wir nicht mehr an.")


def open_criteria(assessment: JuryAssessment, sheet: Sheet) -> list[str]:
    """Labels of the criteria that lack points or a reason."""
    done = {score.criterion for score in assessment.scores.all() if score.points is not None and score.reason}
    return [criterion.label for criterion in sheet.criteria if criterion.name not in done]


def _seat(case: JuryCase, by: User) -> JuryMember:
    """The person's seat in the round of a case that they may see. Raises PermissionDenied."""
    if not cases_for_juror(by).filter(pk=case.pk).exists():
        raise PermissionDenied
    return case.round.members.get(user=by)
