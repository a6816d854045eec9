"""Scoring a case: saved as typed, handed in once, others only afterwards, frozen in the database."""

from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW
from tests.funding.jury import hand_in, posted, sheet
from wir.algorithms.scores import summary
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import JuryAssessment, JuryScore
from wir.funding.templatetags.funding import points


@pytest.fixture
def case(cast):
    """Of the town of which nobody in the jury is a part."""
    return cast.jury_case(cast.submitted(applicant=cast.neighbour, by=cast.jonas))


def test_gaps_are_kept_but_cannot_be_handed_in(cast, case):
    given = sheet() | {"need": actions.Given(points=None, reason="noch offen")}
    assessment = actions.save_scores(case, scores=given, by=cast.merle, at=NOW)
    with pytest.raises(Refused, match="Ausgangslage und Bedarf"):
        actions.hand_in_scores(assessment, by=cast.merle, at=NOW)
    assessment.refresh_from_db()
    assert (assessment.state, assessment.scores.get(criterion="need").reason) == ("draft", "noch offen")


def test_figures_of_a_case_follow_what_is_handed_in(cast, case):
    hand_in(case, cast.merle, 4)
    hand_in(case, cast.cem, 2, participation=5)  # (7 * 2 + 5 * 2) / 9 = 2.666...
    case.refresh_from_db()
    # mean (4 + 8/3) / 2 = 10/3, deviation (4 - 8/3) / sqrt(2) = 0.942809
    assert (case.counted, case.mean, case.median, case.spread) == (2, 3333, 3333, 943)
    assert case.by_constituency == {"municipal_associations": [2667, 1], "science": [4000, 1]}


def test_the_ranking_tells_the_mean_of_each_group_in_as_many_statements_as_before(cast, case):
    client, url = cast.client("karim"), reverse("funding:jury_round", args=[case.round_id])
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        empty = client.get(url).content.decode()
    hand_in(case, cast.merle, 4)
    hand_in(case, cast.cem, 2, participation=5)
    with CaptureQueriesContext(connection) as after:
        page = client.get(url).content.decode()
    groups = 'data-label="Mittelwert je Gruppe">'
    assert f"{groups}–</td>" in empty
    assert (
        f'{groups}Kommunale Spitzenverbände: <span class="wir-num">2,667</span><br>'
        'Wissenschaft: <span class="wir-num">4,00</span></td>'
    ) in page
    assert len(after) == len(before)


def test_a_draft_counts_nowhere(cast, case):
    actions.save_scores(case, scores=sheet(), by=cast.merle, at=NOW)
    case.refresh_from_db()
    assert (case.counted, case.mean) == (0, None)


def test_points_outside_the_scale_and_unknown_criteria_are_refused(cast, case):
    for wrong in (
        {"need": actions.Given(points=6, reason="x")},
        {"other": actions.Given(points=1, reason="x")},
    ):
        with pytest.raises(Refused, match="passt nicht zum Bewertungsbogen"):
            actions.save_scores(case, scores=wrong, by=cast.merle, at=NOW)
    assert JuryScore.objects.count() == 0


def test_nobody_outside_the_jury_scores(cast, case):
    for who in (cast.karim, cast.jonas, cast.ole, cast.frieda):
        with pytest.raises(PermissionDenied):
            actions.save_scores(case, scores=sheet(), by=who, at=NOW)


def test_what_was_handed_in_cannot_be_changed(cast, case):
    assessment = hand_in(case, cast.merle, 4)
    with pytest.raises(Refused, match="abgegeben"):
        actions.save_scores(case, scores=sheet(1), by=cast.merle, at=NOW)
    statements = (
        "update funding_juryscore set points = 0",
        "delete from funding_juryscore",
        f"insert into funding_juryscore (assessment_id, criterion, points, reason) values ({assessment.pk}, 'more', 1, 'x')",
        "update funding_juryassessment set state = 'draft', handed_in_at = null",
        "delete from funding_juryassessment",
        "update funding_juryround set sheet = '{\"a\": 1}'",
        "update funding_juryround set state = 'planned'",
        "delete from funding_jurycase",
    )
    for statement in statements:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert set(JuryScore.objects.values_list("points", flat=True)) == {4}


def test_after_the_reading_nothing_is_scored_any_more(cast, case):
    draft = actions.save_scores(case, scores=sheet(), by=cast.merle, at=NOW)
    actions.begin_sitting(case.round, by=cast.karim, at=NOW, reason="Alle sind da.")
    case.round.refresh_from_db()
    with pytest.raises(Refused, match="Lesen ist beendet"):
        actions.save_scores(case, scores=sheet(), by=cast.merle, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.hand_in_scores(JuryAssessment.objects.get(pk=draft.pk), by=cast.merle, at=NOW)


def test_others_are_seen_only_after_ones_own(cast, case):
    hand_in(case, cast.cem, 5)
    url, merle = reverse("funding:jury_case", args=[case.pk]), cast.client("merle")
    before = merle.get(url).content.decode()
    assert "Cem Aydın" not in before
    assert "Mittelwert" not in before
    merle.post(url, posted(2) | {"save": "1"})
    assert "Cem Aydın" not in merle.get(url).content.decode()
    after = merle.post(url, posted(2) | {"hand_in": "1"}, follow=True).content.decode()
    assert "Cem Aydın (Kommunale Spitzenverbände)" in after
    assert "3,50" in after


def test_a_page_keeps_what_was_typed_and_says_what_is_missing(cast, case):
    url = reverse("funding:jury_case", args=[case.pk])
    answer = cast.client("merle").post(url, posted() | {"plan-reason": "", "hand_in": "1"}, follow=True)
    assert "Bei „Zeitplan und Kosten“ fehlen noch Punkte oder Begründung." in answer.content.decode()
    assert JuryScore.objects.filter(points=3).count() == 8


def test_a_figure_is_rounded_once():
    """4, 4 and 2 points: the standard deviation is 1.1547, which is not 1.16."""
    found = summary([Fraction(4), Fraction(4), Fraction(2)])
    assert (found.spread, points(found.spread), points(3250), points(3000), points(None)) == (
        1155, "1,155", "3,25", "3,00", "–",
    )  # fmt: skip
