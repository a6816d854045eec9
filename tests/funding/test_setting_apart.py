"""A claim is refused: its drafts are out of the next one's sight at once, and their authors are told and keep reading."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.cast import LINE, NOW, PDF, TODAY, incoming, person
from wir.accounts import actions as accounts
from wir.accounts.access import forget_roles
from wir.accounts.actions.claiming import give_role
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import (
    applications_for,
    asked_but_not_confirmed,
    attachments_for,
    edited_by,
    organisations_of,
    own_applications,
    partner_applications,
    readable_by_applicants,
    set_apart_for,
)
from wir.funding.actions.filling import fill_in
from wir.funding.agreements import now_of
from wir.funding.jobs.applying import editors_of, tell_authors_that_a_draft_is_set_apart
from wir.funding.models import Application
from wir.funding.retention.applications import erase_forgotten_drafts
from wir.funding.sections import content_of_section
from wir.journal.models import Entry
from wir.journal.reactions import reactions_to

pytestmark = pytest.mark.django_db
SCOPES = (applications_for, own_applications, edited_by, readable_by_applicants)


@pytest.fixture
def village():
    return Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")


@pytest.fixture
def stranger():
    return person("carla@allendorf.example", "Carla Vogt")


@pytest.fixture
def clerk():
    return person("otto@allendorf.example", "Otto Zweig")


@pytest.fixture
def claim(village, stranger):
    return accounts.claim(village, by=stranger, on=TODAY)


@pytest.fixture
def draft(cast, claim, stranger):
    found = actions.start(LINE, applicant=claim.organisation, controller=cast.authority, by=stranger)
    fill(found, "contact_name", "Carla", by=stranger)
    return found


def fill(draft, name, value, *, by):
    stored = content_of_section(draft, "applicant")
    return fill_in(
        draft, "applicant", {"contact": {**stored["contact"], name: value}}, version="", by=by, at=NOW
    )


def refuse(cast, claim):
    accounts.refuse_claim(claim, reason="Niemand kennt sie dort", by=cast.karim, at=NOW)
    for one in (claim.user, cast.ole):
        forget_roles(one)


def take_over(cast, village, clerk):
    accounts.confirm_claim(
        accounts.claim(village, by=clerk, on=TODAY), reason="Rückruf", by=cast.sabine, at=NOW
    )
    forget_roles(clerk)


def signed_in(user):
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def seen_by(user):
    return {scope.__name__ for scope in SCOPES if scope(user).exists()}


def test_the_next_one_finds_no_draft_of_somebody_who_was_refused(cast, claim, draft, village, clerk):
    assert seen_by(claim.user) == {scope.__name__ for scope in SCOPES}
    refuse(cast, claim)
    accounts.claim(village, by=clerk, on=TODAY)
    forget_roles(clerk)
    assert (seen_by(clerk), set_apart_for(clerk).count()) == (set(), 0)
    client = signed_in(clerk)
    addresses = [
        reverse(f"funding:{name}", args=[draft.pk])
        for name in ("application", "applicant", "draft_pdf", "set_apart")
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4
    assert client.get(reverse("funding:applications")).context["applications"] == []


def test_the_next_one_begins_with_an_empty_page(cast, claim, draft, village, clerk):
    refuse(cast, claim)
    accounts.claim(village, by=clerk, on=TODAY)
    fresh = actions.start(LINE, applicant=village, controller=cast.authority, by=clerk)
    assert (fresh.pk != draft.pk, fresh.contact_name) == (True, "")
    assert actions.start(LINE, applicant=village, controller=cast.authority, by=clerk).pk == fresh.pk


def test_it_happens_in_the_act_itself_with_an_entry_for_each_draft(cast, claim, draft):
    refuse(cast, claim)
    draft.refresh_from_db()
    entry = Entry.objects.get(act="funding.set_apart")
    assert (draft.set_apart_at, draft.state) == (NOW, "draft")
    assert (entry.thing_id, entry.by, entry.facts) == (draft.pk, cast.karim.pk, {"claim": claim.pk})


def test_what_a_confirmed_organisation_drafted_stays_its_own(cast, village, clerk):
    take_over(cast, village, clerk)
    draft = actions.start(LINE, applicant=village, controller=cast.authority, by=clerk)
    village.memberships.all().delete()
    later = accounts.claim(Organisation.objects.get(pk=village.pk), by=cast.ole, on=TODAY)
    refuse(cast, later)
    draft.refresh_from_db()
    assert draft.set_apart_at is None


def test_whoever_was_refused_meanwhile_begins_no_draft(cast, claim, village):
    late = claim.user
    assert organisations_of(late) == {village.pk}  # remembered until somebody asks anew
    accounts.refuse_claim(claim, reason="Niemand kennt sie dort", by=cast.karim, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.start(LINE, applicant=village, controller=cast.authority, by=late)
    assert not Application.objects.filter(applicant=village).exists()


def test_authors_read_what_they_wrote_and_change_nothing(cast, claim, draft, stranger):
    give_role("editor", claim.organisation, to=cast.ole)
    fill(draft, "contact_phone", "06407 0", by=cast.ole)
    give_role("editor", claim.organisation, to=cast.jonas)
    refuse(cast, claim)
    assert [set_apart_for(one).count() for one in (stranger, cast.ole, cast.jonas)] == [1, 1, 0]
    page = cast.client("ole").get(reverse("funding:application", args=[draft.pk]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("funding:set_apart", args=[draft.pk])
    assert "06407 0" in page.content.decode()
    with pytest.raises(Refused, match="Ihre letzte Eingabe wurde nicht gespeichert"):
        fill(draft, "contact_name", "Anders", by=stranger)


def test_authors_and_asked_partners_are_told_by_mail_without_content(cast, claim, draft):
    actions.invite_partner(draft, organisation=cast.neighbour, by=claim.user, at=NOW)
    refuse(cast, claim)
    assert tell_authors_that_a_draft_is_set_apart in reactions_to("funding.set_apart")
    tell_authors_that_a_draft_is_set_apart(thing_id=draft.pk)
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["carla@allendorf.example"], "Ein Entwurf von Ihnen ist beiseitegelegt"),
        (["jonas@musterstadt.example"], "Ein gemeinsamer Antrag hat sich erledigt"),
    ]
    assert reverse("funding:set_apart", args=[draft.pk]) in mail.outbox[0].body
    assert not any("Allendorf" in letter.body for letter in mail.outbox)


def test_a_partner_sees_it_no_more_and_a_link_to_sign_is_dead(cast, claim, draft):
    actions.attach(draft, incoming("plan.pdf", PDF), kind="other", by=claim.user, at=NOW)
    partner = actions.invite_partner(draft, organisation=cast.neighbour, by=claim.user, at=NOW)
    invitation, code = actions.invite_signatory(draft, name="Bea", email="b@x.example", by=claim.user, at=NOW)
    assert (partner_applications(cast.jonas).count(), attachments_for(cast.jonas).count()) == (1, 1)
    refuse(cast, claim)
    assert (partner_applications(cast.jonas).count(), attachments_for(cast.jonas).count()) == (0, 0)
    with pytest.raises(Refused, match="beiseitegelegt"):
        actions.confirm(partner, seen=now_of(draft).digest, by=cast.jonas, at=NOW)
    link = actions.link_of(invitation)
    with pytest.raises(Refused, match="wird so nicht gestellt"):
        actions.sign_by_link(link, code=code, seen=now_of(draft).digest, by=None, at=NOW)
    assert cast.client().get(reverse("funding:sign_by_link", args=[link])).status_code == 410


def test_mails_about_it_do_not_go_to_the_next_one(cast, claim, draft, village, clerk):
    assert editors_of(draft) == [claim.user]
    refuse(cast, claim)
    accounts.claim(village, by=clerk, on=TODAY)
    draft.refresh_from_db()
    assert editors_of(draft) == []


def test_an_unconfirmed_partner_is_not_told_of_a_question_that_lapsed(cast, claim, draft):
    Organisation.objects.filter(pk=cast.neighbour.pk).update(confirmed_at=None)
    actions.invite_partner(draft, organisation=cast.neighbour, by=claim.user, at=NOW)
    assert asked_but_not_confirmed(cast.jonas).count() == 1
    refuse(cast, claim)
    assert asked_but_not_confirmed(cast.jonas).count() == 0


def test_nobody_hands_in_what_was_set_apart(cast, claim, draft, village, clerk):
    refuse(cast, claim)
    take_over(cast, village, clerk)
    with pytest.raises(PermissionDenied):
        actions.bring_back(draft, by=clerk)
    with pytest.raises(Refused, match="beiseitegelegt"):
        actions.submit(draft, by=clerk, on=TODAY)


def test_an_author_who_is_let_in_later_brings_the_draft_back(cast, claim, draft, village, clerk, stranger):
    refuse(cast, claim)
    with pytest.raises(PermissionDenied):
        actions.bring_back(draft, by=stranger)
    take_over(cast, village, clerk)
    accounts.let_in(accounts.ask_to_join(village, by=stranger, on=TODAY), roles=["editor"], by=clerk)
    page = signed_in(stranger).post(reverse("funding:bring_back", args=[draft.pk]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("funding:application", args=[draft.pk])
    assert own_applications(clerk).get().contact_name == "Carla"
    assert Entry.objects.get(act="funding.bring_back").by == stranger.pk


def test_it_comes_back_neither_beside_another_draft_nor_before_the_organisation_is_confirmed(
    cast, claim, draft, village, clerk, stranger
):
    refuse(cast, claim)
    second = accounts.claim(village, by=clerk, on=TODAY)
    give_role("editor", village, to=stranger)
    with pytest.raises(Refused, match="nicht bestätigt"):
        actions.bring_back(draft, by=stranger)
    accounts.confirm_claim(second, reason="Rückruf", by=cast.sabine, at=NOW)
    actions.start(LINE, applicant=village, controller=cast.authority, by=clerk)
    with pytest.raises(Refused, match="schon einen anderen Entwurf"):
        actions.bring_back(draft, by=stranger)


@pytest.mark.parametrize(("days", "gone"), [(90, 0), (91, 1)])
def test_it_is_erased_after_ninety_days(cast, claim, draft, days, gone):
    refuse(cast, claim)
    draft.refresh_from_db()
    assert draft.last_day_apart == TODAY + timedelta(days=90)
    Application.objects.filter(pk=draft.pk).update(saved_at=NOW)
    assert erase_forgotten_drafts(TODAY + timedelta(days=days)) == gone
