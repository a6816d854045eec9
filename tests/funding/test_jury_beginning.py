"""A sitting that begins too early ends the scoring for good, so it needs a reason; what is decided is not voted on."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.cast import NOW
from tests.funding.rows import decide
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import JuryRound

pytestmark = pytest.mark.django_db
EARLY = "Die Sitzung ist erst für den 01.12.2026 angesetzt."


def begin(cast, round, at=NOW, reason=""):
    actions.begin_sitting(round, by=cast.karim, at=at, reason=reason)


def test_before_its_day_or_without_all_scores_it_needs_a_reason(cast):
    round = cast.reading_round()
    for reason in ("", "  "):
        with pytest.raises(Refused) as refused:
            begin(cast, round, reason=reason)
        assert refused.value.sentences[0] == EARLY
    assert (JuryRound.objects.get().state, "Merle Sommer" in str(refused.value)) == ("reading", True)
    begin(cast, round, reason="Alle haben auf Papier bewertet.")
    assert JuryRound.objects.get().state == "sitting"


@pytest.mark.parametrize(("day", "early"), [((2026, 11, 30), True), ((2026, 12, 1), False)])
def test_the_day_itself_is_not_too_early(cast, day, early):
    on = datetime(*day, tzinfo=UTC).date()
    assert (EARLY in actions.against_beginning(cast.reading_round(), on=on)) == early


def test_whoever_must_not_score_is_not_waited_for(cast):
    [_early, unscored] = actions.against_beginning(cast.reading_round(), on=NOW.date())
    assert ("Merle Sommer" in unscored, "Cem Aydın" in unscored) == (True, False)


def test_the_page_says_what_speaks_against_it_and_takes_the_reason(cast):
    round = cast.reading_round()
    karim, page = cast.client("karim"), reverse("funding:jury_round", args=[round.pk])
    assert "Warum soll die Sitzung trotzdem beginnen?" in karim.get(page).content.decode()
    act = reverse("funding:begin_sitting", args=[round.pk])
    karim.post(act)
    assert JuryRound.objects.get().state == "reading"
    karim.post(act, {"reason": "Alle sind heute da."})
    assert JuryRound.objects.get().state == "sitting"


@pytest.mark.parametrize(("state", "voted"), [("waitlisted", True), ("rejected", False), ("awarded", False)])
def test_a_decided_case_is_marked_and_not_voted_on(cast, state, voted):
    case = cast.vote()
    entitled = actions.standing_of(case).entitled
    actions.note_presence(case.round, present=entitled, by=cast.karim)
    decide(cast, case.application, state)
    case = type(case).objects.get(pk=case.pk)
    karim = cast.client("karim")
    shown = [
        karim.get(reverse(name, args=[pk])).content.decode()
        for name, pk in (("funding:jury_agenda", case.round_id), ("funding:jury_vote", case.pk), ("funding:jury_round", case.round_id))
    ]  # fmt: skip
    assert ["chon entschieden" in page for page in shown] == [not voted] * 3
    vote = {"recommendation": "recommend", "reasons": "Gut.", "votes": dict.fromkeys(entitled, "for"), "by": cast.karim, "at": NOW}  # fmt: skip
    if voted:
        assert actions.conclude_case(case, **vote)
    else:
        with pytest.raises(Refused, match="schon entschieden"):
            actions.conclude_case(case, **vote)
