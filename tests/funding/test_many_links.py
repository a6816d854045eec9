"""Links to sign are mails to people who did not ask for them: a few open ones, a few a day."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from tests.cast import NOW
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import SignatureInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    application = cast.complete_draft()
    application.signatures.all().delete()
    return application


def invite(draft, cast, number, at=NOW):
    return actions.invite_signatory(
        draft,
        name=f"Person {number:03d}",
        email=f"person{number}@fremd{number}.example",
        by=cast.frieda,
        at=at,
    )[0]


def unconfirmed(cast, draft):
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    return type(draft).objects.get(pk=draft.pk)


@pytest.mark.parametrize("needed", [1, 2])
def test_three_more_links_than_signatures_are_open_at_once(cast, draft, needed):
    Organisation.objects.filter(pk=cast.town.pk).update(signatures_needed=needed)
    draft = type(draft).objects.get(pk=draft.pk)
    sent = [invite(draft, cast, number) for number in range(needed + 3)]
    with pytest.raises(Refused, match=f"Es gelten schon {needed + 3} Links. Nehmen Sie zuerst einen zurück."):
        invite(draft, cast, 50)
    actions.take_back_invitation(sent[0], by=cast.frieda, at=NOW)
    invite(draft, cast, 51)
    assert len(actions.open_invitations(draft, at=NOW)) == needed + 3


def test_a_new_link_to_the_same_person_needs_no_room(cast, draft):
    for number in range(4):
        invite(draft, cast, number)
    invite(draft, cast, 2)
    assert len(actions.open_invitations(draft, at=NOW)) == 4


def test_taking_back_does_not_make_room_for_more_mails_on_one_day(cast, draft):
    for number in range(10):
        actions.take_back_invitation(invite(draft, cast, number), by=cast.frieda, at=NOW)
    with pytest.raises(Refused, match="Heute gingen schon 10 Links hinaus"):
        invite(draft, cast, 10)
    assert invite(draft, cast, 11, at=NOW + timedelta(days=1)).pk


def test_before_the_organisation_is_confirmed_three_links_a_day_go_out_over_all_drafts_of_an_account(
    cast, draft
):
    draft = unconfirmed(cast, draft)
    for number in range(3):
        actions.take_back_invitation(invite(draft, cast, number), by=cast.frieda, at=NOW)
    other = type(draft).objects.get(pk=cast.complete_draft().pk)
    for one in (draft, other):
        with pytest.raises(Refused, match="Bis bestätigt ist, dass Sie für Stadt Lollar handeln"):
            invite(one, cast, 20)
    assert SignatureInvitation.objects.count() == 3


def test_the_page_says_so_and_no_mail_goes_out(cast, draft):
    for number in range(4):
        invite(draft, cast, number)
    form = {"choice": "invite", "invite-name": "Kai K", "invite-email": "kai@lollar.example"}
    with time_machine.travel(NOW, tick=False):
        page = cast.client("frieda").post(reverse("funding:signatures", args=[draft.pk]), form, follow=True)
    assert "Es gelten schon 4 Links. Nehmen Sie zuerst einen zurück." in page.content.decode()
    assert (SignatureInvitation.objects.count(), mail.outbox) == (4, [])
