"""The demo's jury: three members read one application; a fourth belongs to the town that applies and sees nothing of it."""

from datetime import timedelta

from django.utils import timezone

from wir.accounts.models import Organisation, User
from wir.config.demo.people import Person, account
from wir.funding import actions
from wir.funding.models import Application

JURORS = (
    Person("merle@uni.example", "Merle Sommer", "", None, "liest und bewertet in der Jury"),
    Person("ayla@verein.example", "Ayla Demir", "", None, "hat in der Jury schon bewertet"),
    Person("henrike@ministerium.example", "Henrike Vogt", "", None, "sitzt für ein Ministerium in der Jury"),
    Person("cem@musterstadt.example", "Cem Aydın", "", None, "ist in der Jury befangen und sieht nichts"),
)
# name, bench, belongs to the applicant, municipality
SEATS = (
    ("Merle Sommer", "science", False, ""),
    ("Ayla Demir", "migrant_organisations", False, "06531005"),
    ("Henrike Vogt", "ministry", False, ""),
    ("Cem Aydın", "municipal_associations", True, ""),
)


def make_jury(application: Application, *, official: User) -> None:
    """A round in which Ayla has handed in and the others still read."""
    today, now = timezone.localdate(), timezone.now()
    round = actions.plan_round(
        line=application.line,
        name=f"Fachjury {today.year}",
        sits_on=today + timedelta(days=30),
        quorum_percent=50,
        sheet="kiv_example",
        controller=application.controller,
        by=official,
    )
    users = {person.name: account(person) for person in JURORS}
    for name, bench, belongs, municipality in SEATS:
        home: Organisation | None = application.applicant if belongs else None
        actions.seat_member(
            round,
            user=users[name],
            constituency=bench,
            organisation=home,
            municipality=municipality,
            county="",
            by=official,
        )
    actions.choose_cases(round, applications=[application.pk], by=official)
    actions.open_reading(round, by=official)
    case, ayla = round.cases.get(), users["Ayla Demir"]
    scores = {
        criterion.name: actions.Given(
            points=4, reason="Gut beschrieben, die Wege zu den Menschen sind genannt."
        )
        for criterion in round.score_sheet.criteria
    }
    actions.hand_in_scores(actions.save_scores(case, scores=scores, by=ayla, at=now), by=ayla, at=now)
