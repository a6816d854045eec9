"""The diversity centre says something or nothing, through its link, once; nobody waits for it, and both sides read it."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, TODAY, person
from tests.funding.centre import (
    EMAIL,
    LAST,
    WORDS,
    applicants_page,
    officials_page,
    on_day,
    page,
    said,
    shown,
)
from tests.funding.rows import decide
from wir.accounts.actions.claiming import give_role
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.dossier import contents_of
from wir.funding.dossier.centre import pieces
from wir.funding.models import Application, CentreStatement, Showing

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(cast):
    return cast.centre()


@pytest.fixture
def then():
    with time_machine.travel(NOW, tick=False):
        yield


# The centre's page.
def test_a_guessed_link_is_no_page(cast, county, then):
    shown(cast, county)
    url = reverse("funding:statement", args=["0" * 64])
    assert {
        cast.client().get(url).status_code,
        cast.client().post(url, {"choice": "nothing"}).status_code,
    } == {404}
    with pytest.raises(Refused, match="gibt es nicht"):
        actions.state_as_centre("0" * 64, text=WORDS, name="Wer", by=None, at=NOW)


def test_the_link_to_sign_with_opens_no_statement_and_the_other_way_round(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    invitation, _code = actions.invite_signatory(
        draft, name="Bea", email="b@x.example", by=cast.frieda, at=NOW
    )
    crossed = {"funding:statement": actions.link_of(invitation), "funding:sign_by_link": showing.link}
    found = {
        name: cast.client().get(reverse(name, args=[link])).status_code for name, link in crossed.items()
    }
    assert found == {"funding:statement": 404, "funding:sign_by_link": 404}


def test_the_centre_reads_what_was_shown_and_not_what_the_clerk_writes_since(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    Application.objects.filter(pk=draft.pk).update(title="Ganz anders")
    text = page(cast.client(), showing).content.decode()
    assert ("Lollar redet miteinander" in text, "Ganz anders" in text) == (True, False)


def test_a_joint_draft_names_its_partner_to_the_centre(cast, county, then):
    draft = cast.joint_draft(confirmed=True)
    draft.funding_items.filter(kind="own").update(partner=draft.partners.get())
    showing = shown(cast, county, draft)
    assert "Musterstadt" in page(cast.client(), showing).content.decode()


def test_reading_says_nothing_and_the_button_says_it_once(cast, county, then):
    showing, client = shown(cast, county), cast.client()
    assert (page(client, showing).status_code, CentreStatement.objects.count()) == (200, 0)
    done = page(client, showing, choice="statement", text=WORDS, name="Rana Öz")
    assert "Ihre Stellungnahme ist gespeichert" in done.content.decode()
    for answer in (
        page(client, showing),
        page(client, showing, choice="statement", text="Noch was", name="X"),
    ):
        assert (answer.status_code, "Ihre Antwort ist da" in answer.content.decode()) == (410, True)
    assert CentreStatement.objects.get().text == WORDS


def test_no_statement_is_an_answer_too_and_takes_one_button(cast, county, then):
    showing = shown(cast, county)
    done = page(cast.client(), showing, choice="nothing", text="", name="")
    assert "keine Stellungnahme" in done.content.decode()
    stored = CentreStatement.objects.get()
    assert (stored.text, stored.name, stored.said_on) == ("", "", TODAY)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"choice": "statement", "text": "", "name": "Rana"}, "Bitte schreiben Sie Ihre Stellungnahme"),
        ({"choice": "statement", "text": WORDS, "name": ""}, "Bitte schreiben Sie Ihren Namen dazu"),
        ({"choice": "nothing", "text": WORDS, "name": ""}, "Sie haben etwas geschrieben"),
        ({"choice": "statement", "text": "x" * 4001, "name": "Rana"}, "4000"),
    ],
)
def test_nothing_that_was_typed_is_lost_when_something_is_missing(cast, county, then, given, says):
    showing = shown(cast, county)
    text = page(cast.client(), showing, **given).content.decode()
    assert (says in text, given["text"] in text, CentreStatement.objects.count()) == (True, True, 0)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("withdrawn", "Der Antrag wurde zurückgezogen"),
        ("awarded", "Über den Antrag ist schon entschieden"),
        ("rejected", "Über den Antrag ist schon entschieden"),
    ],
)
def test_an_application_that_is_over_needs_no_statement(cast, county, then, state, says):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    if state == "withdrawn":
        actions.withdraw(draft, by=cast.frieda)
    else:
        decide(cast, draft, state)
    answer = page(cast.client(), showing, choice="statement", text=WORDS, name="Rana")
    assert (answer.status_code, says in answer.content.decode(), CentreStatement.objects.count()) == (
        410,
        True,
        0,
    )


def test_a_draft_that_is_gone_takes_its_link_with_it(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    draft.delete()
    assert page(cast.client(), showing).status_code == 404


# Handing in never waits, and what comes later still counts.
def test_handing_in_does_not_wait_and_the_statement_still_comes(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    digest = draft.content_hash
    said(showing, at=on_day(LAST))
    draft.refresh_from_db()
    assert (draft.state, draft.content_hash, CentreStatement.objects.get().showing) == (
        "submitted",
        digest,
        showing,
    )


def test_both_sides_read_where_it_stands_in_their_own_words(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert "Sie müssen nicht warten: Absenden können Sie jederzeit" in applicants_page(cast, draft)
    assert "Bis Montag, 9. November 2026 kann eine Stellungnahme kommen." in officials_page(cast, draft)
    said(showing)
    for text in (applicants_page(cast, draft), officials_page(cast, draft)):
        assert "hat am 02.11.2026 Stellung genommen" in text
        assert (WORDS in text, "Rana Öz" in text) == (True, True)


UNKNOWN = f"Der Link wurde an {EMAIL} geschickt; die Behörde kennt diese Adresse nicht."


@pytest.mark.parametrize("text", [WORDS, ""])
def test_beside_a_statement_stands_that_nobody_at_the_authority_knows_the_address(cast, county, then, text):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert [UNKNOWN in page for page in (applicants_page(cast, draft), officials_page(cast, draft))] == [
        False
    ] * 2
    said(showing, text=text)
    assert [UNKNOWN in page for page in (applicants_page(cast, draft), officials_page(cast, draft))] == [
        True
    ] * 2
    assert json.loads(next(pieces(draft)).content)[0]["authority_knows_address"] is False
    actions.set_centre_address(county, email=EMAIL, by=cast.karim, on=TODAY)
    assert [UNKNOWN in page for page in (applicants_page(cast, draft), officials_page(cast, draft))] == [
        False
    ] * 2
    assert json.loads(next(pieces(draft)).content)[0]["authority_knows_address"] is True


@pytest.mark.parametrize("confirmed", [True, False])
def test_who_acts_for_the_confirmed_centre_is_known_whatever_the_address(cast, county, then, confirmed):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    county.confirmed_at = NOW if confirmed else None
    county.save()
    give_role("editor", county, to=cast.ole)
    actions.state_as_centre(showing.link, text=WORDS, name="Ole", by=cast.ole, at=NOW)
    assert (UNKNOWN in officials_page(cast, draft)) is not confirmed


def test_silence_is_told_as_no_harm(cast, county):
    draft = cast.complete_draft()
    shown(cast, county, draft)
    with time_machine.travel(on_day(LAST + timedelta(days=1)), tick=False):
        assert "Das schadet Ihrem Antrag nicht." in applicants_page(cast, draft)


def test_officials_read_what_changed_since_the_centre_read_it(cast, county, then):
    draft = cast.complete_draft()
    said(shown(cast, county, draft))
    Application.objects.filter(pk=draft.pk).update(title="Anders")
    draft.refresh_from_db()
    cast.signed(draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert "Seitdem hat sich im Antrag geändert: Unser Vorhaben." in officials_page(cast, draft)


def test_a_case_that_was_never_shown_says_nothing_about_it(cast, then):
    assert 'id="vielfaltszentrum"' not in officials_page(cast, cast.submitted())


def test_the_case_file_holds_what_was_shown_and_said(cast, county):
    draft = cast.complete_draft()
    said(shown(cast, county, draft))
    actions.submit(draft, by=cast.frieda, on=TODAY)
    whole, _gaps = contents_of(draft)
    (found,) = [piece for piece in whole if piece.path == "antrag/vielfaltszentrum.json"]
    assert (WORDS in found.content.decode(), EMAIL in found.content.decode()) == (True, True)


def test_the_page_of_a_case_with_a_statement_stays_within_twenty_statements(
    cast, county, then, django_assert_max_num_queries
):
    draft = cast.complete_draft()
    said(shown(cast, county, draft))
    actions.submit(draft, by=cast.frieda, on=TODAY)
    client = cast.client("sabine")
    with django_assert_max_num_queries(15):
        assert client.get(reverse("funding:case", args=[draft.pk])).status_code == 200


# The centre's own people.
def test_the_countys_own_people_find_the_draft_without_the_mail(cast, county, then):
    rana, world = person("rana@kreis.example", "Rana Öz", county, "editor"), cast.client()
    world.force_login(rana, backend=settings.AUTHENTICATION_BACKENDS[0])
    showing, url = shown(cast, county), reverse("funding:applications")
    address = reverse("funding:statement", args=[showing.link])
    assert address not in world.get(url).content.decode()  # it is not certain yet that she acts for it
    Organisation.objects.filter(pk=county.pk).update(confirmed_at=NOW)
    assert address in world.get(url).content.decode()
    page(world, showing, choice="statement", text=WORDS, name="Rana Öz")
    assert CentreStatement.objects.get().said_by == rana
    assert address not in world.get(url).content.decode()


# The database itself.
def one_more(showing):
    """One more row for a file that was handed in."""
    showing.pk, showing._state.adding, showing.link_hash = None, True, "f" * 64
    showing.save()


@pytest.mark.parametrize(
    "change",
    [
        lambda showing: Showing.objects.update(email="x@x.example"),
        lambda showing: Showing.objects.all().delete(),
        lambda showing: CentreStatement.objects.update(text="Anders"),
        lambda showing: CentreStatement.objects.all().delete(),
        one_more,
    ],
)
def test_what_was_shown_and_said_cannot_be_changed_by_any_statement(cast, county, change):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    said(showing)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    with (
        pytest.raises(DatabaseError, match="what a centre was shown and what it said stays"),
        transaction.atomic(),
    ):
        change(showing)
