"""The jury: what a member may see (one scope for list, page, file, export and bundle), what its office may do."""

import rules
from django.db.models import QuerySet

from wir.accounts.access import has_second_factor, is_addressed, organisations_as
from wir.accounts.models import User
from wir.funding.access.applications import OFFICIAL, cases_for
from wir.funding.access.conflicts import standings
from wir.funding.models import (
    Application,
    Attachment,
    JuryAssessment,
    JuryCase,
    JuryInvitation,
    JuryMember,
    JuryRound,
)

NOT_BEFORE_A_JURY = ("draft", "withdrawn")


def is_juror(user: User) -> bool:
    """Has a seat in any round that members may see."""
    return user.is_authenticated and seats_of(user).exists()


def seats_of(user: User) -> QuerySet[JuryMember]:
    """The person's seats, in rounds that were opened."""
    return JuryMember.objects.filter(user=user.pk).exclude(round__state="planned")


def rounds_for_juror(user: User) -> QuerySet[JuryRound]:
    """Opened rounds in which the person sits. Nothing at all without a second factor."""
    if not user.is_authenticated or not has_second_factor(user):
        return JuryRound.objects.none()
    return JuryRound.objects.filter(pk__in=seats_of(user).values("round"))


def locked_for_juror(user: User) -> frozenset[int]:
    """Numbers of the cases from which a conflict keeps the person away. Only to be left out, never shown or counted on a page."""
    rounds = rounds_for_juror(user)
    mine = frozenset(seats_of(user).values_list("pk", flat=True))
    found = standings(JuryMember.objects.filter(round__in=rounds), _before_the_jury(rounds))
    return frozenset(case for case, standing in found.items() if mine & standing.excluded.keys())


def cases_for_juror(user: User, *, locked: frozenset[int] | None = None) -> QuerySet[JuryCase]:
    """Every case that the person may read, score and vote on. A case with a conflict does not exist here.

    A page that has just asked `locked_for_juror` may hand its answer in, so that it is not reckoned twice.
    """
    away = locked_for_juror(user) if locked is None else locked
    return _before_the_jury(rounds_for_juror(user)).exclude(pk__in=away)


def applications_for_juror(user: User) -> QuerySet[Application]:
    """The same scope for what belongs to an application, such as its files."""
    return Application.objects.filter(jury_cases__in=cases_for_juror(user))


def attachments_for_juror(user: User) -> QuerySet[Attachment]:
    """Files of these applications."""
    return Attachment.objects.filter(application__in=applications_for_juror(user))


def _before_the_jury(rounds: QuerySet[JuryRound]) -> QuerySet[JuryCase]:
    return JuryCase.objects.filter(round__in=rounds).exclude(application__state__in=NOT_BEFORE_A_JURY)


def rounds_of(user: User) -> QuerySet[JuryRound]:
    """Rounds of the official's authority."""
    return JuryRound.objects.filter(controller__in=organisations_as(OFFICIAL, user))


def locked_cases(user: User, round: JuryRound) -> dict[int, int]:
    """For each member of the round from how many of its cases, as the official may see them, a conflict keeps them away."""
    counted: dict[int, int] = {}
    for standing in standings(
        JuryMember.objects.filter(round=round), jury_cases_of(user).filter(round=round)
    ).values():
        for member in standing.excluded:
            counted[member] = counted.get(member, 0) + 1
    return counted


def jury_cases_of(user: User) -> QuerySet[JuryCase]:
    """What of these rounds an official may see: never an application of the official's own organisation."""
    return _before_the_jury(rounds_of(user)).filter(application__in=cases_for(user))


@rules.predicate
def runs_the_round(user: User, round: JuryRound) -> bool:
    return round.controller_id in organisations_as(OFFICIAL, user)


@rules.predicate
def may_score(user: User, assessment: JuryAssessment) -> bool:
    return (
        assessment.member.user_id == user.pk
        and assessment.case.round.state == "reading"
        and cases_for_juror(user).filter(pk=assessment.case_id).exists()
    )


@rules.predicate
def runs_its_round(user: User, invitation: JuryInvitation) -> bool:
    return invitation.round.controller_id in organisations_as(OFFICIAL, user)


runs_it = runs_the_round & has_second_factor

rules.add_perm("funding.open_reading", runs_it)
rules.add_perm("funding.accept_seat", is_addressed)
rules.add_perm("funding.decline_seat", is_addressed)
rules.add_perm("funding.take_back_seat", runs_its_round & has_second_factor)
rules.add_perm("funding.begin_sitting", runs_it)
rules.add_perm("funding.close_round", runs_it)
rules.add_perm("funding.hand_in_scores", may_score)
