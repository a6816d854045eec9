"""The diversity centre gets a draft by one click of the clerk; it may say something for seven days."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from tests.funding.centre import EMAIL, LAST, WORDS, applicants_page, on_day, said, shown
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.centre import address_of, centre_of, centres
from wir.funding.jobs.centre import mail_the_draft, tell_clerks_that_the_centre_answered
from wir.funding.models import CentreStatement, Involvement, Showing
from wir.funding.rules.statement import last_day
from wir.journal.models import Entry
from wir.territory.organisations import make_organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(cast):
    return cast.centre()


@pytest.fixture
def then():
    with time_machine.travel(NOW, tick=False):
        yield


# Until when.
@pytest.mark.parametrize(
    ("shown_on", "last"),
    [
        (date(2026, 11, 26), date(2026, 12, 3)),  # Thursday to Thursday
        (date(2026, 11, 28), date(2026, 12, 7)),  # a Saturday moves to Monday
        (date(2026, 11, 29), date(2026, 12, 7)),  # so does a Sunday
        (date(2026, 12, 18), date(2026, 12, 28)),  # Christmas Day, Boxing Day, Sunday
        (date(2026, 3, 30), date(2026, 4, 7)),  # 6 April 2026 is Easter Monday
        (date(2026, 5, 28), date(2026, 6, 5)),  # Corpus Christi is a holiday in Hessen
    ],
)
def test_the_seventh_day_is_the_last_and_moves_off_days_on_which_nobody_works(shown_on, last):
    assert last_day(shown_on) == last


@pytest.mark.parametrize(("day", "accepted"), [(LAST, True), (LAST + timedelta(days=1), False)])
def test_the_last_day_counts_in_full(cast, county, day, accepted):
    showing = shown(cast, county)
    late_at_night = datetime(day.year, day.month, day.day, 22, 59, tzinfo=UTC)  # 23:59 in Hessen
    if accepted:
        assert said(showing, at=late_at_night).said_on == LAST
    else:
        with pytest.raises(Refused, match=r"Bis Montag, 9\. November 2026 konnten Sie etwas"):
            said(showing, at=late_at_night)
        assert not CentreStatement.objects.exists()


# Which centre, at which address.
def test_there_are_thirty_three_centres():
    make_organisations(TODAY)
    assert centres(TODAY).count() == 33


@pytest.mark.parametrize(
    ("ags", "key"),
    [
        ("06531013", "06531"),  # Lollar belongs to the county
        ("06531005", "06531005"),  # Gießen has a status of its own
        ("06412000", "06412000"),  # Frankfurt belongs to no county
        ("06531", "06531"),
        ("06435014", "06415000"),  # Hanau under the key before it left its county
        ("", None),
        ("06999999", None),
    ],
)
def test_a_town_with_a_status_of_its_own_has_its_own_centre_and_all_others_the_countys(cast, ags, key):
    for place in {"06531", "06531005", "06412000", "06415000"} - {ags}:
        Organisation.objects.create(
            kind="county" if len(place) == 5 else "municipality", name=place, ags=place
        )
    applicant = cast.town
    if ags != applicant.ags:
        applicant = Organisation.objects.create(kind="municipality", name="Wer", ags=ags)
    found = centre_of(applicant, on=date(2026, 11, 2))
    assert (found.ags if found else None) == key


def test_the_clerks_own_address_is_remembered_for_her_town_and_the_officials_for_all(cast, county):
    shown(cast, county)
    assert (address_of(county, used_by=cast.town), address_of(county, used_by=cast.neighbour)) == (EMAIL, "")
    actions.set_centre_address(county, email="Amt@Kreis.example", by=cast.karim, on=TODAY)
    county.refresh_from_db()
    found = {address_of(county, used_by=who) for who in (cast.town, cast.neighbour)}
    assert found == {"amt@kreis.example"}


@pytest.mark.parametrize("who", ["frieda", "bea", "jonas", "ole", "merle"])
def test_only_officials_enter_addresses(cast, county, who):
    with pytest.raises(PermissionDenied):
        actions.set_centre_address(county, email="x@x.example", by=getattr(cast, who), on=TODAY)


def test_a_body_without_a_centre_gets_neither_address_nor_draft(cast):
    for act in (
        lambda: actions.set_centre_address(cast.neighbour, email=EMAIL, by=cast.karim, on=TODAY),
        lambda: shown(cast, cast.neighbour),
    ):
        with pytest.raises(Refused, match="Musterstadt hat kein Vielfaltszentrum"):
            act()


# Showing.
def test_one_click_keeps_day_address_and_who_and_notes_the_involvement(cast, county):
    draft = cast.complete_draft()
    draft.involvements.filter(body="diversity_centre").delete()
    showing = shown(cast, county, draft)
    assert (showing.shown_on, showing.last_day, showing.email, showing.shown_by) == (
        TODAY,
        LAST,
        EMAIL,
        cast.frieda,
    )
    row = Involvement.objects.get(application=draft, body="diversity_centre")
    assert (row.how, row.on, row.reason) == ("involved", TODAY, "Entwurf über das Portal gezeigt")
    entry = Entry.objects.get(act="funding.show_to_centre")
    assert (entry.thing_id, entry.by, entry.facts) == (
        draft.pk,
        cast.frieda.pk,
        {"showing": showing.pk, "centre": county.pk, "last_day": "2026-11-09"},
    )


def test_what_the_clerk_said_about_the_centre_stays_and_so_do_the_signatures(cast, county):
    draft = cast.complete_draft()  # it says that the centre will be asked, and Bea has signed that
    shown(cast, county, draft)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert draft.state == "submitted"


@pytest.mark.parametrize("who", ["bea", "theo", "jonas", "karim", "ole"])
def test_only_the_clerk_shows_a_draft(cast, county, who):
    with pytest.raises(PermissionDenied):
        actions.show_to_centre(
            cast.complete_draft(), centre=county, email=EMAIL, by=getattr(cast, who), at=NOW
        )


def test_what_was_submitted_is_no_draft_to_show(cast, county):
    with pytest.raises(Refused, match="nur ein Entwurf"):
        shown(cast, county, cast.submitted())


def test_nobody_is_written_to_in_the_name_of_a_town_that_is_not_confirmed(cast, county):
    draft = cast.complete_draft()
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    with pytest.raises(Refused, match="Stadt Lollar ist noch nicht bestätigt"):
        shown(cast, county, draft)


def test_while_it_lies_there_the_same_address_is_not_written_to_again_and_another_one_replaces_it(
    cast, county
):
    draft = cast.complete_draft()
    first = shown(cast, county, draft)
    with pytest.raises(Refused, match=r"liegt seit dem 02\.11\.2026 bei vielfalt@kreis\.example"):
        shown(cast, county, draft, email="Vielfalt@Kreis.example")
    second = shown(cast, county, draft, email="amt@kreis.example")
    with pytest.raises(Refused, match="Dieser Link gilt nicht mehr"):
        said(first)
    assert said(second).text == WORDS


def test_after_silence_it_can_be_shown_again_and_after_an_answer_it_cannot(cast, county):
    draft = cast.complete_draft()
    shown(cast, county, draft)
    again = shown(cast, county, draft, at=on_day(LAST + timedelta(days=1)))
    assert again.last_day == date(2026, 11, 17)
    said(again, text="", at=on_day(again.last_day))
    with pytest.raises(Refused, match="hat schon geantwortet"):
        shown(cast, county, draft, email="x@kreis.example", at=on_day(again.last_day))


# The mail.
def test_the_mail_holds_link_and_last_day_and_nothing_of_the_case(cast, county, then):
    draft = cast.complete_draft()
    showing = shown(cast, county, draft)
    mail_the_draft(thing_id=draft.pk)
    (sent,) = mail.outbox
    assert (sent.to, showing.link in sent.body, "Montag, 9. November 2026" in sent.body) == (
        [EMAIL],
        True,
        True,
    )
    of_the_case = (
        draft.title,
        draft.number,
        cast.town.name,
        county.name,
        draft.contact_name,
        cast.frieda.name,
    )
    assert [word for word in of_the_case if word in sent.body + sent.subject] == []


def test_after_the_answer_no_mail_goes_out_any_more(cast, county, then):
    draft = cast.complete_draft()
    said(shown(cast, county, draft))
    mail_the_draft(thing_id=draft.pk)
    assert mail.outbox == []
    tell_clerks_that_the_centre_answered(thing_id=draft.pk)
    assert [(sent.to, WORDS in sent.body) for sent in mail.outbox] == [(["frieda@lollar.example"], False)]


def test_the_link_is_not_stored(cast, county):
    showing = shown(cast, county)
    stored = [str(value) for value in Showing.objects.values_list().get()]
    assert [value for value in stored if showing.link in value] == []


# The clerk's page and the officials' list.
def test_the_clerk_enters_the_address_once_and_from_then_on_one_click_is_enough(cast, county, then):
    draft, client = cast.complete_draft(), cast.client("frieda")
    assert "Entwurf dem Vielfaltszentrum zeigen" in applicants_page(cast, draft)
    client.post(reverse("funding:centre", args=[draft.pk]), {"email": EMAIL})
    assert Showing.objects.get().centre == county
    other = cast.complete_draft()
    text = applicants_page(cast, other)
    assert f'<input type="hidden" name="email" value="{EMAIL}">' in text
    client.post(reverse("funding:centre", args=[other.pk]), {"email": EMAIL})
    assert other.showings.get().email == EMAIL


def test_who_has_no_key_chooses_the_centre(cast, county, then):
    draft = cast.complete_draft(applicant=cast.neighbour, by=cast.jonas)
    client, url = cast.client("jonas"), reverse("funding:centre", args=[draft.pk])
    assert [name for _pk, name in client.get(url).context["form"].fields["centre"].choices] == [
        "–",
        "Landkreis Gießen",
    ]
    assert client.post(url, {"email": EMAIL, "centre": cast.town.pk}).status_code == 200
    client.post(url, {"email": EMAIL, "centre": county.pk})
    assert draft.showings.get().centre == county


def test_officials_keep_the_addresses_of_all_centres(cast, county, then):
    client, url = cast.client("karim"), reverse("funding:centre_address", args=[county.pk])
    assert "Eine Adresse fehlt noch." in client.get(reverse("funding:centres")).content.decode()
    client.post(url, {"email": "Amt@Kreis.example"})
    text = client.get(reverse("funding:centres")).content.decode()
    assert ("amt@kreis.example" in text, "Alle Adressen sind da." in text) == (True, True)
