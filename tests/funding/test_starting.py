"""A new draft is for the organisation that the person means."""

import pytest
from django.urls import reverse

from tests.cast import LINE
from wir.accounts.models import Membership
from wir.funding.models import Application

START = f"/foerderung/antraege/neu/{LINE}/"


@pytest.fixture
def frieda_edits_for_two(cast):
    Membership.objects.create(user=cast.frieda, organisation=cast.neighbour, role="editor")
    return cast


def test_who_edits_for_two_is_asked_for_which_one(frieda_edits_for_two):
    page = frieda_edits_for_two.client("frieda").post(START).content.decode()
    assert "Für wen ist der Antrag?" in page
    assert ("Stadt Lollar" in page, "Musterstadt" in page) == (True, True)
    assert Application.objects.count() == 0


def test_the_draft_is_for_the_one_that_was_chosen(frieda_edits_for_two):
    cast = frieda_edits_for_two
    cast.client("frieda").post(START, {"applicant": cast.neighbour.pk})
    assert Application.objects.get().applicant == cast.neighbour


def test_nobody_begins_a_draft_for_an_organisation_of_others(frieda_edits_for_two):
    cast = frieda_edits_for_two
    answer = cast.client("frieda").post(START, {"applicant": cast.authority.pk})
    assert answer.status_code == 200
    assert Application.objects.count() == 0


@pytest.mark.parametrize("who", ["ole", "bea", "karim"])
def test_who_edits_for_nobody_is_led_to_where_that_begins(cast, who):
    assert cast.client(who).post(START).url == reverse("accounts:organisations")
    assert Application.objects.count() == 0
