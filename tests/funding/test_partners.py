"""Joint applications: partners see, agree to exactly what they saw, and a yes lapses by name when that changes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import DatabaseError, IntegrityError
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions, verdicts
from wir.funding.agreements import now_of, standings
from wir.funding.models import CostItem, FundingItem, Partner, PartnerAnswer

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


@pytest.fixture
def joint(cast):
    return cast.joint_draft(confirmed=True)


def said(application):
    application.refresh_from_db()
    return [(standing.state, standing.says) for standing in standings(application)]


def test_a_partner_that_was_only_asked_is_waited_for_by_name(cast):
    draft = cast.joint_draft()
    assert said(draft) == [("asked", "Musterstadt hat noch nicht zugestimmt.")]


def test_a_confirmation_holds_while_nothing_changes(joint):
    joint.save()  # the time of saving is no content
    assert said(joint) == [("valid", "Musterstadt hat am 02.11.2026 zugestimmt.")]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda a: type(a).objects.filter(pk=a.pk).update(title="Anders"), "Unser Vorhaben"),
        (lambda a: type(a).objects.filter(pk=a.pk).update(contact_phone="1"), "Ansprechperson"),
        (lambda a: a.cost_items.update(cents=1), "Kosten und Finanzierung"),
        (lambda a: a.funding_items.filter(kind="own").update(label="x"), "Kosten und Finanzierung"),
        (
            lambda a: a.funding_items.filter(kind="own").update(partner=a.partners.get()),
            "Kosten und Finanzierung",
        ),
    ],
)
def test_a_confirmation_lapses_by_name_and_says_what_changed(joint, change, part):
    change(joint)
    expected = f"Musterstadt: Die Zustimmung vom 02.11.2026 gilt nicht mehr. Geändert wurde: {part}."
    assert said(joint) == [("lapsed", expected)]


def test_what_is_changed_back_is_agreed_to_again(joint):
    joint.cost_items.filter(year=2027).update(label="Saal")
    assert said(joint)[0][0] == "lapsed"
    joint.cost_items.filter(year=2027).update(label="Begleitung")
    assert said(joint)[0][0] == "valid"


def test_a_second_partner_lets_the_first_yes_lapse(cast, joint):
    third = Organisation.objects.create(kind="municipality", name="Beispielheim", confirmed_at=NOW)
    actions.invite_partner(joint, organisation=third, by=cast.frieda, at=LATER)
    assert [state for state, _ in said(joint)] == ["lapsed", "asked"]
    assert said(joint)[0][1].endswith("Geändert wurde: Partner.")


def test_one_agrees_only_to_what_one_has_seen(cast):
    draft = cast.joint_draft()
    seen = now_of(draft).digest
    draft.cost_items.update(label="Saal")
    with pytest.raises(Refused, match="hat sich gerade geändert"):
        actions.confirm(draft.partners.get(), seen=seen, by=cast.jonas, at=NOW)
    assert [answer.kind for answer in PartnerAnswer.objects.all()] == ["asked"]


@pytest.mark.parametrize("who", ["frieda", "karim", "ole", "bea"])
def test_nobody_else_can_agree_for_a_partner(cast, who):
    draft = cast.joint_draft()
    with pytest.raises(PermissionDenied):
        actions.confirm(draft.partners.get(), seen=now_of(draft).digest, by=getattr(cast, who), at=NOW)


def test_a_partner_nobody_has_confirmed_cannot_agree_yet(cast):
    draft = cast.joint_draft()
    Organisation.objects.filter(pk=cast.neighbour.pk).update(confirmed_at=None)
    with pytest.raises(Refused, match="sobald feststeht"):
        actions.confirm(draft.partners.get(), seen=now_of(draft).digest, by=cast.jonas, at=NOW)


def test_who_only_claimed_an_asked_town_reads_nothing_of_what_others_wrote(cast):
    draft, jonas = cast.joint_draft(), cast.client("jonas")
    pages = [
        reverse(f"funding:{name}", args=[draft.pk])
        for name in ("agree", "case", "application", "notice_file")
    ]
    Organisation.objects.filter(pk=cast.neighbour.pk).update(confirmed_at=None)
    assert [jonas.get(page).status_code for page in pages] == [404] * 4
    listed = jonas.get(reverse("funding:applications")).content.decode()
    assert (draft.number in listed, "Lesen können Sie ihn, sobald feststeht" in listed) == (False, True)
    Organisation.objects.filter(pk=cast.neighbour.pk).update(confirmed_at=NOW)
    listed = jonas.get(reverse("funding:applications")).content.decode()
    assert (draft.number in listed, "Lesen können Sie ihn, sobald feststeht" in listed) == (True, False)
    assert jonas.get(pages[0]).status_code == 200


def test_handing_in_waits_for_every_partner_and_names_who_is_missing(cast):
    draft = cast.joint_draft()
    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=cast.frieda, on=TODAY)
    assert refused.value.sentences == ("Musterstadt hat noch nicht zugestimmt.",)


def test_who_says_no_sees_nothing_more_until_asked_again(cast):
    draft = cast.joint_draft()
    url, client = reverse("funding:agree", args=[draft.pk]), cast.client("jonas")
    answer = client.post(url, {"choice": "no", "reason": "Uns fehlt das Geld."})
    assert (answer.status_code, client.get(url).status_code) == (302, 404)
    day = PartnerAnswer.objects.last().made_on
    assert said(draft) == [("out", f"Musterstadt hat am {day:%d.%m.%Y} abgelehnt: Uns fehlt das Geld.")]
    actions.invite_partner(draft, organisation=cast.neighbour, by=cast.frieda, at=LATER)
    assert client.get(url).status_code == 200
    assert Partner.objects.count() == 1


def test_a_no_without_a_reason_is_asked_for_one(cast):
    draft = cast.joint_draft()
    answer = cast.client("jonas").post(
        reverse("funding:agree", args=[draft.pk]), {"choice": "no", "reason": " "}
    )
    assert (answer.status_code, said(draft)[0][0]) == (200, "asked")


def test_the_money_of_a_partner_has_to_leave_the_plan_before_the_partner_does(cast, joint):
    joint.funding_items.filter(kind="own").update(partner=joint.partners.get())
    with pytest.raises(Refused, match="Im Plan steht noch Geld von Musterstadt"):
        actions.remove_partner(joint.partners.get(), by=cast.frieda, at=LATER)
    joint.funding_items.update(partner=None)
    actions.remove_partner(joint.partners.get(), by=cast.frieda, at=LATER)
    assert said(joint) == [("out", "Musterstadt gehört seit dem 04.11.2026 nicht mehr dazu.")]


def partners_finding(draft):
    draft.refresh_from_db()
    return next(found for found in verdicts.assess(draft, on=TODAY)[1] if found.rule == "partners")


def test_a_small_town_applies_together_with_a_partner_from_the_register(cast):
    small = Organisation.objects.create(kind="municipality", name="Kleinheim", population=4_000, confirmed_at=NOW)  # fmt: skip
    draft = cast.complete_draft(applicant=small)
    assert partners_finding(draft).says == "Es sind keine Partner dabei."
    Partner.objects.create(application=draft, organisation=cast.town)
    found = partners_finding(draft)
    assert (found.met, "Lollar" in found.says) == (True, True)


@pytest.mark.parametrize(("population", "met"), [(9_999, None), (12_000, False), (60_000, False)])
def test_the_rules_see_the_partners_figure(cast, population, met):
    """Lollar has more than 10,000: a partner below that makes the larger one lead, any other is refused."""
    draft = cast.joint_draft()
    Organisation.objects.filter(pk=cast.neighbour.pk).update(population=population)
    assert partners_finding(draft).met is met


def test_the_plan_takes_a_partners_money_as_its_own(cast):
    draft = cast.joint_draft()
    partner = draft.partners.get()
    rows = draft.funding_items.filter(kind="own")
    rows.delete()
    data = {"costs-TOTAL_FORMS": 1, "costs-INITIAL_FORMS": 0, "funding-TOTAL_FORMS": 1, "funding-INITIAL_FORMS": 0,
            "funding-0-year": "2027", "funding-0-kind": f"partner:{partner.pk}", "funding-0-label": "Haushalt",
            "funding-0-cents": "2.000,00"}  # fmt: skip
    answer = cast.client("frieda").post(reverse("funding:costs", args=[draft.pk]), data)
    assert answer.status_code == 302
    assert [(row.source, row.cents) for row in rows.all()] == [("Eigenes Geld: Musterstadt", 200_000)]


def test_a_row_cannot_name_the_partner_of_another_application(cast):
    partner, other = cast.joint_draft().partners.get(), cast.complete_draft()
    with pytest.raises(DatabaseError), transaction.atomic():
        other.funding_items.filter(kind="own").update(partner=partner)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundingItem.objects.create(application=partner.application, year=2027, kind="grant", label="x", cents=1, partner=partner)  # fmt: skip


def test_a_partner_reads_but_cannot_edit_submit_or_withdraw(cast):
    draft = cast.joint_draft()
    client = cast.client("jonas")
    for name in ("application", "applicant", "project", "costs", "submit", "partners"):
        assert client.get(reverse(f"funding:{name}", args=[draft.pk])).status_code == 404
    page = client.get(reverse("funding:agree", args=[draft.pk]))
    assert (page.status_code, "Lollar redet miteinander" in page.content.decode()) == (200, True)


def test_the_search_finds_by_a_part_of_the_name_and_never_an_authority(cast):
    draft = cast.complete_draft()
    page = cast.client("frieda").get(reverse("funding:partners", args=[draft.pk]), {"name": "muster"})
    assert [hit.name for hit in page.context["hits"]] == ["Musterstadt"]


def test_an_authority_cannot_be_asked_and_a_stranger_cannot_ask(cast):
    draft = cast.complete_draft()
    url = reverse("funding:invite_partner", args=[draft.pk])
    assert cast.client("frieda").post(url, {"organisation": cast.authority.pk}).status_code == 404
    assert cast.client("bea").post(url, {"organisation": cast.neighbour.pk}).status_code == 404
    assert Partner.objects.count() == 0


def test_an_official_of_a_partner_town_does_not_see_the_case(cast):
    from wir.accounts.models import Membership

    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    url = reverse("funding:case", args=[application.pk])
    assert cast.client("karim").get(url).status_code == 200
    Membership.objects.create(user=cast.karim, organisation=cast.neighbour, role="editor")
    assert cast.client("karim").get(url).status_code == 404


def test_two_rows_in_another_order_are_the_same_content(cast, joint):
    before = now_of(joint).digest
    CostItem.objects.create(application=joint, year=2026, label="Saal", cents=1)
    assert now_of(joint).digest != before
    joint.cost_items.filter(year=2026).delete()
    assert now_of(joint).digest == before
