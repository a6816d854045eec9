"""A jury at any point of its way, for the cast of all tests: Merle, Cem and Ayla sit, Karim runs the office."""

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings

from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Application, JuryCase, JuryInvitation, JuryRound

LINE = "kiv_muster"
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class JuryRounds:
    """What `tests.cast.World` can make of a jury."""

    karim: Any
    merle: Any
    cem: Any
    ayla: Any
    town: Any
    authority: Any
    submitted: Any
    submitted_with_file: Any

    def planned_round(self, *applications: Application) -> JuryRound:
        """A round with its three members and these applications, by default one of Frieda's town."""
        round = actions.plan_round(
            line=LINE, name="Fachjury Herbst", sits_on=date(2026, 12, 1), quorum_percent=50,
            sheet="kiv_example", controller=self.authority, by=self.karim,
        )  # fmt: skip
        for user, bench, home, municipality in (
            (self.merle, "science", None, ""),
            (self.cem, "municipal_associations", self.town, ""),
            (self.ayla, "migrant_organisations", None, "06531005"),
        ):
            actions.seat_member(
                round, user=user, constituency=bench, organisation=home, municipality=municipality, county="", by=self.karim
            )  # fmt: skip
        chosen = applications or (self.submitted(),)
        actions.choose_cases(round, applications=[found.pk for found in chosen], by=self.karim)
        return round

    def jury_invitation(self) -> JuryInvitation:
        """To a planned round, for somebody who has no account yet; open today as the clock has it."""
        return actions.invite_juror(
            self.planned_round(), email="neu@uni.example", constituency="science", organisation=None,
            municipality="", county="", by=self.karim, on=date.today(),
        )  # fmt: skip

    def reading_round(self, *applications: Application) -> JuryRound:
        """The same, opened for its members."""
        round = self.planned_round(*applications)
        actions.open_reading(round, by=self.karim)
        return round

    def sitting_round(self, *applications: Application) -> JuryRound:
        """The same in its sitting; nobody has scored."""
        round = self.reading_round(*applications)
        actions.begin_sitting(round, by=self.karim, at=NOW, reason="Alle sind da.")
        return round

    def closed_round(self, *applications: Application) -> JuryRound:
        """The same, every case recommended by all who may vote, with its sealed minutes."""
        round = self.reading_round(*applications)
        self.close(round)
        return round

    def close(self, round: JuryRound) -> None:
        """From the end of reading to the sealed minutes."""
        make_test_seal(settings.WIR_SEAL_FILE.parent)
        actions.begin_sitting(round, by=self.karim, at=NOW, reason="Alle sind da.")
        for case in round.cases.all():
            if entitled := actions.standing_of(case).entitled:
                actions.note_presence(round, present=entitled, by=self.karim)
                actions.conclude_case(
                    case, recommendation="recommend", reasons="Das Vorhaben überzeugt.",
                    votes=dict.fromkeys(entitled, "for"), by=self.karim, at=NOW,
                )  # fmt: skip
        actions.close_round(round, by=self.karim, on=NOW.date())

    def vote(self, *applications: Application) -> JuryCase:
        """The first case of a sitting."""
        case = self.sitting_round(*applications).cases.first()
        assert case is not None
        return case

    def jury_case_with_file(self) -> JuryCase:
        """The same with one file."""
        return self.jury_case(self.submitted_with_file())

    def jury_case(self, *applications: Application) -> JuryCase:
        """The first case of a round that is being read."""
        case = self.reading_round(*applications).cases.order_by("pk").first()
        assert case is not None
        return case
