"""The sitting: agenda from disagreement, presence, recusal, quorum, votes, the end."""

import io
from datetime import date

import page as validator
import pikepdf
import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW, TODAY
from tests.documents.reading import headings, readable
from tests.funding.jury import hand_in, sheet
from tests.funding.rows import decide
from wir.core.refusal import Refused
from wir.documents.models import read
from wir.documents.seal import make_test_seal
from wir.documents.words import words_of
from wir.funding import actions, open_points
from wir.funding.models import ConflictDeclaration, JuryAssessment, JuryCase, JuryVote
from wir.funding.open_points import Despite
from wir.funding.queries.jury_result import jury_says
from wir.journal.models import Entry


@pytest.fixture
def sitting(cast):
    """One case of Musterstadt, all three members entitled and present."""
    case = cast.vote(cast.submitted(applicant=cast.neighbour, by=cast.jonas))
    actions.note_presence(case.round, present=case.round.members.values_list("pk", flat=True), by=cast.karim)
    return case


def seats(case):
    """First name -> number of the seat."""
    return {m.user.name.split()[0].lower(): m.pk for m in case.round.members.select_related("user")}


def vote(cast, case, **choices):
    return actions.conclude_case(
        case,
        recommendation="recommend",
        reasons="Überzeugt.",
        votes={seats(case)[who]: choice for who, choice in choices.items()},
        by=cast.karim,
        at=NOW,
    )


def test_what_members_disagree_about_comes_first(cast):
    calm = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    heated = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    unread = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    round = cast.reading_round(calm, unread, heated)
    cases = {case.application_id: case for case in round.cases.all()}
    for who, first, second in ((cast.merle, 3, 0), (cast.cem, 3, 5)):
        hand_in(cases[calm.pk], who, first)
        hand_in(cases[heated.pk], who, second)
    actions.begin_sitting(round, by=cast.karim, at=NOW, reason="Alle sind da.")
    assert list(round.cases.order_by("place").values_list("application_id", "place")) == [
        (heated.pk, 1),
        (calm.pk, 2),
        (unread.pk, 3),
    ]


def test_more_for_than_against_carries_and_abstentions_count_for_neither(cast, sitting):
    assert vote(cast, sitting, merle="for", cem="abstain", ayla="abstain")
    sitting.refresh_from_db()
    assert sitting.recommendation == "recommend"
    assert sitting.votes == {"for": 1, "against": 0, "abstain": 2, "entitled": 3, "present": 3, "away": 0}


def test_a_tie_concludes_nothing_and_another_vote_can_follow(cast, sitting):
    assert not vote(cast, sitting, merle="for", cem="against", ayla="abstain")
    assert JuryVote.objects.count() == 0
    assert vote(cast, sitting, merle="for", cem="for", ayla="against")
    acts = Entry.objects.filter(thing="funding.jurycase", thing_id=sitting.pk).order_by("pk")
    assert [entry.act for entry in acts] == ["funding.reject_motion", "funding.conclude_case"]


@pytest.mark.parametrize(("there", "enough"), [(("merle", "cem"), True), (("merle",), False)])
def test_half_of_three_are_two(cast, sitting, there, enough):
    actions.note_presence(sitting.round, present=[seats(sitting)[who] for who in there], by=cast.karim)
    if enough:
        assert vote(cast, sitting, **dict.fromkeys(there, "for"))
        return
    with pytest.raises(Refused, match="nicht beschlussfähig: 2 Stimmberechtigte"):
        vote(cast, sitting, **dict.fromkeys(there, "for"))


def test_the_quorum_counts_only_those_entitled_in_the_case(cast):
    case = cast.vote(cast.submitted())  # Lollar: Cem is conflicted, Ayla a neighbour; only Merle is left
    numbers = seats(case)
    actions.note_presence(case.round, present=numbers.values(), by=cast.karim)
    for other in ("cem", "ayla"):
        with pytest.raises(Refused, match="befangen"):
            vote(cast, case, merle="for", **{other: "for"})
    assert vote(cast, case, merle="for")
    assert case.votes["away"] == 2


def test_a_conflict_that_arises_before_the_vote_is_seen_at_the_vote(cast, sitting):
    ConflictDeclaration.objects.create(
        member_id=seats(sitting)["cem"], organisation=cast.neighbour, reason="Vorstand", declared_at=NOW
    )
    with pytest.raises(Refused, match="befangen"):
        vote(cast, sitting, merle="for", cem="for", ayla="for")
    assert vote(cast, sitting, merle="for", ayla="for")


def test_exactly_those_in_the_room_vote(cast, sitting):
    with pytest.raises(Refused, match="genau die anwesenden"):
        vote(cast, sitting, merle="for", cem="for")


def test_what_was_voted_stays(cast, sitting):
    vote(cast, sitting, merle="for", cem="for", ayla="for")
    with pytest.raises(Refused, match="steht fest"):
        vote(cast, sitting, merle="for", cem="for", ayla="for")
    seat = seats(sitting)["merle"]
    for statement in (
        "update funding_jurycase set recommendation = 'not_recommend'",
        "update funding_jurycase set reasons = 'anders'",
        "update funding_juryvote set choice = 'against'",
        "delete from funding_juryvote",
        f"insert into funding_juryvote (case_id, member_id, choice) values ({sitting.pk}, {seat}, 'for')",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_round_closes_when_every_case_has_its_vote_and_leaves_sealed_minutes(cast, sitting):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    with pytest.raises(Refused, match="Über einen Antrag ist noch nicht abgestimmt"):
        actions.close_round(sitting.round, by=cast.karim, on=NOW.date())
    vote(cast, sitting, merle="for", cem="against", ayla="for")
    sitting.round.refresh_from_db()
    actions.close_round(sitting.round, by=cast.karim, on=NOW.date())
    pdf = read(sitting.round.minutes)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        text = "".join(readable(page) for page in opened.pages)
        assert headings(opened)["H1"] == ["Niederschrift der Jury"]
    assert sitting.round.state == "closed"
    assert "2 dafür, 1 dagegen, 0 enthalten" in text
    for standard in ("pdfa-2a", "pdfua-1"):
        assert validator.validate_pdf_bytes(pdf, profile=standard).failures == []


def test_a_case_on_which_nobody_may_vote_does_not_keep_the_round_open(cast):
    round = cast.reading_round(cast.submitted())
    actions.declare_conflict(round.cases.get(), reason="Freundschaft", by=cast.merle, at=NOW)
    cast.close(round)
    assert (round.state, round.cases.get().recommendation) == ("closed", "")


def minutes_of(round):
    return " ".join(words_of(read(round.minutes)).split())


def granted_while_reading(cast):
    """Karim and Sabine grant the case that the jury still reads."""
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    case = cast.jury_case(
        cast.checked(cast.submitted(applicant=cast.neighbour, by=cast.jonas, ends_on=date(2028, 3, 31)))
    )
    application = case.application
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(slices=slices, reasons="Passt.", on_jury=jury_says(application))
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    points = frozenset(point.name for point in open_points.of_decision(application, "approve"))
    despite = Despite(points, "Die Stadt kann nicht warten.")
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    return JuryCase.objects.get(pk=case.pk)


def test_a_notice_before_the_jury_is_done_says_so(cast):
    case = granted_while_reading(cast)
    said = " ".join(words_of(read(case.application.letters.get().document)).split())
    assert "Die Jury war mit diesem Antrag noch nicht fertig; eine Empfehlung lag nicht vor." in said
    assert "Der Grund: Die Stadt kann nicht warten." in said


def test_the_form_of_a_decision_starts_with_what_the_jury_has_not_said(cast):
    case = cast.jury_case(cast.submitted(applicant=cast.neighbour, by=cast.jonas))
    page = cast.client("karim").get(f"/foerderung/arbeit/antraege/{case.application_id}/vorbereiten/")
    assert "Die Jury war mit diesem Antrag noch nicht fertig" in page.content.decode()


def test_a_proposal_from_before_the_vote_does_not_go_out_after_it(cast, sitting):
    application = cast.checked(sitting.application)
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(slices=slices, reasons="Passt.", on_jury=jury_says(application))
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    vote(cast, sitting, merle="for", cem="for", ayla="for")
    with pytest.raises(Refused, match="Jury ist inzwischen mit diesem Antrag fertig"):
        actions.release(application, by=cast.sabine, on=TODAY, at=NOW)


def test_a_decided_case_takes_no_more_scores_and_its_page_says_why(cast):
    case = granted_while_reading(cast)
    with pytest.raises(Refused, match="schon entschieden"):
        hand_in(case, cast.merle, 3)
    assert JuryAssessment.objects.count() == 0
    page = cast.client("merle").get(f"/foerderung/jury/antraege/{case.pk}/").content.decode()
    assert "Über diesen Antrag ist schon entschieden. Bewertungen nehmen wir nicht mehr an." in page


def test_scores_begun_before_the_decision_are_not_handed_in_after_it(cast):
    case = cast.jury_case(cast.submitted(applicant=cast.neighbour, by=cast.jonas))
    begun = actions.save_scores(case, scores=sheet(3), by=cast.merle, at=NOW)
    decide(cast, case.application, "rejected")
    with pytest.raises(Refused, match="schon entschieden"):
        actions.hand_in_scores(begun, by=cast.merle, at=NOW)
    begun.refresh_from_db()
    assert begun.state == "draft"


def test_the_minutes_of_a_round_without_a_sitting_tell_none(cast):
    case = granted_while_reading(cast)
    round = case.round
    actions.begin_sitting(round, by=cast.karim, at=NOW, reason="Es ist schon entschieden.")
    actions.close_round(round, by=cast.karim, on=TODAY)
    said = minutes_of(round)
    assert "Niemand ist als anwesend eingetragen. Eine Sitzung fand nicht statt." in said
    assert "Es wurde über keinen Antrag abgestimmt." in said
    assert (
        "Über diesen Antrag hat die Behörde schon am 02.11.2026 entschieden, bevor die Jury abgestimmt hat."
        in said
    )
    assert ("durfte mitwirken" in said, "Sitzung am" in said, "Nicht da" in said) == (False, False, False)


def test_the_minutes_name_the_day_of_the_vote_beside_the_planned_one(cast, sitting):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    vote(cast, sitting, merle="for", cem="for", ayla="for")
    sitting.round.refresh_from_db()
    actions.close_round(sitting.round, by=cast.karim, on=TODAY)
    said = minutes_of(sitting.round)
    assert "Sitzung angesetzt für 01.12.2026" in said
    assert "Abgestimmt am 02.11.2026" in said


def test_a_round_that_voted_does_not_close_with_nobody_there(cast, sitting):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    vote(cast, sitting, merle="for", cem="for", ayla="for")
    actions.note_presence(sitting.round, present=[], by=cast.karim)
    sitting.round.refresh_from_db()
    with pytest.raises(Refused, match="niemand ist als anwesend eingetragen"):
        actions.close_round(sitting.round, by=cast.karim, on=TODAY)
    assert sitting.round.minutes is None


def test_members_do_not_run_their_own_sitting(cast, sitting):
    with pytest.raises(PermissionDenied):
        actions.note_presence(sitting.round, present=[], by=cast.merle)
