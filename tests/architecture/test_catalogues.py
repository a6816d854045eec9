"""Every word has its translation where somebody reads it, and none of them loses what the page fills in."""

import re
from functools import cache
from gettext import c2py

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import to_locale

from tests.architecture import residents, words
from tests.architecture.tree import SOURCE

GERMAN, ENGLISH = "de", "en"
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != GERMAN]
FILLED_IN = re.compile(r"%%|%\(\w+\)[sd]|%[sd]|</?\w+")
EDGE = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)


@cache
def _catalogue(code):
    with (SOURCE / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def _forms(given):
    return (given,) if isinstance(given, str) else tuple(given)


def _translations(code):
    """German forms -> translated forms, of every entry that has all of its forms and no doubt on it."""
    entries = [entry for entry in _catalogue(code) if entry.id]
    return {
        _forms(entry.id): _forms(entry.string)
        for entry in entries
        if all(_forms(entry.string)) and not entry.fuzzy
    }


def _known(code):
    return {german[0] for german in _translations(code)}


def _filled_in(text):
    return sorted(FILLED_IN.findall(text))


@cache
def _for_one_number(code):
    """Which plural forms stand for a single number, so that they may say it in a word: "one voice"."""
    form_of = c2py(_catalogue(code).plural_expr)
    forms = [form_of(number) for number in range(1000)]
    return {form for form in forms if forms.count(form) == 1}


def _keeps(code, german, translated):
    """Every form fills in what German does for many, but for the number that a form of its own is for."""
    wanted = _filled_in(german[-1])
    return all(
        _filled_in(form) == wanted
        or (len(german) > 1 and place in _for_one_number(code) and set(_filled_in(form)) <= set(wanted))
        for place, form in enumerate(translated)
    )


def test_what_residents_read_is_found_on_its_ways():
    """From an address to its template, a door, a kind of question, a state, a form of sign-in, a value of a guideline."""
    ways = {
        "Stimmen Sie zu?", "Idee aufschreiben", "Reihenfolge", "Vorgeschlagen", "Vor- und Nachname", "Längste Dauer",
        "Wir verstehen nicht, was gemeint ist.", "Zum Inhalt springen", "vertagt",
    }  # fmt: skip
    desks = {"Umfrage öffnen", "Aussagen prüfen", "Frist eintragen", "Freigeben und zustellen"}
    assert (ways - residents.words(), desks & residents.words()) == (set(), set())


def test_english_has_every_word_of_the_product():
    assert sorted(words.of_product() - _known(ENGLISH)) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_residents_read_every_page_in_their_language(code):
    assert sorted(residents.words() - _known(code)) == []


def test_a_sentence_for_one_has_one_sentence_for_many_in_code_and_in_all_catalogues():
    """Only the sentence for one is looked up: beside two others, a page would miss what it fills in and show German."""
    entries = [entry.id for code in TRANSLATED for entry in _catalogue(code) if entry.pluralizable]
    asked = words.with_plurals()
    assert {one: many for one, many in asked.items() if len(many) > 1} == {}
    assert [(one, many) for one, many in entries if {many} != asked.get(one, {many})] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_entry_has_all_its_forms(code):
    entries = [entry for entry in _catalogue(code) if entry.id]
    number = _catalogue(code).num_plurals
    expected = {entry.id: number if entry.pluralizable else 1 for entry in entries}
    assert {entry.id: len([form for form in _forms(entry.string) if form]) for entry in entries} == expected


@pytest.mark.parametrize("code", [GERMAN, *TRANSLATED])
def test_translations_keep_what_the_page_fills_in(code):
    lost = [
        translated
        for german, translated in _translations(code).items()
        if not _keeps(code, german, translated)
    ]
    assert lost == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_spaces_at_their_edges(code):
    """Words that are put together to a sentence stand apart in every language."""
    moved = [
        german
        for german, translated in _translations(code).items()
        if EDGE.match(german[0]).groups() != EDGE.match(translated[0]).groups()
    ]
    assert moved == []
