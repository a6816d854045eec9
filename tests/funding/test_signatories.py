"""A second person signs: the same one under another address is refused, and officials see how a signature came about."""

import pytest
from django.urls import reverse

from tests.cast import NOW, PDF, TODAY, incoming, person
from wir.accounts.access import forget_roles
from wir.accounts.models import Claim, Membership, Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.actions.filling import fill_in
from wir.funding.agreements import now_of, signatures_missing
from wir.funding.models import Signature, SignatureInvitation
from wir.funding.panels.agreed import agreed, agreed_for_officials, whose_address
from wir.funding.sections import content_of_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    """Complete; two people have to sign and nobody has."""
    application = cast.complete_draft()
    application.signatures.all().delete()
    Organisation.objects.filter(pk=cast.town.pk).update(signatures_needed=2)
    application.applicant.refresh_from_db()
    return application


def invite(draft, cast, name, email):
    return actions.invite_signatory(draft, name=name, email=email, by=cast.frieda, at=NOW)


def follow(draft, invited, by=None):
    invitation, code = invited
    return actions.sign_by_link(
        actions.link_of(invitation), code=code, seen=now_of(draft).digest, by=by, at=NOW
    )


def sign(draft, who):
    return actions.sign(draft, seen=now_of(draft).digest, by=who, at=NOW)


def paper(draft, cast, name):
    return actions.sign_on_paper(draft, seen=now_of(draft).digest, name=name, by=cast.frieda, at=NOW)


def add_address(user, email, *, verified=True):
    user.emailaddress_set.create(email=email, verified=verified, primary=False)


@pytest.mark.parametrize(
    "email",
    ["frieda@lollar.example", "Frieda@LOLLAR.example ", "f.becker@web.example", "F.Becker+amt@web.example"],
)
def test_an_editor_cannot_send_the_link_to_an_address_that_is_verified_as_her_own(cast, draft, email):
    add_address(cast.frieda, "f.becker@web.example")
    with pytest.raises(Refused, match="Die Adresse gehört Frieda Becker"):
        invite(draft, cast, "Bea Brandt", email)
    assert SignatureInvitation.objects.count() == 0


def test_an_address_that_nobody_has_verified_cannot_be_told_from_another_persons(cast, draft):
    add_address(cast.frieda, "f.becker@web.example", verified=False)
    assert invite(draft, cast, "Bea Brandt", "f.becker@web.example")


def test_an_address_that_was_verified_after_the_invitation_signs_nothing(cast, draft):
    invited = invite(draft, cast, "Bea Brandt", "f.becker@web.example")
    add_address(cast.frieda, "f.becker@web.example")
    with pytest.raises(Refused, match="Die Adresse gehört Frieda Becker"):
        follow(draft, invited)
    assert Signature.objects.count() == 0


def save_a_section(cast, draft, who):
    contact = {**content_of_section(draft, "applicant")["contact"], "contact_phone": "06406 1"}
    fill_in(draft, "applicant", {"contact": contact}, version="", by=who, at=NOW)
    draft.refresh_from_db()


def upload(cast, draft, who):
    """Whoever uploads edits as well."""
    Membership.objects.get_or_create(user=who, organisation=cast.town, role="editor")
    forget_roles(who)
    actions.attach(draft, incoming("plan.pdf", PDF), kind="other", by=who, at=NOW)


@pytest.mark.parametrize("write", [save_a_section, upload])
def test_nor_to_somebody_who_wrote_the_application_with_her(cast, draft, write):
    assert invite(draft, cast, "Bea Brandt", "bea@lollar.example")
    write(cast, draft, cast.bea)
    with pytest.raises(Refused, match="Die Adresse gehört Bea Brandt"):
        invite(draft, cast, "Bea Brandt", "bea@lollar.example")


def test_who_is_signed_in_as_an_author_does_not_sign_behind_a_link(cast, draft):
    invited = invite(draft, cast, "Bea Brandt", "bb@lollar.example")
    with pytest.raises(Refused, match="Sie sind als Frieda Becker angemeldet"):
        follow(draft, invited, by=cast.frieda)
    assert follow(draft, invited).name == "Bea Brandt"


@pytest.mark.parametrize("name", ["Frieda Becker", "frieda  BECKER"])
def test_nobody_names_herself(cast, draft, name):
    upload_signed_form(cast, draft)
    for act in (lambda: invite(draft, cast, name, "x@lollar.example"), lambda: paper(draft, cast, name)):
        with pytest.raises(Refused, match="Ihr eigener Name"):
            act()


def upload_signed_form(cast, draft):
    actions.attach(draft, incoming("antrag.pdf", PDF), kind="signed_form", by=cast.frieda, at=NOW)


def test_two_signatures_are_two_people(cast, draft):
    sign(draft, cast.bea)
    assert sign(draft, cast.bea).pk == Signature.objects.get().pk  # a second click
    add_address(cast.bea, "brandt@web.example")
    for email in ("Bea@Lollar.example", "brandt@web.example", "bea+2@lollar.example"):
        with pytest.raises(Refused, match=r"Bea Brandt hat am 02\.11\.2026 schon unterschrieben"):
            invite(draft, cast, "B. Brandt", email)
    with pytest.raises(Refused, match="schreiben Sie das Amt zum Namen"):
        invite(draft, cast, "bea brandt", "buergermeisterin@lollar.example")
    with pytest.raises(Refused, match="Es fehlt noch eine Unterschrift"):
        actions.submit(draft, by=cast.frieda, on=TODAY)
    follow(draft, invite(draft, cast, "Kai Kämmerer", "kaemmerei@lollar.example"))
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert draft.state == "submitted"


def test_whoever_signed_behind_a_link_does_not_sign_again_in_the_portal_nor_behind_a_second_link(cast, draft):
    first = invite(draft, cast, "Bea Brandt", "bea@lollar.example")
    second = invite(draft, cast, "Die Bürgermeisterin", "brandt@web.example")
    follow(draft, first)
    add_address(cast.bea, "brandt@web.example")
    for again in (lambda: sign(draft, cast.bea), lambda: follow(draft, second)):
        with pytest.raises(Refused, match="schon unterschrieben"):
            again()
    assert signatures_missing(draft, now_of(draft)) == 1


def test_whoever_is_signed_in_signs_only_by_a_link_to_an_address_of_hers(cast, draft):
    invited = invite(draft, cast, "Die Bürgermeisterin", "rathaus@lollar.example")
    with pytest.raises(Refused, match="Sie sind als Bea Brandt angemeldet"):
        follow(draft, invited, by=cast.bea)
    add_address(cast.bea, "rathaus@lollar.example")
    follow(draft, invited, by=cast.bea)
    with pytest.raises(Refused, match="schon unterschrieben"):
        sign(draft, cast.bea)


def test_after_a_change_the_same_person_signs_anew(cast, draft):
    sign(draft, cast.bea)
    draft.cost_items.update(label="Saal")
    sign(draft, cast.bea)
    assert (draft.signatures.count(), signatures_missing(draft, now_of(draft))) == (2, 1)


def test_one_paper_with_two_names_is_two_people_and_one_name_is_one(cast, draft):
    upload_signed_form(cast, draft)
    paper(draft, cast, "Bea Brandt")
    with pytest.raises(Refused, match="schon unterschrieben"):
        sign(draft, cast.bea)
    paper(draft, cast, "Kai Kämmerer")
    assert signatures_missing(draft, now_of(draft)) == 0


def test_the_version_that_is_handed_in_says_how_each_signature_came_about(cast, draft):
    upload_signed_form(cast, draft)
    paper(draft, cast, "Kai Kämmerer")
    follow(draft, invite(draft, cast, "Bea Brandt", "bea@lollar.example"))
    actions.submit(draft, by=cast.frieda, on=TODAY)
    day, nobody_knows = {"on": "2026-11-02"}, {"known_ending": None}
    assert draft.submissions.get().agreed == [
        {"as": "paper", "name": "Kai Kämmerer", **day, "entered_by": "Frieda Becker"},
        {
            "as": "link",
            "name": "Bea Brandt",
            **day,
            **nobody_knows,
            "address": "bea@lollar.example",
            "asked_by": "Frieda Becker",
            "asked_on": "2026-11-02",
        },
    ]


def test_officials_see_the_way_of_each_signature_and_applicants_only_that_it_is_there(cast, draft):
    Claim.objects.create(
        organisation=cast.town, user=cast.frieda, email="f@lollar.example", state="confirmed"
    )
    upload(cast, draft, cast.bea)
    sign(draft, cast.bea)
    follow(draft, invite(draft, cast, "Kai Kämmerer", "kai@gmx.de"))
    actions.submit(draft, by=cast.frieda, on=TODAY)
    assert [one.how for one in agreed_for_officials(draft, cast.karim).context["signed"]] == [
        (
            "Angemeldet mit bea@lollar.example und der Rolle „Unterschrift“.",
            "Die Adresse endet wie die, mit der Stadt Lollar bestätigt wurde: lollar.example.",
            "Hat auch am Antrag geschrieben.",
        ),
        (
            "Link an kai@gmx.de, geschickt am 02.11.2026 von Frieda Becker; der Code ging auf anderem Weg.",
            "Die Adresse ist von GMX: So eine bekommt jede und jeder.",
        ),
    ]
    assert [one.how for one in agreed(draft, cast.frieda).context["signed"]] == [(), ()]
    page = cast.client("karim").get(reverse("funding:case", args=[draft.pk])).content.decode()
    assert "Link an kai@gmx.de" in page


@pytest.mark.parametrize(
    ("confirmed", "state", "known"),
    [
        ("f@LOLLAR.example", "confirmed", "lollar.example"),
        ("f@lollar.example", "open", None),
        ("verein@gmx.de", "confirmed", None),
        ("", "confirmed", None),
    ],
)
def test_the_ending_of_an_organisation_is_that_of_the_address_it_was_confirmed_with(
    cast, draft, confirmed, state, known
):
    Claim.objects.create(organisation=cast.town, user=cast.frieda, email=confirmed, state=state)
    assert sign(draft, cast.bea).way == {
        "address": "bea@lollar.example",
        "known_ending": known,
        "wrote": False,
    }


@pytest.mark.parametrize(
    ("address", "known_ending", "says"),
    [
        ("a@Lollar.example", "lollar.example", "endet wie die"),
        ("a@giessen.example", "lollar.example", "endet anders als die"),
        ("a@sub.lollar.example", "lollar.example", "endet anders als die"),
        ("a@lollar.example", None, "weiß das Portal nicht"),
        ("a@gmx.de", "lollar.example", "bekommt jede und jeder"),
    ],
)
def test_what_can_be_said_about_an_address(address, known_ending, says):
    assert says in whose_address(address, "Stadt Lollar", known_ending=known_ending)


def test_one_mailbox_signs_once_whatever_accounts_it_has(cast, draft):
    sign(draft, cast.bea)
    plus = person("bea+amt@lollar.example", "Die Bürgermeisterin", cast.town, Membership.Role.SIGNATORY)
    other = person("rathaus@lollar.example", "Das Rathaus", cast.town, Membership.Role.SIGNATORY)
    add_address(other, "Bea+2@lollar.example")
    for twin in (plus, other):
        with pytest.raises(Refused, match="schon unterschrieben"):
            sign(draft, twin)
    assert Signature.objects.count() == 1
