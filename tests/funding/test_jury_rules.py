"""Conflicts and quorum without a database: both sides of every bound."""

import pytest

from wir.funding import score_sheets
from wir.funding.rules.conflicts import (
    Party,
    conflict,
    is_adopted,
    is_excluded,
    is_majority,
    quorum,
    ties,
)

LOLLAR, GIESSEN, COUNTY = Party(1, "06531013"), Party(2, "06531005"), Party(3, "06531")
SOCIETY, KASSEL = Party(4, ""), Party(5, "06611000")


def member(*organisations, municipality="", county=""):
    return ties(organisations, municipality, county)


@pytest.mark.parametrize(
    ("who", "parties", "expected"),
    [
        (member(LOLLAR), [LOLLAR], "organisation"),
        (member(SOCIETY), [SOCIETY], "organisation"),
        (member(municipality="06531013"), [LOLLAR], "municipality"),
        (member(municipality="06531005"), [LOLLAR], "county"),
        (member(county="06531"), [LOLLAR], "county"),
        (member(COUNTY), [LOLLAR], "county"),
        (member(municipality="06531013"), [COUNTY], "county"),
        (member(GIESSEN), [KASSEL, LOLLAR], "county"),
        (member(LOLLAR), [KASSEL, LOLLAR], "organisation"),
        (member(KASSEL), [LOLLAR], None),
        (member(), [LOLLAR, SOCIETY], None),
        (member(municipality="06611000"), [SOCIETY], None),
    ],
)
def test_the_gravest_conflict_with_any_who_apply_counts(who, parties, expected):
    assert conflict(who, parties, declared=False) == expected


def test_what_was_declared_goes_before_everything():
    assert conflict(member(), [LOLLAR], declared=True) == "declared"


@pytest.mark.parametrize("kind", ["declared", "organisation", "municipality"])
def test_nobody_can_talk_a_real_conflict_away(kind):
    assert is_excluded(kind, in_favour=9, others=9)


@pytest.mark.parametrize(
    ("in_favour", "others", "away"), [(0, 0, True), (1, 2, True), (2, 3, False), (1, 1, False)]
)
def test_a_neighbour_takes_part_when_more_than_half_of_the_others_say_so(in_favour, others, away):
    assert is_excluded("county", in_favour=in_favour, others=others) == away


def test_without_a_conflict_nobody_stays_away():
    assert not is_excluded(None, in_favour=0, others=5)


@pytest.mark.parametrize(
    ("entitled", "percent", "needed"),
    [(4, 50, 2), (5, 50, 3), (5, 60, 3), (5, 61, 4), (7, 100, 7), (3, 1, 1), (0, 50, 1)],
)
def test_the_quorum_is_the_share_rounded_up_and_never_nobody(entitled, percent, needed):
    assert quorum(entitled, percent) == needed


@pytest.mark.parametrize("percent", [0, 101])
def test_a_share_outside_its_bounds_is_refused(percent):
    with pytest.raises(ValueError, match="between 1 and 100"):
        quorum(5, percent)


def test_a_tie_is_no_majority_and_carries_nothing():
    assert (is_majority(2, 4), is_majority(3, 4)) == (False, True)
    assert (is_adopted(2, 2), is_adopted(3, 2), is_adopted(0, 0)) == (False, True, False)


def test_the_example_sheet_says_that_it_is_not_official():
    sheet = score_sheets.read(score_sheets.table("kiv_example"))
    assert sheet.label == "Beispielbogen, nicht amtlich"
    assert list(sheet.points) == [0, 1, 2, 3, 4, 5]
    assert sheet.weights == {
        "need": 1, "participation": 2, "moderation": 1, "place": 1, "politics": 1, "involved": 1, "lasting": 1, "plan": 1,
    }  # fmt: skip


def test_there_is_no_sheet_of_an_unknown_name():
    with pytest.raises(KeyError):
        score_sheets.table("../kiv_example")
