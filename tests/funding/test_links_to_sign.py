"""One open link a person: a new one ends the old, every one can be taken back, and nobody signs under another's name."""

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.models import SignatureInvitation
from wir.funding.turn import turn_of
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    application = cast.complete_draft()
    application.signatures.all().delete()
    return application


def invite(draft, cast, name="Berta Boss", email="berta@lollar.example"):
    return actions.invite_signatory(draft, name=name, email=email, by=cast.frieda, at=NOW)


def follow(draft, invited, by=None):
    invitation, code = invited
    return actions.sign_by_link(
        actions.link_of(invitation), code=code, seen=now_of(draft).digest, by=by, at=NOW
    )


def open_ones(draft):
    return [one.name for one in actions.open_invitations(draft, at=NOW)]


@pytest.mark.parametrize(
    ("name", "email", "there"),
    [
        ("Berta Boss", "berta@lollar.example", 1),
        ("B. Boss", "Berta+amt@lollar.example", 1),
        ("berta  boss", "boss@lollar.example", 1),
        ("Kai Kämmerer", "kai@lollar.example", 2),
    ],
)
def test_a_second_link_to_the_same_person_ends_the_first(cast, draft, name, email, there):
    first, second = invite(draft, cast), invite(draft, cast, name, email)
    assert len(open_ones(draft)) == there
    if there == 1:
        with pytest.raises(Refused, match="durch einen neuen ersetzt"):
            follow(draft, (first[0], second[1]))
        assert SignatureInvitation.objects.get(pk=first[0].pk).tries == 0
    assert follow(draft, second).name == name


def test_the_page_lists_the_open_links_and_takes_one_back(cast, draft):
    invited, page = invite(draft, cast), reverse("funding:signatures", args=[draft.pk])
    frieda, form = cast.client("frieda"), {"choice": "take_back", "invitation": invited[0].pk}
    with_it = frieda.post(
        page, {"choice": "invite", "invite-name": "Kai K", "invite-email": "kai@lollar.example"}
    )
    assert "Links, die noch gelten" in with_it.content.decode()
    answers = [frieda.post(page, form, follow=True).content.decode() for _ in range(2)]
    assert ["Zurückgenommen." in answer for answer in answers] == [True, True]
    assert Entry.objects.filter(act="funding.take_back_invitation").count() == 1
    with pytest.raises(Refused, match="Dieser Link gilt nicht mehr"):
        follow(draft, invited)


def test_only_who_invites_takes_back_and_only_links_of_this_application(cast, draft):
    invited, page = invite(draft, cast), reverse("funding:signatures", args=[draft.pk])
    other = reverse("funding:signatures", args=[cast.complete_draft().pk])
    form = {"choice": "take_back", "invitation": invited[0].pk}
    answers = [cast.client(who).post(address, form) for who, address in (("bea", page), ("frieda", other))]
    assert [answer.status_code for answer in answers] == [302, 404]
    assert open_ones(draft) == ["Berta Boss"]


def test_what_was_signed_with_is_not_taken_back(cast, draft):
    invited = invite(draft, cast)
    follow(draft, invited)
    with pytest.raises(Refused, match="schon unterschrieben"):
        actions.take_back_invitation(invited[0], by=cast.frieda, at=NOW)


def test_whoever_is_signed_in_as_somebody_else_does_not_sign(cast, draft):
    invited = invite(draft, cast)
    with pytest.raises(Refused, match="Sie sind als Jonas Wirth angemeldet, der Link ging an Berta Boss"):
        follow(draft, invited, by=cast.jonas)
    assert draft.signatures.count() == 0
    assert follow(draft, invited).name == "Berta Boss"


def test_whoever_is_signed_in_with_the_address_of_the_link_signs(cast, draft):
    assert (
        follow(draft, invite(draft, cast, "Bea Brandt", "bea@lollar.example"), by=cast.bea).name
        == "Bea Brandt"
    )


def test_an_old_link_is_not_on_turn_when_a_later_signature_lapsed(cast, draft):
    invite(draft, cast)
    draft.refresh_from_db()
    assert turn_of(draft, cast.frieda, on=TODAY).who == "signatory"
    later = NOW.replace(hour=10)
    actions.sign(draft, seen=now_of(draft).digest, by=cast.bea, at=later)
    type(draft).objects.filter(pk=draft.pk).update(title="Anders")
    assert turn_of(type(draft).objects.get(pk=draft.pk), cast.frieda, on=TODAY).who == "applicant"
