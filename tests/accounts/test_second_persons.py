"""Whoever only edits makes no second person alone, and nobody gives herself a role under another address."""

import json

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection

from tests.cast import NOW, TODAY, person
from wir.accounts import actions
from wir.accounts.access import forget_roles, has_second_factor, organisations_as
from wir.accounts.models import JoinRequest, Membership
from wir.core.refusal import Refused
from wir.journal.models import Entry, Payload
from wir.journal.reactions import reactions_to

pytestmark = pytest.mark.django_db
REASON = "Rückruf im Rathaus."


def invited(cast, roles, email="neu@lollar.example", by=None):
    """Somebody new who has accepted the roles."""
    newcomer = person(email, "Nele Ufer")
    made = actions.invite(cast.town, email=email, roles=roles, by=by or cast.frieda, on=TODAY)
    actions.accept_invitation(made, by=newcomer, on=TODAY)
    return newcomer


def held(user, cast):
    forget_roles(user)
    return {role for role in Membership.OF_ORGANISATIONS if cast.town.pk in organisations_as(role, user)}


@pytest.mark.parametrize("role", ["signatory", "finance"])
def test_a_second_persons_role_from_an_editor_holds_once_a_signatory_has_confirmed_it(cast, role):
    newcomer = invited(cast, ["editor", role])
    assert held(newcomer, cast) == {"editor"}
    waiting = Membership.objects.get(user=newcomer, role=role)
    for nobody in (cast.frieda, cast.theo, cast.karim, newcomer, cast.ole):
        with pytest.raises(PermissionDenied):
            actions.confirm_role(waiting, by=nobody)
    actions.confirm_role(waiting, by=cast.bea)
    assert held(newcomer, cast) == {"editor", role}
    actions.confirm_role(waiting, by=cast.bea)
    entry = Entry.objects.get(act="accounts.confirm_role")
    assert (entry.by, entry.facts) == (cast.bea.pk, {"person": newcomer.pk, "role": role})


def test_a_signatory_hands_the_roles_out_alone(cast):
    assert held(invited(cast, ["signatory", "finance"], by=cast.bea), cast) == {"signatory", "finance"}


def test_who_asked_to_be_let_in_waits_in_the_same_way(cast):
    asked = actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    actions.let_in(asked, roles=["editor", "signatory"], by=cast.frieda)
    assert held(cast.ole, cast) == {"editor"}


def test_the_first_signatory_is_confirmed_by_an_official_and_later_ones_are_not(cast):
    Membership.objects.filter(organisation=cast.town, role="signatory").delete()
    first, second = invited(cast, ["signatory"]), invited(cast, ["signatory"], "zwei@lollar.example")
    one, two = (Membership.objects.get(user=user) for user in (first, second))
    with pytest.raises(PermissionDenied):
        actions.confirm_role(one, by=cast.theo)
    with pytest.raises(Refused, match="wie Sie das geprüft haben"):
        actions.confirm_role(one, by=cast.karim, reason=" ")
    actions.confirm_role(one, by=cast.karim, reason=REASON)
    entry = Entry.objects.get(act="accounts.confirm_role")
    assert json.loads(Payload.objects.get(entry=entry).body)["reason"] == REASON
    with pytest.raises(PermissionDenied):
        actions.confirm_role(two, by=cast.karim, reason=REASON)
    forget_roles(first)
    actions.confirm_role(two, by=first)
    assert [held(user, cast) for user in (first, second)] == [{"signatory"}, {"signatory"}]


@pytest.mark.parametrize("email", ["frieda@lollar.example", "Frieda+Kasse@lollar.example"])
def test_nobody_invites_her_own_mailbox(cast, email):
    with pytest.raises(Refused, match="Sich selbst gibt niemand eine Rolle"):
        actions.invite(cast.town, email=email, roles=["finance"], by=cast.frieda, on=TODAY)


def test_nobody_accepts_from_herself_or_lets_herself_in_under_another_address(cast):
    made = actions.invite(cast.town, email="zweite@web.example", roles=["finance"], by=cast.frieda, on=TODAY)
    cast.frieda.emailaddress_set.create(email="zweite@web.example", verified=True)
    with pytest.raises(Refused, match="Das sind Sie selbst"):
        actions.accept_invitation(made, by=cast.frieda, on=TODAY)
    other = person("frieda+kasse@lollar.example", "Frida Kasse")
    asked = actions.ask_to_join(cast.town, by=other, on=TODAY)
    with pytest.raises(Refused, match="Das sind Sie selbst"):
        actions.let_in(asked, roles=["finance"], by=cast.frieda)
    assert JoinRequest.objects.get().state == "open"
    assert not Membership.objects.filter(user=other).exists()


def test_a_signatory_does_not_confirm_a_role_of_her_own_mailbox(cast):
    waiting = Membership.objects.create(
        user=person("bea+kasse@lollar.example", "B. Kasse"),
        organisation=cast.town,
        role="finance",
        waits=True,
    )
    with pytest.raises(PermissionDenied):
        actions.confirm_role(waiting, by=cast.bea)


def own_mailbox(cast):
    """Bea alone signs, and under another address she is to keep the treasury, too."""
    return Membership.objects.create(
        user=person("bea+kasse@lollar.example", "B. Kasse"),
        organisation=cast.town,
        role="finance",
        waits=True,
    )


def test_where_the_only_signatory_reads_the_same_mailbox_an_official_confirms(cast):
    waiting = own_mailbox(cast)
    here, confirm = f"/konto/organisation/{cast.town.pk}/", f"/konto/rollen/{waiting.pk}/bestaetigen/"
    with time_machine.travel(NOW, tick=False):
        for who in ("frieda", "bea"):
            page = cast.client(who).get(here).content.decode()
            assert ("Bitte rufen Sie bei der Bewilligungsbehörde an" in page, confirm in page) == (
                True,
                False,
            )
        assert cast.client("bea").post(confirm).status_code == 404
        karim = cast.client("karim")
        assert confirm in karim.get("/konto/arbeit/organisationen/").content.decode()
        done = karim.post(confirm, {"reason": REASON}, follow=True).content.decode()
    assert "Bestätigt: B. Kasse, Kasse." in done
    assert held(waiting.user, cast) == {"finance"}


def test_where_another_person_signs_too_no_official_confirms(cast):
    waiting, other = own_mailbox(cast), person("zwei@lollar.example", "Zwei")
    signing = Membership.objects.create(user=other, organisation=cast.town, role="signatory")
    with pytest.raises(PermissionDenied):
        actions.confirm_role(waiting, by=cast.karim, reason=REASON)
    with time_machine.travel(NOW, tick=False):
        page = cast.client("frieda").get(f"/konto/organisation/{cast.town.pk}/").content.decode()
    assert "Bestätigen muss das, wer für Sie unterschreibt." in page
    signing.delete()
    actions.confirm_role(waiting, by=cast.karim, reason=REASON)
    assert held(waiting.user, cast) == {"finance"}


def test_a_waiting_role_stands_on_the_page_of_the_organisation_and_is_confirmed_there(cast):
    newcomer = invited(cast, ["finance"])
    waiting, here = Membership.objects.get(user=newcomer), f"/konto/organisation/{cast.town.pk}/"
    confirm = f"/konto/rollen/{waiting.pk}/bestaetigen/"
    with time_machine.travel(NOW, tick=False):
        for who, may in (("frieda", False), ("bea", True)):
            page = cast.client(who).get(here).content.decode()
            assert ("Wartet auf Bestätigung" in page, confirm in page) == (True, may)
        assert [cast.client(who).post(confirm).status_code for who in ("frieda", "ole", "karim")] == [404] * 3
        done = cast.client("bea").post(confirm, follow=True).content.decode()
    assert "Bestätigt: Nele Ufer, Kasse." in done
    assert held(newcomer, cast) == {"finance"}


def test_an_official_finds_the_first_signatory_among_the_claims(cast):
    Membership.objects.filter(organisation=cast.town, role="signatory").delete()
    newcomer = invited(cast, ["signatory"])
    confirm = f"/konto/rollen/{Membership.objects.get(user=newcomer).pk}/bestaetigen/"
    with time_machine.travel(NOW, tick=False):
        karim = cast.client("karim")
        assert confirm in karim.get("/konto/arbeit/organisationen/").content.decode()
        refused = karim.post(confirm, follow=True).content.decode()
        assert ("wie Sie das geprüft haben" in refused, confirm in refused) == (True, True)
        done = karim.post(confirm, {"reason": REASON}, follow=True).content.decode()
    assert "Bestätigt: Nele Ufer, Unterschrift." in done
    assert confirm not in done
    assert held(newcomer, cast) == {"signatory"}


def told(act):
    """Whom the jobs write to that the act has deferred, and the page they are sent to."""
    mail.outbox.clear()
    entry = Entry.objects.get(act=f"accounts.{act}")
    for task in reactions_to(entry.act):
        task(thing_id=entry.thing_id)
    return {
        message.to[0]: message.body.split(settings.WIR_ADDRESS)[1].split()[0]
        for message in mail.outbox
        if message.subject == "Eine Rolle wartet auf Ihre Bestätigung"
    }


def test_a_waiting_role_is_mailed_to_the_signatories_with_nothing_but_a_link(cast):
    Membership.objects.create(
        user=person("neu+zwei@lollar.example", "Neles Zweite"), organisation=cast.town, role="signatory"
    )
    invited(cast, ["editor", "finance"])
    assert told("accept_invitation") == {"bea@lollar.example": f"/konto/organisation/{cast.town.pk}/"}
    (message,) = mail.outbox
    assert [word for word in ("Nele", "Ufer", "Lollar,", "neu@") if word in message.body] == []


def test_where_nobody_signs_the_officials_are_told(cast):
    Membership.objects.filter(organisation=cast.town, role="signatory").delete()
    new = person("neu@behoerde.example", "Neu", cast.authority, Membership.Role.OFFICIAL, fictional=False)
    asked = actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    actions.let_in(asked, roles=["signatory"], by=cast.frieda)
    officials = dict.fromkeys([cast.karim.email, cast.sabine.email], "/konto/arbeit/organisationen/")
    assert not has_second_factor(new)
    assert told("let_in") == officials


def test_nobody_is_told_when_no_role_waits_or_it_is_confirmed_by_now(cast):
    newcomer = invited(cast, ["editor", "finance"])
    actions.confirm_role(Membership.objects.get(user=newcomer, role="finance"), by=cast.bea)
    assert told("accept_invitation") == {}
    asked = actions.ask_to_join(cast.town, by=cast.ole, on=TODAY)
    actions.let_in(asked, roles=["editor"], by=cast.frieda)
    assert told("let_in") == {}


def test_the_mail_about_a_waiting_role_is_deferred_with_the_act_and_only_with_it(cast):
    def waiting():
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from procrastinate_jobs where task_name = %s",
                ["accounts.tell_who_confirms_invited_roles"],
            )
            return cursor.fetchone()[0]

    made = actions.invite(cast.town, email="neu@lollar.example", roles=["finance"], by=cast.frieda, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.accept_invitation(made, by=cast.ole, on=TODAY)
    assert waiting() == 0
    actions.accept_invitation(made, by=person("neu@lollar.example", "Nele Ufer"), on=TODAY)
    assert waiting() == 1
