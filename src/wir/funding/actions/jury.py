"""The office of a jury plans a round, opens it for reading and begins the sitting."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wir.accounts.models import Organisation, User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.funding import score_sheets
from wir.funding.access.applications import cases_for
from wir.funding.access.conflicts import standings
from wir.funding.access.jury import NOT_BEFORE_A_JURY, rounds_of, runs_it
from wir.funding.actions.recounting import refresh
from wir.funding.models import Application, JuryAssessment, JuryCase, JuryRound
from wir.funding.models.jury import DECIDED
from wir.journal.steps import record, taking

FEWEST_MEMBERS = 3


def plan_round(
    *,
    line: str,
    name: str,
    sits_on: date,
    quorum_percent: int,
    sheet: str,
    controller: Organisation,
    by: User,
) -> JuryRound:
    """A new round of a line's jury. Nobody but the office sees it until it is opened for reading."""
    with transaction.atomic():
        round = JuryRound(
            line=line,
            name=name,
            sits_on=sits_on,
            quorum_percent=quorum_percent,
            sheet_name=sheet,
            controller=controller,
            created_by=by,
        )
        if not runs_it(by, round):
            raise PermissionDenied
        round.save()
        record(
            "funding.plan_round", round, by=by, facts={"line": line, "quorum": quorum_percent, "sheet": sheet}
        )
    return round


def choose_cases(round: JuryRound, *, applications: Collection[int], by: User) -> None:
    """Exactly these applications (by number) come before the jury. Raises Refused for one that cannot."""
    with transaction.atomic():
        planned(round, by)
        possible = {found.pk for found in applications_for_round(round, by=by)}
        if not set(applications) <= possible:
            raise Refused(
                "Ein gewählter Antrag gehört nicht mehr in diese Runde: Er wurde zurückgezogen oder liegt schon bei einer Jury. "
                "Es hat sich nichts geändert. Bitte wählen Sie neu."
            )
        round.cases.exclude(application__in=applications).delete()
        there = set(round.cases.values_list("application_id", flat=True))
        JuryCase.objects.bulk_create(
            JuryCase(round=round, application_id=pk) for pk in sorted(set(applications) - there)
        )
        record("funding.choose_cases", round, by=by, facts={"applications": sorted(applications)})


def applications_for_round(round: JuryRound, *, by: User) -> list[Application]:
    """Submitted applications of the line that lie before no other open round, with those already chosen."""
    elsewhere = JuryCase.objects.exclude(round=round).exclude(round__state="closed")
    return list(
        cases_for(by)
        .filter(line=round.line, controller=round.controller_id, state="submitted")
        .exclude(pk__in=elsewhere.values("application"))
        .select_related("applicant")
        .order_by("submitted_on", "pk")
    )


def open_reading(round: JuryRound, *, by: User) -> None:
    """Freeze the score sheet; from now on members read and score. Raises Refused when the round lacks something."""
    with taking("open_reading", round, by=by) as facts:
        members, cases = round.members.count(), round.cases.count()
        missing = []
        if members < FEWEST_MEMBERS:
            missing.append(
                f"Eine Jury braucht mindestens {FEWEST_MEMBERS} Mitglieder. Bitte ergänzen Sie sie."
            )
        if not cases:
            missing.append("Es ist noch kein Antrag gewählt. Bitte wählen Sie mindestens einen.")
        if missing:
            raise Refused(*missing)
        round.sheet = score_sheets.table(round.sheet_name)
        facts |= {"members": members, "cases": cases, "sheet": round.sheet_name}


def begin_sitting(round: JuryRound, *, by: User, at: datetime, reason: str = "") -> None:
    """End the reading and put the cases on the agenda: what the members disagree about most comes first.

    Before its day, or while somebody has not scored, that needs a reason, because scoring ends for good. Raises Refused.
    """
    with taking("begin_sitting", round, by=by, payload={"reason": reason.strip()}) as facts:
        if (against := against_beginning(round, on=timezone.localdate(at))) and not reason.strip():
            raise Refused(*against, "Soll die Sitzung trotzdem beginnen, nennen Sie bitte den Grund.")
        refresh(round, by=by, at=at)
        order = round.cases.exclude(application__state__in=NOT_BEFORE_A_JURY).order_by(
            F("spread").desc(nulls_last=True), F("mean").desc(nulls_last=True), "pk"
        )
        agenda = list(order)
        for place, case in enumerate(agenda, start=1):
            case.place = place
        JuryCase.objects.bulk_update(agenda, ["place"])
        facts["cases"] = len(agenda)


def against_beginning(round: JuryRound, *, on: date) -> list[str]:
    """What speaks against ending the scoring now, in sentences; a constant number of statements, few once all have scored."""
    members = list(round.members.select_related("user"))
    late = _late(round, len(members))
    names = ", ".join(member.user.name for member in members if member.pk in late)
    early = f"Die Sitzung ist erst für den {short_day(round.sits_on)} angesetzt."
    unscored = f"Noch nicht alles bewertet haben: {names}. Danach nimmt das Portal keine Bewertung mehr an."
    return [early] * (on < round.sits_on) + [unscored] * bool(names)


def _late(round: JuryRound, members: int) -> set[int]:
    """Who still has a case to score. Only where an assessment is missing at all it is asked who may give it."""
    cases = round.cases.exclude(application__state__in=(*NOT_BEFORE_A_JURY, *DECIDED))
    given = set(
        JuryAssessment.objects.filter(case__in=cases, state="handed_in").values_list("case", "member")
    )
    if len(given) == cases.count() * members:
        return set()
    return {
        member
        for case, standing in standings(round.members.all(), cases).items()
        for member in standing.entitled
        if (case, member) not in given
    }


def planned(round: JuryRound, by: User) -> JuryRound:
    """The round, locked, if this official may still change it. Raises PermissionDenied and Refused."""
    found = rounds_of(by).select_for_update().filter(pk=round.pk).first()
    if found is None or not runs_it(by, found):
        raise PermissionDenied
    if found.state != "planned":
        raise Refused(
            "Die Runde ist schon zum Lesen freigegeben. Mitglieder und Anträge stehen fest; es hat sich nichts geändert."
        )
    return found
