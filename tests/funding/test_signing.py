"""Signing: for exactly one content, by the right person, once; a guessed, used or late link changes nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.agreements import lapsed_signatures, now_of
from wir.funding.jobs.requesting import mail_the_link
from wir.funding.models import Signature, SignatureInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    """Complete, and nobody has signed."""
    application = cast.complete_draft()
    application.signatures.all().delete()
    return application


def invited(cast, draft, at=NOW):
    invitation, code = actions.invite_signatory(
        draft, name="Bea Brandt", email="Bea@Lollar.example", by=cast.frieda, at=at
    )
    return invitation, actions.link_of(invitation), code


def by_link(draft, link, code, at=NOW):
    return actions.sign_by_link(link, code=code, seen=now_of(draft).digest, by=None, at=at)


def wrong(code):
    return "000000" if code != "000000" else "000001"


def test_without_a_signature_nothing_is_handed_in(cast, draft):
    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=cast.frieda, on=TODAY)
    assert refused.value.sentences == ("Es fehlt noch eine Unterschrift.",)


def test_the_mayor_signs_and_the_clerk_hands_in(cast, draft):
    actions.sign(draft, seen=now_of(draft).digest, by=cast.bea, at=NOW)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    (yes,) = draft.submissions.get().agreed
    assert (yes["as"], yes["name"], yes["on"]) == ("account", "Bea Brandt", "2026-11-02")


@pytest.mark.parametrize("who", ["frieda", "theo", "jonas", "karim", "ole"])
def test_nobody_else_signs(cast, draft, who):
    with pytest.raises(PermissionDenied):
        actions.sign(draft, seen=now_of(draft).digest, by=getattr(cast, who), at=NOW)


def test_a_change_lets_a_signature_lapse_by_name(cast):
    draft = cast.complete_draft()
    draft.cost_items.filter(year=2027).update(label="Saal")
    assert lapsed_signatures(draft, now_of(draft)) == [
        "Bea Brandt: Die Unterschrift vom 02.11.2026 gilt nicht mehr. Geändert wurde: Kosten und Finanzierung."
    ]
    with pytest.raises(Refused, match="Bea Brandt: Die Unterschrift vom"):
        actions.submit(draft, by=cast.frieda, on=TODAY)


def test_one_signs_only_what_one_has_seen(cast, draft):
    seen = now_of(draft).digest
    draft.cost_items.update(label="Saal")
    with pytest.raises(Refused, match="gerade geändert"):
        actions.sign(draft, seen=seen, by=cast.bea, at=NOW)


def test_a_link_and_its_code_sign_once(cast, draft):
    _invitation, link, code = invited(cast, draft)
    assert by_link(draft, link, code).name == "Bea Brandt"
    with pytest.raises(Refused, match="schon unterschrieben"):
        by_link(draft, link, code)
    assert (draft.signatures.count(), SignatureInvitation.objects.get().tries) == (1, 0)


def test_a_used_link_says_that_one_must_sign_again_once_the_application_has_changed(cast, draft):
    _invitation, link, code = invited(cast, draft)
    by_link(draft, link, code)
    page = reverse("funding:sign_by_link", args=[link])
    before = Client().get(page)
    draft.title = "Anders"
    draft.save()
    after = Client().get(page)
    with pytest.raises(Refused, match="noch einmal gebraucht"):
        by_link(draft, link, code)
    says = [
        (answer.status_code, "Sie müssen nichts mehr tun" in answer.content.decode())
        for answer in (before, after)
    ]
    assert says == [(410, True), (410, False)]
    assert "Bitten Sie die Person, die Sie eingeladen hat" in after.content.decode()


def test_neither_link_nor_code_is_stored(cast, draft):
    _invitation, link, code = invited(cast, draft)
    stored = [str(value) for value in SignatureInvitation.objects.values_list().get()]
    assert not any(link in value or code == value for value in stored)


def test_five_wrong_codes_end_a_link_and_the_right_one_is_late(cast, draft):
    _invitation, link, code = invited(cast, draft)
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused, match=f"noch {left}-mal"):
            by_link(draft, link, wrong(code))
    with pytest.raises(Refused, match="fünfmal falsch"):
        by_link(draft, link, wrong(code))
    with pytest.raises(Refused, match="fünfmal falsch"):
        by_link(draft, link, code)
    assert (Signature.objects.count(), SignatureInvitation.objects.get().tries) == (0, 5)


@pytest.mark.parametrize(("late", "signed"), [(-timedelta(seconds=1), 1), (timedelta(0), 0)])
def test_a_link_ends_after_fourteen_days_to_the_second(cast, draft, late, signed):
    _invitation, link, code = invited(cast, draft)
    at = NOW + timedelta(days=14) + late
    if signed:
        by_link(draft, link, code, at=at)
    else:
        with pytest.raises(Refused, match="abgelaufen"):
            by_link(draft, link, code, at=at)
    assert Signature.objects.count() == signed


def test_a_guessed_link_is_no_page(cast, draft):
    invited(cast, draft)
    assert cast.client().get(reverse("funding:sign_by_link", args=["0" * 64])).status_code == 404
    with pytest.raises(Refused, match="gibt es nicht"):
        by_link(draft, "0" * 64, "123456")


def test_the_mail_holds_the_link_but_neither_code_nor_content(cast, draft):
    invitation, link, code = invited(cast, draft)
    mail_the_link(thing_id=invitation.pk)
    body = mail.outbox[0].body
    assert (link in body, code in body, draft.title in body) == (True, False, False)
    assert mail.outbox[0].to == ["bea@lollar.example"]


def test_reading_behind_a_link_signs_nothing_and_the_button_does(cast, draft):
    invitation, code = actions.invite_signatory(
        draft, name="Bea", email="b@x.example", by=cast.frieda, at=_now()
    )
    url, client = reverse("funding:sign_by_link", args=[actions.link_of(invitation)]), cast.client()
    page = client.get(url)
    assert (page.status_code, draft.title in page.content.decode(), Signature.objects.count()) == (
        200,
        True,
        0,
    )
    assert (
        "Der Code stimmt nicht"
        in client.post(url, {"seen": page.context["seen"], "code": wrong(code)}).content.decode()
    )
    spaced = f" {code[:3]} {code[3:]}"
    assert client.post(url, {"seen": page.context["seen"], "code": spaced}).status_code == 200
    assert (Signature.objects.count(), client.get(url).status_code) == (1, 410)


def _now():
    from django.utils import timezone

    return timezone.now()


def test_the_code_is_shown_once_to_who_invites(cast, draft):
    url, client = reverse("funding:signatures", args=[draft.pk]), cast.client("frieda")
    page = client.post(
        url, {"choice": "invite", "invite-name": "Bea Brandt", "invite-email": "bea@lollar.example"}
    )
    assert len(page.context["code"]) == 6
    assert client.get(url).context["code"] == ""


def test_paper_counts_only_once_it_is_uploaded(cast, draft):
    def paper():
        return actions.sign_on_paper(
            draft, seen=now_of(draft).digest, name="Bea Brandt", by=cast.frieda, at=NOW
        )

    with pytest.raises(Refused, match="hoch"):
        paper()
    before = now_of(draft).digest
    from tests.cast import PDF, incoming

    actions.attach(draft, incoming("antrag.pdf", PDF), kind="signed_form", by=cast.frieda, at=NOW)
    assert now_of(draft).digest == before  # the signed page is no part of what it signs
    paper()
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert draft.state == "submitted"


def test_an_organisation_that_nobody_has_confirmed_drafts_but_does_not_hand_in(cast):
    draft = cast.complete_draft()
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    with pytest.raises(Refused, match="Stadt Lollar ist noch nicht bestätigt"):
        actions.submit(draft, by=cast.frieda, on=TODAY)
