"""The minutes of a jury's sitting: composed from what was voted, sealed before the round closes."""

import hashlib
import json
from datetime import date

from django.conf import settings
from django.utils.timezone import localdate

from wir.accounts.models import User
from wir.core.days import short_day
from wir.funding.access.conflicts import Standing, standings
from wir.funding.access.jury import NOT_BEFORE_A_JURY
from wir.funding.documents.jury import JURY_MINUTES
from wir.funding.models import JuryCase, JuryMember, JuryRound
from wir.funding.notices.making import Sealed, print_and_seal
from wir.funding.notices.parts import check_at, sender
from wir.funding.sent import with_fields_as_sent

NO_VOTE = "Es wurde über keinen Antrag abgestimmt."
NO_SITTING = "Niemand ist als anwesend eingetragen. Eine Sitzung fand nicht statt."
NOBODY = "Kein Mitglied durfte mitwirken; die Jury gibt hier keine Empfehlung."


def make(round: JuryRound, *, by: User, on: date) -> Sealed:
    """Render and seal the minutes of what is stored now. Raises Refused when they cannot be printed."""
    data = compose(round, by=by, on=on)
    return print_and_seal(JURY_MINUTES, data, number=str(data["number"]), mark=mark_of(data), on=on)


def mark_of(data: dict[str, object]) -> str:
    """sha256 over all that the minutes say, in hex."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def compose(round: JuryRound, *, by: User, on: date) -> dict[str, object]:
    """Presence, for every case recusals by name, counts of votes, recommendation and reasons."""
    members = list(round.members.select_related("user"))
    authority = sender(round.controller)
    cases = list(
        round.cases.exclude(application__state__in=NOT_BEFORE_A_JURY)
        .select_related("application__applicant", "application__decision")
        .order_by("place", "pk")
    )
    with_fields_as_sent(case.application for case in cases)
    known = standings(round.members.all(), round.cases.all())
    return {
        "title": "Niederschrift der Jury",
        "number": f"JURY-{round.pk:04d}",
        "day": short_day(on),
        "demo": settings.WIR_DEMO,
        "sender": {"name": authority.name, "lines": list(authority.lines), "contact": []},
        "addressee": [authority.name, "Akte der Juryrunde"],
        "round": round.name,
        "facts": [
            ["Runde", round.name],
            ["Sitzung angesetzt für", short_day(round.sits_on)],
            ["Abgestimmt am", ", ".join(_voted_on(cases)) or NO_VOTE],
            ["Anwesend sein müssen", f"{round.quorum_percent} Prozent der Stimmberechtigten"],
        ],
        "present": [f"{m.user.name} ({m.get_constituency_display()})" for m in members if m.present]
        or [NO_SITTING],
        "absent": [m.user.name for m in members if not m.present] if any(m.present for m in members) else [],
        "cases": [_case(case, known[case.pk], members) for case in cases],
        "signed_by": by.name,
        "check_at": check_at(),
    }


def _voted_on(cases: list[JuryCase]) -> list[str]:
    """The days on which votes were taken, whatever day was planned."""
    return [
        short_day(day) for day in sorted({localdate(one.concluded_at) for one in cases if one.concluded_at})
    ]


def _why_not(case: JuryCase, standing: Standing) -> str:
    """Why there was no vote."""
    if case.is_decided:
        decision = case.application.decision
        day = f" am {short_day(localdate(decision.released_at))}" if decision.released_at else ""
        return f"Über diesen Antrag hat die Behörde schon{day} entschieden, bevor die Jury abgestimmt hat. Die Jury gibt keine Empfehlung."
    return "Es wurde nicht abgestimmt." if standing.entitled else NOBODY


def _case(case: JuryCase, standing: Standing, members: list[JuryMember]) -> dict[str, object]:
    """The figures of the vote are those of its moment; who is conflicted today kept away or has no voice any more."""
    votes, found = case.votes, case.application
    counted = (
        [
            ["Stimmberechtigt", str(votes["entitled"])],
            ["Abgestimmt haben", str(votes["present"])],
            ["Stimmen", f"{votes['for']} dafür, {votes['against']} dagegen, {votes['abstain']} enthalten"],
            ["Empfehlung", str(case.get_recommendation_display())],
        ]
        if case.concluded_at
        else [["Empfehlung", "keine"]]
    )
    return {
        "heading": f"{found.applicant.name}: {found.title}",
        "facts": [["Aktenzeichen", found.number], *counted],
        "away": [member.user.name for member in members if member.pk in standing.excluded],
        "reasons": case.reasons or _why_not(case, standing),
    }
