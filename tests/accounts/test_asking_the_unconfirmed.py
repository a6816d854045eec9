"""Whoever is not confirmed yet learns nothing about who asks to join: only the authority does, and both are told so."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts import actions, jobs
from wir.accounts.models import JoinRequest, Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(cast):
    """Ole sits on a village that nobody has confirmed."""
    village = Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")
    return actions.claim(village, by=cast.ole, on=TODAY)


@pytest.fixture
def asked(cast, claim):
    return actions.ask_to_join(claim.organisation, by=cast.jonas, on=TODAY)


def text_of(cast, who, name, *args):
    return cast.client(who).get(reverse(name, args=args)).content.decode()


def test_only_the_authority_sees_who_asks_until_it_has_confirmed(cast, claim, asked):
    place = claim.organisation_id
    shown = [cast.jonas.email in text_of(cast, "ole", "accounts:organisation", place),
             cast.jonas.email in text_of(cast, "karim", "accounts:check_claim", claim.pk)]  # fmt: skip
    assert shown == [False, True]
    actions.confirm_claim(claim, reason="Angerufen.", by=cast.karim, at=NOW)
    assert cast.jonas.email in text_of(cast, "ole", "accounts:organisation", place)


@pytest.mark.parametrize("choice", ["let_in", "turn_away"])
def test_the_unconfirmed_answers_nobody_even_by_number(cast, claim, asked, choice):
    url = reverse("accounts:answer_join_request", args=[claim.organisation_id, asked.pk])
    page = cast.client("ole").post(url, {"choice": choice, "roles": ["editor"]}, follow=True).content.decode()
    assert (cast.jonas.name in page, cast.jonas.email in page) == (False, False)
    assert JoinRequest.objects.get().state == "open"
    with pytest.raises(PermissionDenied):
        actions.turn_away(asked, by=cast.ole)


def test_mail_about_who_asks_comes_with_the_confirmation_and_not_before(cast, claim, asked):
    def told():
        return [one.subject for one in mail.outbox if one.to == [cast.ole.email]]

    jobs.tell_that_somebody_asks(thing_id=asked.pk)
    assert told() == []
    actions.confirm_claim(claim, reason="Angerufen.", by=cast.karim, at=NOW)
    jobs.tell_that_somebody_has_asked(thing_id=claim.pk)
    assert told() == ["Jemand möchte bei Ihnen mitarbeiten"]


def test_the_second_person_is_told_who_reads_the_request(cast, claim):
    url = reverse("accounts:claim", args=[claim.organisation_id])
    jonas = cast.client("jonas")
    assert "bis dahin sieht nur sie Ihren Namen und Ihre Adresse" in jonas.get(url).content.decode()
    page = jonas.post(url, follow=True).content.decode()
    assert "Ihre Anfrage ist bei der Behörde." in page
    assert "Bis dahin sieht nur sie Ihre Anfrage." in page
    actions.confirm_claim(claim, reason="Angerufen.", by=cast.karim, at=NOW)
    assert "Bis dahin sieht nur sie" not in text_of(cast, "jonas", "accounts:organisations")
