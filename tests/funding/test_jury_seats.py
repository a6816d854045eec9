"""Somebody is invited into a jury by e-mail, accepts with an account of the invited address, and is seated once."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import LINE, NOW, TODAY, person
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import actions
from wir.funding.jobs.jury import mail_the_seat, tell_who_invited
from wir.funding.models import JuryInvitation, JuryMember
from wir.funding.retention.jury import erase_invitations
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
EMAIL = "neu@uni.example"


@pytest.fixture
def then():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def round(cast):
    """Planned, with Merle, Cem and Ayla, and one case of Lollar's."""
    return cast.planned_round()


@pytest.fixture
def nora():
    """She has just made her account, with the address that was invited."""
    return person(EMAIL, "Nora Neu")


def invited(cast, round, *, email=EMAIL, by=None, on=TODAY, **given):
    ties = {"organisation": None, "municipality": "", "county": "", **given}
    return actions.invite_juror(
        round, email=email, constituency="science", by=by or cast.karim, on=on, **ties
    )


def accepted(invitation, who, *, municipality="", county="", on=TODAY):
    return actions.accept_seat(invitation, municipality=municipality, county=county, by=who, on=on)


def browser(cast, who):
    client = cast.client()
    client.force_login(who, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def address(invitation):
    return reverse("funding:jury_invitation", args=[invitation.token])


def test_who_accepts_sits_where_the_office_said_and_where_she_says(cast, round, nora):
    invitation = invited(cast, round, email="Neu@Uni.example", county="06531")
    assert round.members.count() == 3
    accepted(invitation, nora, municipality="06531005", county="06532")
    seat = round.members.get(user=nora)
    assert (seat.constituency, seat.municipality, seat.county) == ("science", "06531005", "06531")
    assert JuryInvitation.objects.get().state == "accepted"


@pytest.mark.parametrize(
    ("ties", "says", "conflicts"),
    [
        ({}, {}, 0),
        ({"municipality": "06531013"}, {}, 1),  # the office knows that she lives in Lollar
        ({}, {"municipality": "06531013"}, 1),  # she says it herself
        ({"municipality": "06531005"}, {"municipality": "06412000"}, 1),  # what the office said stands
        ({}, {"municipality": "06412000"}, 0),
    ],
)
def test_conflicts_are_reckoned_with_the_acceptance(cast, round, nora, ties, says, conflicts):
    accepted(invited(cast, round, **ties), nora, **says)
    assert Entry.objects.get(act="funding.accept_seat").facts["conflicts"] == conflicts
    text = cast.client("karim").get(reverse("funding:jury_members", args=[round.pk])).content.decode()
    of_nora = text[text.index("Nora Neu") :].split("</li>")[0]
    assert ("Befangen bei 1 von 1 Anträgen." in of_nora) == bool(conflicts)


def test_an_organisation_of_her_account_is_a_conflict_from_the_first_moment(cast, round, nora):
    nora.memberships.create(organisation=cast.town, role="finance")
    accepted(invited(cast, round), nora)
    assert Entry.objects.get(act="funding.accept_seat").facts["conflicts"] == 1


@pytest.mark.parametrize("who", ["ole", "merle", "frieda", "karim"])
def test_nobody_else_takes_the_seat(cast, round, who):
    invitation = invited(cast, round)
    for act in (
        lambda: accepted(invitation, getattr(cast, who)),
        lambda: actions.decline_seat(invitation, by=getattr(cast, who)),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert round.members.count() == 3


def test_an_address_that_is_not_verified_is_not_enough(cast, round, nora):
    nora.emailaddress_set.update(verified=False)
    with pytest.raises(PermissionDenied):
        accepted(invited(cast, round), nora)


@pytest.mark.parametrize(("days", "seated"), [(14, True), (15, False)])
def test_the_last_day_counts(cast, round, nora, days, seated):
    invitation, on = invited(cast, round), TODAY + timedelta(days=days)
    if seated:
        accepted(invitation, nora, on=on)
    else:
        with pytest.raises(Refused, match="Diese Einladung gilt nicht mehr"):
            accepted(invitation, nora, on=on)
    assert round.members.filter(user=nora).exists() == seated


def test_an_invitation_seats_once(cast, round, nora):
    invitation = invited(cast, round)
    accepted(invitation, nora)
    with pytest.raises(Impossible, match="Angenommen"):
        accepted(invitation, nora)
    assert round.members.filter(user=nora).count() == 1


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda cast, round, invitation, nora: accepted(invitation, nora), "hat schon begonnen"),
        (lambda cast, round, invitation, nora: invited(cast, round, email="x@x.example"), "schon zum Lesen"),
    ],
)
def test_once_reading_has_begun_nobody_is_seated_any_more(cast, round, nora, act, says):
    invitation = invited(cast, round)
    actions.open_reading(round, by=cast.karim)
    with pytest.raises(Refused, match=says):
        act(cast, round, invitation, nora)
    assert round.members.count() == 3


def test_officials_are_neither_invited_nor_seated(cast, round):
    with pytest.raises(Refused, match="kann nicht in der Jury sitzen"):
        invited(cast, round, email=cast.sabine.email)
    invitation, other = invited(cast, round), person(EMAIL, "Ina Amt", cast.authority, "official")
    with pytest.raises(Refused, match="kann nicht in der Jury sitzen"):
        accepted(invitation, other)
    assert JuryInvitation.objects.get().state == "open"


def test_who_sits_already_is_not_invited(cast, round):
    with pytest.raises(Refused, match="Merle Sommer sitzt schon"):
        invited(cast, round, email="Merle@uni.example")


def test_one_address_has_one_open_invitation_and_a_lapsed_one_makes_room(cast, round):
    invited(cast, round)
    with pytest.raises(Refused, match="ist schon eingeladen"):
        invited(cast, round, email="NEU@uni.example")
    invited(cast, round, on=TODAY + timedelta(days=15))
    assert list(JuryInvitation.objects.values_list("state", flat=True)) == ["taken_back", "open"]


def test_what_was_taken_back_or_declined_seats_nobody(cast, round, nora):
    first = invited(cast, round)
    actions.take_back_seat(first, by=cast.sabine)
    with pytest.raises(Impossible, match="Zurückgenommen"):
        accepted(first, nora)
    second = invited(cast, round)
    actions.decline_seat(second, by=nora)
    with pytest.raises(Impossible, match="Abgelehnt"):
        accepted(second, nora)
    assert round.members.count() == 3


@pytest.mark.parametrize("who", ["frieda", "merle", "ole"])
def test_only_the_office_invites_and_takes_back(cast, round, who):
    invitation = invited(cast, round)
    for act in (
        lambda: invited(cast, round, email="x@uni.example", by=getattr(cast, who)),
        lambda: actions.take_back_seat(invitation, by=getattr(cast, who)),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_mail_holds_the_link_and_nothing_of_the_jury(cast, round, then):
    invitation = invited(cast, round)
    mail_the_seat(thing_id=invitation.pk)
    (sent,) = mail.outbox
    assert (sent.to, address(invitation) in sent.body) == ([EMAIL], True)
    assert [word for word in (round.name, LINE, "Karim") if word in sent.body + sent.subject] == []
    actions.take_back_seat(invitation, by=cast.karim)
    mail_the_seat(thing_id=invitation.pk)
    assert len(mail.outbox) == 1


def test_who_invited_is_told_that_there_is_an_answer(cast, round, nora):
    invitation = invited(cast, round)
    accepted(invitation, nora)
    tell_who_invited(thing_id=invitation.pk)
    assert [(sent.to, "Nora" in sent.body) for sent in mail.outbox] == [(["karim@behoerde.example"], False)]


def test_the_token_is_not_stored_and_a_guess_finds_nothing(cast, round, then):
    invitation = invited(cast, round)
    stored = [str(value) for value in JuryInvitation.objects.values_list().get()]
    assert [value for value in stored if invitation.token in value] == []
    assert cast.client().get(reverse("funding:jury_invitation", args=["0" * 64])).status_code == 404


def test_an_invitation_is_erased_ninety_days_after_its_last_day(cast, round):
    last = invited(cast, round).last_day
    assert erase_invitations(last + timedelta(days=90)) == 0
    assert erase_invitations(last + timedelta(days=91)) == 1


# The pages.
def test_the_office_invites_and_sees_the_answer(cast, round, nora, then):
    client, url = cast.client("karim"), reverse("funding:jury_members", args=[round.pk])
    client.post(
        url, {"choice": "invite", "email": EMAIL, "constituency": "ministry", "municipality": "Gießen"}
    )
    invitation = JuryInvitation.objects.get()
    assert (invitation.constituency, invitation.municipality) == ("ministry", "06531005")
    assert "gilt bis 16.11.2026" in client.get(url).content.decode()
    assert "Eine Einladung ist noch ohne Antwort." in (
        client.get(reverse("funding:jury_round", args=[round.pk])).content.decode()
    )
    browser(cast, nora).post(address(invitation), {"choice": "accept"})
    text = client.get(url).content.decode()
    assert ("Nora Neu" in text, EMAIL in text) == (True, False)


def test_the_office_takes_an_invitation_back(cast, round, then):
    invitation = invited(cast, round)
    url = reverse("funding:jury_members", args=[round.pk])
    cast.client("karim").post(url, {"take_back": str(invitation.pk)})
    assert cast.client().get(address(invitation)).status_code == 410


def test_without_an_invitation_only_an_account_gets_a_seat(cast, round, then):
    client, url = cast.client("karim"), reverse("funding:jury_members", args=[round.pk])
    refused = client.post(url, {"choice": "seat", "email": EMAIL, "constituency": "science"})
    assert "Laden Sie die Person stattdessen ein." in refused.content.decode()
    client.post(url, {"choice": "seat", "email": "ole@example.org", "constituency": "science"})
    assert round.members.filter(user=cast.ole).exists()


def test_reading_an_invitation_takes_no_seat_and_who_is_a_stranger_signs_in_first(cast, round, nora, then):
    invitation = invited(cast, round)
    stranger = cast.client()
    assert "Konto anlegen" in stranger.get(address(invitation)).content.decode()
    assert stranger.post(address(invitation), {"choice": "accept"}).url.startswith("/konto/login/")
    assert "ging an eine andere Adresse" in cast.client("ole").get(address(invitation)).content.decode()
    own = browser(cast, nora)
    assert "Platz annehmen" in own.get(address(invitation)).content.decode()
    assert not JuryMember.objects.filter(user=nora).exists()


def test_she_names_her_town_and_a_slip_of_the_pen_is_asked_back(cast, round, nora, then):
    invitation, own = invited(cast, round), browser(cast, nora)
    wrong = own.post(address(invitation), {"choice": "accept", "municipality": "Lolar"})
    assert "Vielleicht: Lollar" in wrong.content.decode()
    done = own.post(address(invitation), {"choice": "accept", "municipality": "Lollar"}, follow=True)
    assert "Sie sitzen in dieser Jury." in done.content.decode()
    assert round.members.get(user=nora).municipality == "06531013"
    assert cast.client().get(address(invitation)).status_code == 410


def test_what_the_office_knows_is_not_asked_again(cast, round, nora, then):
    invitation = invited(cast, round, municipality="06531013")
    form = browser(cast, nora).get(address(invitation)).context["form"]
    assert list(form.fields) == ["county"]


def test_no_thank_you_is_an_answer(cast, round, nora, then):
    invitation = invited(cast, round)
    done = browser(cast, nora).post(address(invitation), {"choice": "decline"}, follow=True)
    assert (done.status_code, "Diese Einladung ist abgelehnt." in done.content.decode()) == (410, True)
    text = cast.client("karim").get(reverse("funding:jury_members", args=[round.pk])).content.decode()
    assert "Abgelehnt" in text[text.index(EMAIL) :].split("</li>")[0]
