"""Roles hold from one day to another; invitations are for one address, once, for two weeks."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.cast import TODAY, person
from wir.accounts import actions, jobs
from wir.accounts.access import acts_for, forget_roles, organisations_as, people_as
from wir.accounts.models import Invitation, Membership
from wir.core.refusal import Refused
from wir.core.workflow import Impossible

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 24)


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2026, 11, 30), False), (FIRST, True), (LAST, True), (date(2026, 12, 25), False)],
)
def test_a_deputy_has_the_role_from_the_first_to_the_last_day(cast, on, holds):
    Membership.objects.create(
        user=cast.ole, organisation=cast.town, role="editor", from_day=FIRST, until_day=LAST
    )
    with time_machine.travel(on):
        assert (organisations_as("editor", cast.ole) == {cast.town.pk}) is holds
    assert (cast.ole in people_as("editor", cast.town, on=on)) is holds


@pytest.mark.parametrize(("last", "fits"), [(FIRST, True), (FIRST - timedelta(days=1), False)])
def test_a_role_cannot_end_before_it_begins(cast, last, fits):
    def give():
        with transaction.atomic():
            Membership.objects.create(
                user=cast.ole, organisation=cast.town, role="editor", from_day=FIRST, until_day=last
            )

    if fits:
        give()
    else:
        with pytest.raises(IntegrityError):
            give()


@pytest.fixture
def invitation(cast):
    return actions.invite(
        cast.town, email="Neu@Lollar.example", roles=["editor", "signatory"], by=cast.bea, on=TODAY
    )


@pytest.fixture
def newcomer(db):
    return person("neu@lollar.example", "Nele Ufer")


@pytest.mark.parametrize(("days", "good"), [(14, True), (15, False)])
def test_an_invitation_holds_fourteen_days(invitation, newcomer, days, good):
    on = TODAY + timedelta(days=days)
    if good:
        actions.accept_invitation(invitation, by=newcomer, on=on)
    else:
        with pytest.raises(Refused, match=r"galt bis 16\.11\.2026"):
            actions.accept_invitation(invitation, by=newcomer, on=on)
    assert bool(acts_for(newcomer)) is good


def test_an_invitation_gives_its_roles_once(invitation, newcomer, cast):
    actions.accept_invitation(invitation, by=newcomer, on=TODAY)
    assert [organisations_as(role, newcomer) for role in ("editor", "signatory", "finance")] == [
        {cast.town.pk}, {cast.town.pk}, frozenset(),
    ]  # fmt: skip
    with pytest.raises(Impossible):
        actions.accept_invitation(invitation, by=newcomer, on=TODAY)


def test_nobody_with_another_or_an_unverified_address_can_accept(invitation, cast, newcomer):
    newcomer.emailaddress_set.update(verified=False)
    for somebody in (cast.ole, newcomer):
        with pytest.raises(PermissionDenied):
            actions.accept_invitation(invitation, by=somebody, on=TODAY)
    assert Membership.objects.filter(user__in=(cast.ole, newcomer)).count() == 0


def test_an_invitation_that_was_taken_back_opens_nothing(invitation, newcomer, cast):
    actions.take_back_invitation(invitation, by=cast.bea)
    with pytest.raises(Impossible):
        actions.accept_invitation(invitation, by=newcomer, on=TODAY)


def test_the_database_keeps_only_the_hash_of_the_token_and_the_mail_carries_the_link(invitation):
    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert invitation.token not in str(kept)
    jobs.send_invitation(thing_id=invitation.pk)
    assert [message.to for message in mail.outbox] == [["neu@lollar.example"]]
    assert f"/konto/einladung/{invitation.token}/" in mail.outbox[0].body


def test_an_invitation_as_deputy_gives_the_role_for_those_days_only(cast, newcomer):
    made = actions.invite(
        cast.town,
        email=newcomer.email,
        roles=["signatory"],
        from_day=FIRST,
        until_day=LAST,
        by=cast.bea,
        on=TODAY,
    )
    actions.accept_invitation(made, by=newcomer, on=TODAY)
    held = Membership.objects.get(user=newcomer)
    assert (held.role, held.from_day, held.until_day) == ("signatory", FIRST, LAST)


def test_an_invitation_as_deputy_does_not_shorten_a_role_without_end(cast):
    made = actions.invite(
        cast.town, email=cast.bea.email, roles=["signatory"], until_day=LAST, by=cast.frieda, on=TODAY
    )
    actions.accept_invitation(made, by=cast.bea, on=TODAY)
    assert Membership.objects.get(user=cast.bea).until_day is None


@pytest.mark.parametrize(("open_ones", "good"), [(19, True), (20, False)])
def test_twenty_invitations_may_wait_at_once(cast, open_ones, good):
    for number in range(open_ones):
        actions.invite(
            cast.town, email=f"n{number}@lollar.example", roles=["editor"], by=cast.frieda, on=TODAY
        )
    if good:
        actions.invite(cast.town, email="one@lollar.example", roles=["editor"], by=cast.frieda, on=TODAY)
    else:
        with pytest.raises(Refused, match="20 Einladungen"):
            actions.invite(cast.town, email="one@lollar.example", roles=["editor"], by=cast.frieda, on=TODAY)


def test_an_invitation_that_ran_out_makes_room_for_a_new_one(invitation, cast):
    with pytest.raises(Refused, match="schon eingeladen"):
        actions.invite(
            cast.town, email=invitation.email, roles=["editor"], by=cast.frieda, on=invitation.last_day
        )
    actions.invite(
        cast.town,
        email=invitation.email,
        roles=["editor"],
        by=cast.frieda,
        on=invitation.last_day + timedelta(days=1),
    )


@pytest.mark.parametrize("who", ["theo", "jonas", "ole", "karim"])
def test_only_editors_and_signatories_invite_and_end_roles(cast, who):
    somebody, held = getattr(cast, who), Membership.objects.get(user=cast.bea)
    with pytest.raises(PermissionDenied):
        actions.invite(cast.town, email="x@lollar.example", roles=["editor"], by=somebody, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.end_role(held, by=somebody, on=TODAY)


@pytest.mark.parametrize("roles", [[], ["official"], ["boss"]])
def test_nobody_is_invited_to_a_role_that_organisations_do_not_give(cast, roles):
    with pytest.raises(Refused, match="mindestens eine Rolle"):
        actions.invite(cast.town, email="x@lollar.example", roles=roles, by=cast.frieda, on=TODAY)


def test_the_database_refuses_an_invitation_as_an_official(invitation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(roles=["official"])


def test_a_role_is_ended_by_another_person_in_charge(cast):
    actions.end_role(Membership.objects.get(user=cast.theo), by=cast.bea, on=TODAY)
    forget_roles(cast.theo)
    assert acts_for(cast.theo) == frozenset()


def test_the_last_who_edits_cannot_go_but_the_last_but_one_can(cast):
    mine = Membership.objects.get(user=cast.frieda)
    with pytest.raises(Refused, match="Mindestens eine Person"):
        actions.end_role(mine, by=cast.frieda, on=TODAY)
    Membership.objects.create(user=cast.ole, organisation=cast.town, role="editor", until_day=LAST)
    with pytest.raises(Refused, match="Mindestens eine Person"):
        actions.end_role(mine, by=cast.frieda, on=TODAY)
    Membership.objects.filter(user=cast.ole).update(until_day=None)
    actions.end_role(mine, by=cast.frieda, on=TODAY)
    assert acts_for(cast.frieda) == frozenset()
