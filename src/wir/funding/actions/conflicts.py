"""Conflicts of interest are declared, neighbours are decided about, and all of it is looked at again and again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding.access.jury import cases_for_juror, rounds_for_juror
from wir.funding.actions.recounting import recount, refresh, standing_of
from wir.funding.models import ConflictDeclaration, ConflictOpinion, JuryCase, JuryMember, JuryRound
from wir.journal.steps import record


def declare_conflict(case: JuryCase, *, reason: str, by: User, at: datetime) -> None:
    """A member steps back from a case. From now on it does not exist for them; their scores are set aside."""
    with transaction.atomic():
        if not cases_for_juror(by).filter(pk=case.pk).exists():
            raise PermissionDenied
        _refuse_after_the_vote(case)
        declared = ConflictDeclaration.objects.create(
            member=case.round.members.get(user=by), case=case, reason=reason, declared_at=at
        )
        record("funding.declare_conflict", declared, by=by, facts={"case": case.pk})
        recount(case, by=by, at=at)


def declare_tie(organisation: Organisation, *, reason: str, by: User, at: datetime) -> int:
    """A member belongs to an organisation that the office does not know of. Answers in how many open rounds it was new."""
    with transaction.atomic():
        seats = JuryMember.objects.filter(user=by, round__in=rounds_for_juror(by)).exclude(
            round__state="closed"
        )
        new = 0
        for member in seats:
            declared, made = ConflictDeclaration.objects.get_or_create(
                member=member, organisation=organisation, defaults={"reason": reason, "declared_at": at}
            )
            if not made:
                continue
            new += 1
            record("funding.declare_tie", declared, by=by, facts={"organisation": organisation.pk})
            for case in JuryCase.objects.filter(
                round=member.round_id, concluded_at=None, assessments__member=member
            ):
                recount(case, by=by, at=at)
    return new


def give_opinion(
    case: JuryCase, *, member: JuryMember, may_take_part: bool, reason: str, by: User, at: datetime
) -> None:
    """One of the others says, with a reason, whether a member from the same county may take part. Raises Refused."""
    with transaction.atomic():
        if not cases_for_juror(by).filter(pk=case.pk).exists():
            raise PermissionDenied
        _refuse_after_the_vote(case)
        standing, me = standing_of(case), case.round.members.get(user=by)
        if member.pk not in standing.flagged or me.pk in standing.flagged:
            raise Refused("Über dieses Mitglied ist in diesem Fall nichts zu entscheiden.")
        if ConflictOpinion.objects.filter(case=case, member=member, said_by=me).exists():
            raise Refused("Sie haben dazu schon entschieden. Ihre erste Antwort gilt.")
        said = ConflictOpinion.objects.create(
            case=case, member=member, said_by=me, may_take_part=may_take_part, reason=reason, said_at=at
        )
        facts = {"case": case.pk, "member": member.pk, "yes": may_take_part}
        record("funding.give_opinion", said, by=by, facts=facts)
        recount(case, by=by, at=at)


def recheck_conflicts(*, by: User | None, at: datetime) -> None:
    """Look again at every open case with scores: partners, memberships and places may have changed."""
    for round in JuryRound.objects.filter(state__in=["reading", "sitting"]):
        with transaction.atomic():
            refresh(round, by=by, at=at)


def _refuse_after_the_vote(case: JuryCase) -> None:
    case.refresh_from_db(from_queryset=JuryCase.objects.select_for_update(of=("self",)))
    if case.concluded_at or case.round.state == "closed":
        raise Refused("Die Jury hat über diesen Antrag schon abgestimmt. Es hat sich nichts geändert.")
