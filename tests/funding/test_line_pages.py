"""What is there for me, one line with its sources, and a question to the authority."""

import html
import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from wir import guidelines
from wir.funding.models import LineNotice, Question, Settlement
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
ASK = "/foerderung/kiv_muster/fragen/"


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


def read(address, **query):
    response = Client().get(address, query)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def section(page, name):
    return page[page.index(f'aria-labelledby="{name}"') :].split("</section>")[0]


def lines_in(page, name):
    return re.findall(r'href="/foerderung/([a-z0-9_]+)/"', section(page, name))


def test_every_line_is_in_the_list_and_the_ended_ones_say_so():
    page = read("/foerderung/")
    assert {line for line in guidelines.names() if f'href="/foerderung/{line}/"' not in page} == set()
    assert "fallmanagement" in lines_in(page, "beendet")
    assert "01.01.2017 bis 31.12.2020" in section(page, "beendet")


def test_lines_stand_under_those_who_may_apply():
    page = read("/foerderung/")
    assert "kiv" in lines_in(page, "kommunen")
    assert "kiv" not in lines_in(page, "vereine")
    assert lines_in(page, "zentren") == ["vielfaltszentrum"]
    assert "migrantenorganisationen" in lines_in(page, "vereine")


def test_the_invented_line_is_marked_and_an_open_line_comes_first(cast):
    page = read("/foerderung/")
    assert lines_in(page, "kommunen")[0] == "kiv_muster"
    card = section(page, "kommunen").split("</li>")[0]
    assert '<span class="wir-tag">erfunden</span>' in card
    assert "Offen: Sie können jetzt einen Antrag stellen" in card


def test_the_list_needs_the_same_statements_for_one_notice_and_for_many(cast, django_assert_num_queries):
    def statements():
        with django_assert_num_queries(2):
            read("/foerderung/")

    statements()
    for line in guidelines.names():
        LineNotice.objects.get_or_create(line=line, defaults={"controller": cast.authority})
    statements()


@pytest.mark.parametrize("line", guidelines.names())
def test_every_line_has_a_page_that_explains_each_gap(line):
    page = read(f"/foerderung/{line}/")
    assert page.count("<h1") == 1
    assert page.count('<p class="wir-strong"></p>') == 0
    for value in guidelines.line(line).versions[-1].values.values():
        if not value[-1].known:
            assert value[-1].reason in page


def test_a_line_says_how_much_and_numbers_its_sources():
    page = read("/foerderung/kiv/")
    value = re.search(r"<dt>Höchstbetrag der Zuwendung</dt>\s*<dd>(.*?)</dd>", page, re.S)[1]
    assert "30.000\u00a0Euro" in value
    for number in re.findall(r'href="#quelle-(\d+)"', value):
        assert f'id="quelle-{number}"' in page


def test_a_past_version_can_be_read_and_says_that_it_is_past():
    page = read("/foerderung/kiv/", fassung="KIV-I-2018")
    assert "Diese Fassung gilt heute nicht." in page
    assert "20.000\u00a0Euro" in page
    assert "Diese Fassung gilt heute nicht." not in read("/foerderung/kiv/")


def test_an_unknown_version_shows_the_one_in_force():
    assert "KIV, dritte Runde (seit 2021) · " in read("/foerderung/kiv/", fassung="<script>")


@pytest.mark.parametrize("address", ["/foerderung/nichts/", "/foerderung/nichts/fragen/", "/foerderung/kiv/fragen/"])  # fmt: skip
def test_what_does_not_exist_is_not_found(address):
    assert Client().get(address).status_code == 404


def test_the_public_signal_never_tells_the_sum(cast):
    page = read("/foerderung/kiv_muster/")
    assert "Mehr als die Hälfte ist noch da" in page
    assert "meist" in page or "nicht bekannt" in page


def test_what_was_settled_for_the_line_is_public_and_for_one_application_not(cast):
    made = {
        "controller": cast.authority, "line": "kiv", "rule": "period", "met": True, "from_day": date(2026, 9, 1),
        "made_by": cast.karim,
    }  # fmt: skip
    Settlement.objects.create(reason="Offen bis Jahresende.", source="Erlass vom 01.09.2026", **made)
    Settlement.objects.create(
        reason="Nur hier.", source="Vermerk", application=cast.draft(), **{**made, "line": "kiv"}
    )
    page = read("/foerderung/kiv/")
    assert "Offen bis Jahresende." in page
    assert "Erlass vom 01.09.2026" in page
    assert "Nur hier." not in page


def test_a_question_is_stored_for_the_authority_and_journalled_without_a_name(cast):
    response = Client().post(ASK, {"text": "Zählt ein Verein als Partner?", "email": "ole@example.org"})
    assert (response.status_code, response["Location"]) == (302, ASK + "?danke=1")
    question = Question.objects.get()
    assert (question.controller, question.line, question.text, question.published_on) == (
        cast.authority, "kiv_muster", "Zählt ein Verein als Partner?", None,
    )  # fmt: skip
    entry = Entry.objects.get(act="funding.ask")
    assert (entry.thing, entry.thing_id, entry.by, entry.facts) == ("funding.question", question.pk, None, {})
    assert "Danke. Ihre Frage ist angekommen." in read(ASK, danke="1")


def test_the_form_says_who_reads_it_and_how_long_it_is_kept(cast):
    page = read(ASK)
    assert "Was passiert mit diesen Angaben?" in page
    assert cast.authority.name in page


def test_a_filled_trap_stores_nothing_says_so_and_keeps_the_question(cast):
    page = Client().post(ASK, {"text": "Kaufen Sie!", "bleibt_leer": "x"}).content.decode()
    assert ("Es ist nichts abgeschickt." in page, "Kaufen Sie!" in page) == (True, True)
    assert (Question.objects.count(), Entry.objects.filter(act="funding.ask").count()) == (0, 0)


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"text": ""}, {"text"}),
        ({"text": "x" * 601}, {"text"}),
        ({"text": "Ja?", "email": "ole"}, {"email"}),
    ],
)
def test_a_question_that_cannot_be_sent_keeps_its_words(cast, given, errors):
    response = Client().post(ASK, given)
    assert response.status_code == 200
    assert set(response.context["form"].errors) == errors
    assert Question.objects.count() == 0


def test_ten_questions_an_hour_pass_and_the_eleventh_waits_with_its_words(cast):
    client = Client()
    for number in range(10):
        assert client.post(ASK, {"text": f"Frage {number}?"}).status_code == 302
    response = client.post(ASK, {"text": "Noch eine?"})
    assert response.status_code == 429
    assert "Noch eine?" in response.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(ASK, {"text": "Und ich?"}).status_code == 302
    assert Question.objects.count() == 11


def test_only_published_answers_are_read_by_everyone(cast):
    asked = {
        "controller": cast.authority,
        "line": "kiv_muster",
        "asked_on": date(2026, 10, 1),
        "answer": "Ja.",
    }
    Question.objects.create(
        text="Öffentlich?", published_on=date(2026, 10, 5), email="ole@example.org", **asked
    )
    Question.objects.create(text="Noch nicht?", **asked)
    page = read("/foerderung/kiv_muster/")
    assert "Öffentlich?" in page
    assert "Noch nicht?" not in page
    assert "ole@example.org" not in page
