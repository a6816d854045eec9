"""From a new account to a confirmed town, as people meet it in the browser."""

import io
import re

import pikepdf
import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY
from tests.documents.reading import readable
from wir.accounts import actions, jobs
from wir.accounts.models import Claim, Invitation, LetterCode, Membership, Organisation, User
from wir.territory.organisations import make_organisations


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def village(cast):
    return Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")


def signed_up(email="carla@allendorf.example"):
    client = Client()
    answer = client.post(
        reverse("account_signup"),
        {
            "name": "Carla Vogt", "email": email, "language": "tr",
            "password1": "ein langer Satz 7", "password2": "ein langer Satz 7",
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    return client


def test_a_new_account_has_a_name_and_a_language_and_needs_its_address_verified(db):
    client = signed_up()
    user = User.objects.get(email="carla@allendorf.example")
    assert (user.name, user.language, user.fictional) == ("Carla Vogt", "tr", False)
    assert client.get(reverse("accounts:organisations")).status_code == 302
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    client.post(link)
    client.post(reverse("account_login"), {"login": user.email, "password": "ein langer Satz 7"})
    assert client.get(reverse("start")).url == reverse("accounts:organisations")
    assert "Für wen handeln Sie?" in client.get(reverse("accounts:organisations")).content.decode()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("giessen", "Stadt Gießen"),
        ("Gießen", "Stadt Gießen"),
        ("Main-Kinzig", "Main-Kinzig-Kreis"),
        ("Fuerth", "Fürth"),
    ],
)
def test_a_place_is_found_however_it_is_written(cast, typed, first):
    make_organisations(TODAY)
    answer = cast.client("ole").get(reverse("accounts:organisations"), {"q": typed})
    assert answer.context["page"][0].name == first


def test_a_search_costs_the_same_for_one_hit_and_for_many(cast, django_assert_max_num_queries):
    make_organisations(TODAY)
    client = cast.client("ole")
    for typed in ("Lollar", "a"):
        with django_assert_max_num_queries(12):
            client.get(reverse("accounts:organisations"), {"q": typed})


def test_nobody_finds_an_authority_to_claim(cast):
    answer = cast.client("ole").get(reverse("accounts:organisations"), {"q": "Bewilligung"})
    assert answer.context["page"].paginator.count == 0
    assert cast.client("ole").post(reverse("accounts:claim", args=[cast.authority.pk])).status_code == 404


def test_a_clerk_claims_gets_a_letter_and_types_its_code(cast, village):
    ole = cast.client("ole")
    ole.post(reverse("accounts:claim", args=[village.pk]))
    claim = Claim.objects.get()
    karim = cast.client("karim")
    assert "Allendorf (Lumda)" in karim.get(reverse("accounts:claims")).content.decode()
    address = {
        "addressee": "Der Gemeindevorstand",
        "street": "Rathausweg 1",
        "postal_code": "35469",
        "town": "Allendorf",
    }
    letter = karim.post(reverse("admission:letter", args=[claim.pk]), address)
    assert (letter.status_code, letter["Content-Type"], letter.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )
    assert letter["Cache-Control"] == "private, no-store"
    code = code_in(letter.content)
    wrong = ole.post(reverse("accounts:code", args=[claim.pk]), {"code": "AAAA AAAA AAAA"})
    assert "Sie haben noch 4 Versuche." in wrong.content.decode()
    ole.post(reverse("accounts:code", args=[claim.pk]), {"code": code})
    village.refresh_from_db()
    assert village.is_confirmed


def code_in(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as letter:
        text = "".join(readable(page) for page in letter.pages)
    return re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", text)[0]


def test_an_address_that_cannot_be_printed_makes_no_code(cast, village):
    claim = actions.claim(village, by=cast.ole, on=TODAY)
    address = {"addressee": "Vorstand \U0001f600", "street": "x", "postal_code": "35469", "town": "y"}
    answer = cast.client("karim").post(reverse("admission:letter", args=[claim.pk]), address)
    assert "können wir nicht drucken" in answer.content.decode()
    assert LetterCode.objects.count() == 0


def test_an_official_decides_on_the_page_and_the_clerk_reads_the_reason(cast, village):
    claim = actions.claim(village, by=cast.ole, on=TODAY)
    page = reverse("accounts:check_claim", args=[claim.pk])
    assert "Bitte ausfüllen" in cast.client("karim").post(page, {"choice": "refuse"}).content.decode()
    cast.client("karim").post(page, {"choice": "refuse", "reason": "Im Rathaus kennt man Sie nicht."})
    jobs.tell_the_decision(thing_id=claim.pk)
    assert "Im Rathaus" not in mail.outbox[-1].body
    assert (
        "Im Rathaus kennt man Sie nicht."
        in cast.client("ole").get(reverse("accounts:organisations")).content.decode()
    )


def test_a_freemail_address_is_told_which_address_to_use(cast, village):
    cast.ole.emailaddress_set.update(email="ole@web.de")
    page = cast.client("ole").get(reverse("accounts:claim", args=[village.pk])).content.decode()
    assert "dienstliche Adresse" in page
    cast.client("ole").post(reverse("accounts:claim", args=[village.pk]))
    assert Claim.objects.count() == 0


def test_the_link_of_an_invitation_shows_first_and_gives_only_on_the_button(cast):
    made = actions.invite(cast.town, email=cast.ole.email, roles=["finance"], by=cast.frieda, on=TODAY)
    link, client = reverse("accounts:invitation", args=[made.token]), cast.client("ole")
    assert client.get(link).status_code == 200
    assert Membership.objects.filter(user=cast.ole).count() == 0
    client.post(link)
    assert Membership.objects.get(user=cast.ole).role == "finance"
    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410


def test_a_guessed_link_finds_nothing_for_anybody(cast):
    made = actions.invite(cast.town, email=cast.ole.email, roles=["finance"], by=cast.frieda, on=TODAY)
    for guess in (made.token[:-1] + ("0" if made.token[-1] != "0" else "1"), made.token_hash, str(made.pk)):
        link = reverse("accounts:invitation", args=[guess])
        assert [cast.client(who).post(link).status_code for who in (None, "ole", "frieda")] == [404, 404, 404]
    assert Invitation.objects.get().state == "open"


def test_somebody_else_with_the_link_gets_nothing(cast):
    made = actions.invite(cast.town, email="neu@lollar.example", roles=["editor"], by=cast.frieda, on=TODAY)
    link = reverse("accounts:invitation", args=[made.token])
    assert "ging an eine andere Adresse" in cast.client("jonas").get(link).content.decode()
    cast.client("jonas").post(link)
    assert cast.client(None).post(link).url.startswith(reverse("account_login"))
    assert Membership.objects.filter(user=cast.jonas, organisation=cast.town).count() == 0


def test_an_invited_stranger_sees_who_invites_before_making_an_account(cast):
    made = actions.invite(cast.town, email="neu@lollar.example", roles=["editor"], by=cast.frieda, on=TODAY)
    page = Client().get(reverse("accounts:invitation", args=[made.token])).content.decode()
    assert "Frieda Becker" in page
    assert f"{reverse('account_signup')}?next=" in page


def test_an_own_invitation_waits_on_the_start_page(cast):
    made = actions.invite(cast.town, email=cast.ole.email, roles=["editor"], by=cast.frieda, on=TODAY)
    assert made.token in cast.client("ole").get(reverse("accounts:organisations")).content.decode()
    assert made.token not in cast.client("jonas").get(reverse("accounts:organisations")).content.decode()


def test_the_people_of_a_town_answer_who_asks(cast):
    cast.client("ole").post(reverse("accounts:claim", args=[cast.town.pk]))
    asked = cast.ole.join_requests.get()
    page = reverse("accounts:organisation", args=[cast.town.pk])
    assert "Ole Fremd" in cast.client("bea").get(page).content.decode()
    assert "Ole Fremd" not in cast.client("theo").get(page).content.decode()
    url = reverse("accounts:answer_join_request", args=[cast.town.pk, asked.pk])
    assert cast.client("theo").post(url, {"choice": "let_in", "roles": ["editor"]}).status_code == 404
    assert cast.client("jonas").post(url, {"choice": "let_in", "roles": ["editor"]}).status_code == 404
    cast.client("bea").post(url, {"choice": "let_in", "roles": ["editor"]})
    assert Membership.objects.get(user=cast.ole).role == "editor"


def test_a_role_of_another_organisation_cannot_be_ended_through_ones_own(cast):
    theirs = Membership.objects.get(user=cast.jonas)
    url = reverse("accounts:end_role", args=[cast.town.pk, theirs.pk])
    assert cast.client("frieda").post(url).status_code == 404
    assert Membership.objects.filter(pk=theirs.pk).exists()


def test_the_profile_takes_the_account_as_it_is_typed_and_shows_it_in_groups(cast):
    client, page = cast.client("theo"), reverse("accounts:profile", args=[cast.town.pk])
    given = {"street": "Am Rathaus 1", "postal_code": "35457", "town": "Lollar", "signatures_needed": "1"}
    wrong = client.post(
        page, {**given, "account_holder": "Stadtkasse", "iban": "DE89 3704 0044 0532 0130 01"}
    )
    assert "Die Prüfziffer passt nicht." in wrong.content.decode()
    client.post(page, {**given, "account_holder": "Stadtkasse", "iban": "de89 3704 0044 0532 0130 00"})
    cast.town.refresh_from_db()
    assert (cast.town.iban, cast.town.street) == ("DE89370400440532013000", "Am Rathaus 1")
    shown = client.get(reverse("accounts:organisation", args=[cast.town.pk])).content.decode()
    assert "DE89 3704 0044 0532 0130 00" in shown


def test_an_association_enters_itself_and_an_official_sees_its_register(cast):
    client, page = cast.client("ole"), reverse("accounts:register")
    given = {
        "kind": "association",
        "name": "Brücke e. V.",
        "seat": "Kassel",
        "charitable": "unknown",
        "entered": "yes",
    }
    assert "Bitte nennen Sie die Nummer im Register." in client.post(page, given).content.decode()
    client.post(page, {**given, "register_court": "Amtsgericht Kassel", "register_number": "VR 1234"})
    claim = Claim.objects.get()
    seen = cast.client("karim").get(reverse("accounts:check_claim", args=[claim.pk])).content.decode()
    assert "Amtsgericht Kassel, VR 1234" in seen


@pytest.mark.parametrize(
    ("who", "word"), [("frieda", "Unsere Gemeinde"), ("theo", "Unsere Gemeinde"), ("karim", "Organisationen")]
)
def test_the_navigation_says_whom_one_acts_for(cast, who, word):
    page = cast.client(who).get(reverse("accounts:organisations")).content.decode()
    assert word in page[page.index("<nav") : page.index("</nav>")]
