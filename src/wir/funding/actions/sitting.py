"""The sitting: who is present, what they vote, and the end of the round."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents.models import store
from wir.funding.access.conflicts import Standing, standings
from wir.funding.access.jury import NOT_BEFORE_A_JURY, jury_cases_of, rounds_of, runs_it
from wir.funding.actions.recounting import recount
from wir.funding.models import JuryCase, JuryRound, JuryVote
from wir.funding.models.jury import DECIDED
from wir.funding.notices import minutes
from wir.funding.rules.conflicts import is_adopted, quorum
from wir.journal.steps import record, taking


def note_presence(round: JuryRound, *, present: Collection[int], by: User) -> None:
    """Exactly these members (by number) are in the room now. Raises Refused outside the sitting."""
    with transaction.atomic():
        _sitting(round, by)
        round.members.update(present=False)
        round.members.filter(pk__in=present).update(present=True)
        facts = {"members": sorted(round.members.filter(present=True).values_list("pk", flat=True))}
        record("funding.note_presence", round, by=by, facts=facts)


def conclude_case(
    case: JuryCase, *, recommendation: str, reasons: str, votes: Mapping[int, str], by: User, at: datetime
) -> bool:
    """Vote on a recommendation; `votes` maps each entitled member in the room to their choice.

    All conflicts are looked at once more. Without a majority nothing is concluded, and another recommendation can be put
    to the vote; answers whether there was one. Raises Refused when somebody must not vote or too few are there.
    """
    with transaction.atomic():
        round = _sitting(case.round, by)
        if not jury_cases_of(by).filter(pk=case.pk).exists():
            raise PermissionDenied
        standing = recount(case, by=by, at=at)
        if case.concluded_at:
            raise Refused("Über diesen Antrag ist schon abgestimmt. Das Ergebnis steht fest.")
        if case.is_decided:
            raise Refused("Über diesen Antrag ist schon entschieden. Es wird nicht mehr abgestimmt.")
        _refuse_wrong_votes(round, standing, votes)
        choices = list(votes.values())
        counts = {choice: choices.count(choice) for choice in JuryVote.Choice.values}
        facts = {"entitled": len(standing.entitled), "present": len(votes), "away": len(standing.excluded)}
        adopted, counted = is_adopted(counts["for"], counts["against"]), counts | facts
        if adopted:
            _store(case, recommendation, reasons, votes, counted, at)
            record("funding.conclude_case", case, by=by, facts={"motion": recommendation, **counted})
        else:
            record("funding.reject_motion", case, by=by, facts={"motion": recommendation, **counted})
    return adopted


def close_round(round: JuryRound, *, by: User, on: date) -> None:
    """The jury is done: its minutes are sealed first and count only if nothing has changed meanwhile.

    Raises Impossible, PermissionDenied, and Refused while a case has no vote though somebody may vote on it, or nobody
    was there at a vote. A round in which there was nothing to vote on closes without a sitting, and its minutes say so.
    """
    step = round.workflow.check("close_round", round.state)
    if not rules.has_perm(step.may, by, round):
        raise PermissionDenied(step.may)
    _refuse_unfinished(round)
    sealed = minutes.make(round, by=by, on=on)
    with taking("close_round", round, by=by) as facts:
        _refuse_unfinished(round)
        if minutes.mark_of(minutes.compose(round, by=by, on=on)) != sealed.fingerprint:
            raise Refused(
                "In diesem Augenblick hat sich etwas geändert. Bitte schließen Sie die Runde noch einmal ab."
            )
        round.minutes = store(
            sealed.pdf,
            kind=sealed.kind.name,
            number=sealed.number,
            title=f"{sealed.kind.label} {sealed.number}",
            controller=round.controller,
            on=on,
        )
        facts |= {"cases": round.cases.exclude(concluded_at=None).count(), "minutes": round.minutes.sha256}


def _refuse_unfinished(round: JuryRound) -> None:
    """No case without its vote, and no vote without somebody who was there. Raises Refused."""
    _refuse_open_cases(round)
    voted = round.cases.exclude(concluded_at=None).exists()
    if voted and not round.members.filter(present=True).exists():
        raise Refused(
            "Es wurde abgestimmt, aber niemand ist als anwesend eingetragen. Bitte tragen Sie ein, wer da war."
        )


def _refuse_open_cases(round: JuryRound) -> None:
    """A case without a vote is left open, unless it is decided or nobody at all may vote on it. Raises Refused."""
    cases = round.cases.exclude(application__state__in=(*NOT_BEFORE_A_JURY, *DECIDED)).filter(
        concluded_at=None
    )
    left = sum(bool(standing.entitled) for standing in standings(round.members.all(), cases).values())
    if left == 1:
        raise Refused("Über einen Antrag ist noch nicht abgestimmt.")
    if left:
        raise Refused(f"Über {left} Anträge ist noch nicht abgestimmt.")


def _refuse_wrong_votes(round: JuryRound, standing: Standing, votes: Mapping[int, str]) -> None:
    present = set(round.members.filter(present=True).values_list("pk", flat=True))
    if standing.excluded.keys() & votes.keys():
        raise Refused(
            "Ein Mitglied ist bei diesem Antrag befangen und stimmt nicht mit. Es wurde nicht abgestimmt. Bitte laden Sie die Seite neu."
        )
    if present & standing.entitled != votes.keys():
        raise Refused(
            "Es müssen genau die anwesenden Stimmberechtigten abstimmen; wer sich enthält, zählt als anwesend. "
            "Es wurde nicht abgestimmt. Bitte laden Sie die Seite neu."
        )
    needed = quorum(len(standing.entitled), round.quorum_percent)
    if len(votes) < needed:
        raise Refused(
            f"Die Jury ist bei diesem Antrag nicht beschlussfähig: {needed} Stimmberechtigte müssen anwesend sein, "
            f"da sind {len(votes)}. Es wurde nicht abgestimmt."
        )


def _store(
    case: JuryCase,
    recommendation: str,
    reasons: str,
    votes: Mapping[int, str],
    counts: dict[str, int],
    at: datetime,
) -> None:
    JuryVote.objects.bulk_create(
        JuryVote(case=case, member_id=member, choice=choice) for member, choice in sorted(votes.items())
    )
    case.recommendation, case.reasons, case.votes, case.concluded_at = recommendation, reasons, counts, at
    case.save(update_fields=["recommendation", "reasons", "votes", "concluded_at"])


def _sitting(round: JuryRound, by: User) -> JuryRound:
    """The round, locked, while it sits. Raises PermissionDenied and Refused."""
    found = rounds_of(by).select_for_update().filter(pk=round.pk).first()
    if found is None or not runs_it(by, found):
        raise PermissionDenied
    if found.state != "sitting":
        raise Refused("Das geht nur während der Sitzung. Es hat sich nichts geändert.")
    return found
