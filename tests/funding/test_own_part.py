"""Whoever wrote, signed or acted for those who apply never decides it: the part stays when the role has ended (§ 20 HVwVfG)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from tests.cast import NOW, PDF, TODAY, person
from tests.incoming import incoming
from wir.accounts import actions as accounts
from wir.accounts.access import forget_roles
from wir.accounts.models import Invitation, Membership
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import (
    applications_for_juror,
    attachments_for,
    cases_for,
    deliveries_for,
    grants_for,
    parts_of,
)
from wir.funding.actions.partners import say
from wir.funding.agreements import now_of
from wir.funding.models import PartnerAnswer, SectionSave, Signature

pytestmark = pytest.mark.django_db
EDITOR = Membership.Role.EDITOR


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def let_in(cast, user, organisation=None, by=None, roles=(EDITOR,)):
    """The person takes the role by invitation."""
    accounts.invite(organisation or cast.town, email=user.email, roles=roles, by=by or cast.frieda, on=TODAY)
    accounts.accept_invitation(Invitation.objects.latest("pk"), by=user, on=TODAY)


def end(user, organisation, by):
    accounts.end_role(user.memberships.get(organisation=organisation), by=by, on=TODAY)
    forget_roles(user)


def sees(user, application):
    forget_roles(user)
    return cases_for(user).filter(pk=application.pk).exists()


@pytest.fixture
def written_by_karim(cast):
    """Karim edits for the town, uploads the plan, ends his role; Frieda saves his section anew and hands it in."""
    let_in(cast, cast.karim)
    application = cast.complete_draft(created_at=NOW)
    actions.attach(application, incoming("plan.pdf", PDF), kind="other", by=cast.karim, at=NOW)
    end(cast.karim, cast.town, cast.karim)
    actions.detach(application.attachments.get(), by=cast.frieda)
    actions.submit(cast.signed(application), by=cast.frieda, on=TODAY)
    return application


def test_an_official_who_wrote_it_sees_no_trace_of_it_and_decides_nothing(cast, written_by_karim):
    application, client = written_by_karim, cast.client("karim")
    case = f"/foerderung/arbeit/antraege/{application.pk}/"
    pages = [case, f"{case}vorbereiten/", f"{case}pruefen/", f"{case}akte.zip", f"{case}fassungen/"]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    assert application.number not in client.get("/foerderung/arbeit/?ansicht=team").content.decode()
    assert (sees(cast.karim, application), sees(cast.sabine, application)) == (False, True)
    proposal = actions.Proposal(outcome="reject", reasons="x")
    for act in (
        lambda: actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW),
        lambda: actions.finish_check(application, ticked=set(), note="x", by=cast.karim, at=NOW),
        lambda: actions.assign(application, to=cast.karim, by=cast.karim),
    ):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(Refused, match="selbst zu tun"):
        actions.assign(application, to=cast.karim, by=cast.sabine)


@pytest.mark.parametrize(("seconds", "has_part"), [(0, True), (1, False)])
def test_a_role_that_ended_before_the_application_was_begun_is_no_part(cast, seconds, has_part):
    let_in(cast, cast.karim)
    end(cast.karim, cast.town, cast.karim)
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        application = cast.submitted()
    assert (sees(cast.karim, application), bool(parts_of(cast.karim))) == (not has_part, has_part)


@pytest.mark.parametrize(("until", "has_part"), [(TODAY - timedelta(days=1), False), (TODAY, True)])
def test_a_role_for_some_days_counts_if_its_last_day_is_not_before_the_application(cast, until, has_part):
    Membership.objects.create(user=cast.karim, organisation=cast.town, role=EDITOR, until_day=until)
    application = cast.submitted()
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        assert sees(cast.karim, application) is not has_part


def test_the_part_of_a_partners_person_stays_when_the_role_has_ended(cast):
    let_in(cast, cast.karim, cast.neighbour, cast.jonas)
    application = cast.joint_draft(confirmed=True)
    end(cast.karim, cast.neighbour, cast.jonas)
    actions.submit(cast.signed(application), by=cast.frieda, on=TODAY)
    assert (sees(cast.karim, application), sees(cast.sabine, application)) == (False, True)


def test_nobody_keeps_an_official_away_by_asking_his_association_and_taking_it_out_again(cast):
    Membership.objects.create(user=cast.karim, organisation=cast.neighbour, role=EDITOR)
    application = cast.joint_draft()
    actions.remove_partner(application.partners.get(), by=cast.frieda, at=NOW)
    actions.submit(cast.signed(application), by=cast.frieda, on=TODAY)
    assert sees(cast.karim, application)


@pytest.mark.parametrize("kind", ["confirmed", "declined", "left"])
def test_a_partner_that_answered_is_a_part(cast, kind):
    Membership.objects.create(user=cast.karim, organisation=cast.neighbour, role=EDITOR)
    application = cast.joint_draft()
    partner = application.partners.get()
    digest = {"digest": now_of(application).digest} if kind == "confirmed" else {}
    say(partner, PartnerAnswer.Kind(kind), by=cast.jonas, at=NOW, **digest)
    assert application.pk in parts_of(cast.karim)


@pytest.mark.parametrize("deed", ["saved", "signed", "signed_by_link"])
def test_a_deed_counts_even_where_no_role_is_known(cast, deed):
    application = cast.complete_draft()
    if deed == "saved":
        SectionSave.objects.create(application=application, section="project", by=cast.karim, at=NOW)
    else:
        fields = {"signed": {"made_by": cast.karim}, "signed_by_link": {"signer": cast.karim.email}}
        paper = {"kind": "paper", "name": "K. Y.", "made_by": cast.frieda, "digest": "a" * 64}
        Signature.objects.create(application=application, made_on=TODAY, made_at=NOW, **paper | fields[deed])
    assert parts_of(cast.karim) == {application.pk}
    assert parts_of(cast.sabine) == frozenset()


def test_a_second_account_that_reads_the_same_mailbox_is_the_same_person(cast):
    person("karim+stadt@behoerde.example", "K. Y.", cast.town, EDITOR)
    stranger = person("karim+stadt@behoerde.example.org", "K. Y.", cast.town, EDITOR)
    application = cast.submitted()
    assert (sees(cast.karim, application), sees(cast.sabine, application)) == (False, True)
    assert parts_of(stranger) == {application.pk}


def test_whoever_came_in_through_a_refused_claim_acted_there(cast):
    cast.town.memberships.all().delete()
    type(cast.town).objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    claim = accounts.claim(cast.town, by=cast.karim, on=TODAY)
    application = cast.draft(by=cast.frieda)
    accounts.refuse_claim(claim, reason="Niemand kennt ihn dort", by=cast.sabine, at=NOW)
    forget_roles(cast.karim)
    assert parts_of(cast.karim) == {application.pk}


def test_files_notices_and_money_are_as_far_away_as_the_case(cast):
    Membership.objects.create(
        user=cast.karim, organisation=cast.town, role=EDITOR, from_day=TODAY, until_day=TODAY
    )
    ahmed = person("ahmed@behoerde.example", "Ahmed", cast.authority, Membership.Role.OFFICIAL)
    object.__setattr__(cast, "karim", ahmed)
    biased = type(ahmed).objects.get(email="karim@behoerde.example")
    money = cast.asked()
    later = NOW.replace(year=2027)
    with time_machine.travel(later, tick=False):
        for user, number in ((biased, 0), (ahmed, 1)):
            assert (grants_for(user).count(), deliveries_for(user).count()) == (number, number)
            assert attachments_for(user).count() == 0
        with pytest.raises(PermissionDenied):
            actions.check_money(money, by=biased, on=date(2027, 1, 11))


def test_a_jury_member_whose_role_ended_has_no_case_of_that_town(cast):
    let_in(cast, cast.merle)
    application = cast.submitted()
    end(cast.merle, cast.town, cast.frieda)
    other = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    round = cast.planned_round(application, other)
    actions.open_reading(round, by=cast.karim)
    assert list(applications_for_juror(cast.merle)) == [other]
