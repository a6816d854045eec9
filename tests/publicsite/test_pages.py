"""Public pages: readable by everyone, without a statement to the database and without a cookie."""

import re

import pytest
from django.test import Client

from wir.journal import retention
from wir.publicsite import manual

CHAPTERS = [f"/hilfe/{chapter.slug}/" for chapter in manual.CHAPTERS]
PAGES = ("/", "/hilfe/", *CHAPTERS, "/kontakt/", "/impressum/", "/datenschutz/", "/barrierefreiheit/")
OTHER_LANGUAGE = re.compile(r"<a [^>]*hreflang=[^>]*>")


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_reads_the_page_without_database_and_without_cookie(address, django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(0):
        response = client.get(address)
    assert response.status_code == 200
    assert dict(response.cookies) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("code", ["de", "de-simple", "en", "ar"])
def test_the_page_has_one_main_heading_in_every_kind_of_language(address, code):
    prefix = "" if code == "de" else f"/{code}"
    response = Client().get(prefix + address)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert f'<html lang="{code}"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_the_page_leads_to_a_page(address):
    client = Client()
    page = OTHER_LANGUAGE.sub("", client.get(address).content.decode())
    for link in sorted(set(re.findall(r'<a [^>]*href="([^"]+)"', page))):
        place, _, anchor = link.partition("#")
        if place in ("", address):
            assert f'id="{anchor}"' in page or link == address
        else:
            assert client.get(place).status_code in (200, 302), link


@pytest.mark.django_db
def test_the_home_page_weighs_less_than_it_may():
    page = Client().get("/").content
    assert len(page) < 30_000


@pytest.mark.django_db
def test_the_home_page_leads_only_where_there_is_something():
    page = Client().get("/").content.decode()
    doors = page[page.index('class="wir-doors"') : page.index("Das geht heute schon")]
    assert re.findall(r"<h3[^>]*>(<a|\w+)", doors) == ["<a", "<a", "Begleiten", "Vernetzen"]
    assert doors.count("Das kommt noch.") == 2


@pytest.mark.django_db
def test_the_place_field_asks_the_list_of_places():
    page = Client().get("/").content.decode()
    assert '<form class="wir-ask" method="get" action="/orte/"' in page
    assert Client().get("/orte/", {"q": "Lollar"}, follow=True).status_code == 200


@pytest.mark.django_db
def test_the_invented_example_says_so():
    page = Client().get("/").content.decode()
    example = page[page.index("Was aus einer Stimme wird") :]
    assert '<span class="wir-tag">fiktiv</span>' in example[: example.index("<ol")]


@pytest.mark.django_db
def test_the_privacy_page_names_every_entry_of_the_register():
    response = Client().get("/datenschutz/")
    page = response.content.decode()
    headings = re.findall(r'id="eintrag-\d+">([^<]+)<', page)
    assert headings == [entry.label for entry in retention.entries()]


@pytest.mark.django_db
def test_the_privacy_page_names_the_service_that_translates_only_where_there_is_one(settings):
    settings.WIR_TRANSLATE_URL = ""
    without = Client().get("/datenschutz/").content.decode()
    settings.WIR_TRANSLATE_URL = "https://uebersetzen.example:5000/api"
    with_one = Client().get("/datenschutz/").content.decode()
    sentence = (
        "Ein Übersetzungsdienst (uebersetzen.example): Er bekommt den Text einer Umfrage oder einer Aussage "
        "und die beiden Sprachen, sonst nichts."
    )
    heading = "Wer sonst etwas bekommen kann"
    assert [page.count(sentence) for page in (without, with_one)] == [0, 1]
    assert [page.count(heading) for page in (without, with_one)] == [0, 1]


@pytest.mark.django_db
def test_robots_are_kept_out_of_the_demo(settings):
    settings.WIR_DEMO = True
    assert Client().get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


@pytest.mark.django_db
def test_robots_are_kept_out_of_what_lies_behind_sign_in(settings):
    settings.WIR_DEMO = False
    page = Client().get("/robots.txt").content.decode()
    assert "Disallow: /foerderung/antraege/" in page.splitlines()
    assert "Disallow: /" not in page.splitlines()


@pytest.mark.django_db
def test_who_is_signed_in_never_gets_the_page_of_strangers(cast):
    stranger = Client().get("/").content.decode()
    frieda = cast.client("frieda").get("/").content.decode()
    assert cast.frieda.name not in stranger
    assert cast.frieda.name in frieda
    assert Client().get("/").content.decode() == stranger


@pytest.mark.django_db
def test_strangers_get_the_same_page_twice_in_each_language():
    german = [Client().get("/").content for _ in range(2)]
    english = [Client().get("/en/").content for _ in range(2)]
    assert german[0] == german[1]
    assert english[0] == english[1]
    assert german[0] != english[0]
