"""The frame of every page: marks of the demo, links for each kind of person, languages, error pages."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import override

import wir.ui
from wir.ui import context, navigation

UI = Path(wir.ui.__file__).parent
ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "413.html", "429.html", "500.html", "503.html"]
MUSTER = "Muster – keine amtliche Seite. Personen und Anträge sind erfunden."


@dataclass
class Person:
    kind: str
    is_authenticated: bool = True


@pytest.fixture
def register(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_kind_of_person", [])
    return navigation


def request_of(path="/ui/", user=None):
    request = RequestFactory().get(path)
    if user:
        request.user = user
    return request


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_needs_neither_request_nor_database(name, settings):
    settings.WIR_DEMO = True
    page = render_to_string(name, {"megabytes": 26} if name == "413.html" else None)
    assert page.count("<h1") == 1
    assert MUSTER in page
    assert 'content="noindex"' in page
    assert "Zur Startseite" in page


def test_without_the_demo_nothing_says_sample(settings):
    settings.WIR_DEMO = False
    page = render_to_string("500.html")
    assert "Muster" not in page
    assert "noindex" not in page


def test_strangers_and_the_unauthorised_read_the_same_sentence():
    headings = {re.search(r"<h1.*?</h1>", render_to_string(name))[0] for name in ("403.html", "404.html")}
    assert len(headings) == 1
    assert "Diese Seite gibt es nicht oder Sie dürfen sie nicht sehen." in headings.pop()


def test_each_kind_of_person_sees_its_own_entries(register):
    register.identify(lambda user: user.kind)
    register.register("stranger", register.Entry("Galerie", "ui:gallery"))
    register.register("official", register.Entry("Akten", "ui:gallery"))

    def seen(user):
        request = request_of(user=user)
        return [link.label for link in register.links(register.role_of(request), request)]

    assert seen(None) == ["Galerie"]
    assert seen(Person("official")) == ["Akten"]
    assert seen(Person("official", is_authenticated=False)) == ["Galerie"]
    assert seen(Person("")) == ["Galerie"]


def test_a_page_that_does_not_exist_is_not_linked(register):
    register.register(
        "tools", register.Entry("Fehlt", "no-such-page"), register.Entry("Galerie", "ui:gallery")
    )
    assert [link.label for link in register.links("tools", request_of())] == ["Galerie"]


def test_registering_twice_shows_an_entry_once(register):
    for _ in range(2):
        register.register("tools", register.Entry("Galerie", "ui:gallery"))
    assert len(register.links("tools", request_of())) == 1


def test_the_entry_that_we_stand_in_is_current(register):
    register.register("stranger", register.Entry("Galerie", "ui:gallery"))
    assert [link.current for link in register.links("stranger", request_of("/ui/teil/"))] == [True]
    assert [link.current for link in register.links("stranger", request_of("/zahlen/"))] == [False]


def test_every_language_leads_to_this_very_page():
    request = request_of("/ui/?seite=2")
    request.resolver_match = resolve("/ui/")
    addresses = {language.code: language.url for language in context.languages(request)}
    assert addresses["de"] == "/ui/?seite=2"
    assert addresses["ar"] == "/ar/ui/?seite=2"


def test_where_no_page_is_every_other_language_leads_home():
    addresses = {
        language.code: language.url for language in context.languages(request_of("/nirgends/?seite=2"))
    }
    assert addresses["de"] == "/nirgends/?seite=2"
    assert addresses["ar"] == "/ar/"


@pytest.mark.parametrize(
    ("code", "way"), [("de", "ltr"), ("de-simple", "ltr"), ("ar", "rtl"), ("prs", "rtl")]
)
def test_script_direction_follows_the_language(code, way):
    assert context.direction(code) == way


def test_one_language_is_current():
    with override("ar"):
        assert [
            language.code for language in context.languages(request_of("/ar/ui/")) if language.current
        ] == ["ar"]


@pytest.mark.parametrize("path", sorted(UI.glob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_carries_style_or_script_of_its_own(path):
    text = path.read_text()
    assert re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", text) == []
    assert len(text.splitlines()) <= 120


@pytest.mark.parametrize("name", ["wir.css", "pieces.css"])
def test_styles_use_tokens_and_logical_properties(name):
    text = re.sub(r"/\*.*?\*/", "", (UI / "static/ui" / name).read_text(), flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b[;,) ]|rgba?\(|hsla?\(", text) == []
    physical = (
        r"(?<![\w-])(?:margin|padding|border)-(?:top|bottom)|(?<![\w-])(?:text-align|float):\s*(?:left|right)"
    )
    assert re.findall(physical, text) == []
    assert len(text.splitlines()) <= 300


def test_what_the_styles_name_is_there():
    text = (UI / "static/ui/wir.css").read_text()
    for address in re.findall(r'url\("([^"]+)"\)', text):
        assert (UI / "static/ui" / address).is_file()
