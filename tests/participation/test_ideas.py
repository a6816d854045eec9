"""A resident writes an idea without an account, and sees later what became of it; nobody else does."""

import re
from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from wir.journal.models import Entry
from wir.participation.actions.ideas import hand_in_idea
from wir.participation.views.ideas import IDEAS, WRONG_CODES
from wir.strategy import actions, receipts
from wir.strategy.models import Receipt, Voice

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
IDEA = "/beteiligung/lollar/idee/"
TRAPPED = "Das Feld muss leer bleiben. Es ist nichts abgeschickt. Ihr Text steht noch da."
MINE = "/beteiligung/lollar/meine-stimme/"


@pytest.fixture(autouse=True)
def _fresh_hour():
    cache.clear()


def _words(page):
    """The code as the page shows it."""
    text = page.content.decode()
    shown = re.search(r'class="wir-receipt__words"[^>]*>(.*?)</p>', text).group(1)
    return "-".join(re.findall(r"<span>([a-z]+)</span>", shown))


def _send(client, text="Ein Café, in dem niemand etwas kaufen muss.", **given):
    return client.post(IDEA, {"text": text, "key": "1", **given})


def test_an_idea_is_kept_for_somebody_to_look_at_and_gives_a_code(cast):
    cast.process()
    with time_machine.travel(ON, tick=False):
        page = _send(cast.client())
    voice = Voice.objects.get()
    assert (voice.kind, voice.language, voice.said_on) == ("idea", "de", ON)
    assert (voice.waits, voice.is_published) == (True, False)
    assert receipts.find(_words(page)) == voice.receipt


def test_nothing_about_the_moment_or_the_person_is_written_down(cast):
    cast.process()
    before = Entry.objects.count()
    page = _send(cast.client("ole"))
    assert Entry.objects.count() == before
    assert page.headers["Cache-Control"].count("no-store") == 1
    assert set(Receipt.objects.values().get()) == {
        "id",
        "process_id",
        "code_hash",
        "thing",
        "thing_id",
        "made_on",
    }


def test_the_language_of_the_page_is_the_language_of_the_idea(cast):
    cast.process()
    for prefix, language in (("/ar", "ar"), ("/de-simple", "de")):
        cast.client().post(f"{prefix}{IDEA}", {"text": "فكرة", "key": language})
        assert Voice.objects.order_by("pk").filter(language=language).count() == 1


def test_the_same_form_sent_twice_is_one_idea_and_another_form_another(cast):
    cast.process()
    client = cast.client()
    _send(client)
    again = _send(client)
    assert "Diese Idee hatten Sie schon abgeschickt." in again.content.decode()
    _send(client, key="2")
    assert (Voice.objects.count(), Receipt.objects.count()) == (2, 2)


def test_whoever_filled_the_trap_reads_that_nothing_was_sent_and_sends_once_more(cast):
    cast.process()
    page = _send(cast.client(), bleibt_leer="http://example.org")
    said = page.content.decode()
    assert page.context["form"].errors["bleibt_leer"] == [TRAPPED]
    assert (TRAPPED in said, "Ein Café, in dem niemand" in said, "angekommen" in said) == (True, True, False)
    assert re.search(r'<label[^>]*for="id_bleibt_leer"[^>]*>\s*Bitte leer lassen', said)
    assert ("http://example.org" in said, Voice.objects.count()) == (False, 0)
    _send(cast.client(), bleibt_leer="")
    assert Voice.objects.count() == 1


def test_a_browser_that_fills_in_a_website_does_no_harm(cast):
    cast.process()
    assert "website" not in cast.client().get(IDEA).content.decode()
    _send(cast.client(), website="http://example.org")
    assert Voice.objects.count() == 1


def test_an_empty_idea_says_what_to_do(cast):
    cast.process()
    page = _send(cast.client(), text=" ")
    assert "Schreiben Sie Ihre Idee hier hinein." in page.content.decode()
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(("length", "kept"), [(600, 1), (601, 0)])
def test_an_idea_has_at_most_six_hundred_signs(cast, length, kept):
    cast.process()
    _send(cast.client(), text="a" * length)
    assert Voice.objects.count() == kept


def test_one_address_writes_ten_ideas_an_hour(cast):
    cast.process()
    client = cast.client()
    statuses = [_send(client, key=str(number)).status_code for number in range(IDEAS.most + 1)]
    assert statuses == [200] * IDEAS.most + [429]
    assert Voice.objects.count() == IDEAS.most


def test_the_box_is_closed_before_and_after_the_process(cast):
    process = cast.prepared_process()
    assert cast.client().get(IDEA).status_code == 404
    actions.publish_process(process, by=cast.frieda)
    assert "<textarea" in cast.client().get(IDEA).content.decode()
    cast.decided_process(process)
    closed = cast.client().get(IDEA).content.decode()
    assert ("<textarea" in closed, "Der Ideenkasten ist zu." in closed) == (False, True)
    assert _send(cast.client()).status_code == 409
    assert Voice.objects.count() == 0


def test_the_process_page_leads_to_the_box_only_while_it_is_open(cast):
    process = cast.process()
    assert IDEA in cast.client().get("/beteiligung/lollar/").content.decode()
    cast.decided_process(process)
    assert IDEA not in cast.client().get("/beteiligung/lollar/").content.decode()


def _with_code(process, key="1"):
    return hand_in_idea(process, text="Ein Café für alle", language="de", key=key, on=ON)


def _look(cast, code, path=MINE):
    return cast.client().post(path, {"code": code})


def test_a_code_finds_its_voice_here_at_any_town_and_on_the_page_for_all(cast):
    code = _with_code(cast.process())
    cast.process(name="Noch einer")
    for path in (MINE, "/beteiligung/meine-stimme/", "/beteiligung/lollar-2/meine-stimme/", f"/ar{MINE}"):
        page = _look(cast, code, path)
        assert (page.status_code, "wir-trail" in page.content.decode()) == (200, True)


def test_a_wrong_code_gets_one_friendly_sentence(cast):
    cast.process()
    text = _look(cast, "nie da gewesen").content.decode()
    assert (
        "Diesen Code kennen wir nicht. Schauen Sie noch einmal auf Ihren Beleg: Es sind drei Wörter." in text
    )


def test_wrong_codes_bring_a_growing_wait_and_a_right_one_is_always_taken(cast):
    code = _with_code(cast.process())
    for _ in range(3):
        assert _look(cast, code).status_code == 200
    assert {_look(cast, f"falsch {n}").status_code for n in range(WRONG_CODES.free)} == {200}
    told = [_look(cast, f"falsch {n}") for n in "ab"]
    assert [page.status_code for page in told] == [429, 429]
    seconds = [re.search(r"warten Sie (\d+) Sekunden", page.content.decode())[1] for page in told]
    assert seconds == ["5", "10"]
    assert _look(cast, code).status_code == 200


def test_the_code_stands_in_no_address_no_link_and_no_field_of_the_answer(cast):
    code = _with_code(cast.process())
    page = _look(cast, code)
    text = page.content.decode()
    assert not any(between.join(code.split("-")) in text for between in ("-", " ", "+", "%20", ""))
    assert page.headers["Cache-Control"].count("no-store") == 1


def test_before_it_is_read_the_page_says_what_comes_next_and_not_what_was_said(cast):
    code = _with_code(cast.process())
    text = _look(cast, code).content.decode()
    assert ("Ein Mensch liest Ihre Stimme." in text, "Ein Café für alle" in text) == (True, False)


def test_what_is_hidden_says_why_to_whoever_holds_the_code(cast):
    process = cast.process()
    code = _with_code(process)
    actions.hide_voice(Voice.objects.get(), because="Nennt einen Nachbarn.", by=cast.miriam, on=ON)
    text = _look(cast, code).content.decode()
    assert ("Nennt einen Nachbarn." in text, "Ein Café für alle" in text) == (True, False)


def test_the_whole_way_stands_on_the_page(cast):
    process = cast.process()
    code = _with_code(process)
    voice = Voice.objects.get()
    actions.publish_voices(process, voices=[voice], by=cast.miriam, on=ON)
    measure = cast.measure(cast.recommendation(voice))
    actions.plan_measure(measure, by=cast.frieda)
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.frieda, on=ON)
    text = _look(cast, code).content.decode()
    for piece in (
        "Wird umgesetzt",
        "Ein Café für alle",
        "Gehört zu Empfehlung 1",
        measure.title,
        "Der Vertrag ist da.",
    ):
        assert piece in text, piece


def test_a_survey_without_free_text_names_the_recommendations_that_rest_on_its_result(cast):
    process = cast.process()
    _receipt, code = receipts.give(process, process, on=ON)
    assert "Die Antworten werden noch ausgewertet." in _look(cast, code).content.decode()
    result = cast.voice(
        process,
        "62 von 104 wollen Treffpunkte.",
        kind="result",
        count=104,
        thing="strategy.process",
        thing_id=process.pk,
    )
    assert "Noch beruht keine Empfehlung darauf." in _look(cast, code).content.decode()
    cast.recommendation(result)
    text = _look(cast, code).content.decode()
    assert "Ihre Antworten sind im Ergebnis" in text
    assert "Gehört zu Empfehlung 1" in text


def test_a_receipt_page_costs_the_same_however_long_the_way(cast, django_assert_num_queries):
    process = cast.process()
    code = _with_code(process)
    voice = Voice.objects.get()
    client = cast.client()
    for _ in range(2):
        measure = cast.measure(cast.recommendation(voice))
        actions.plan_measure(measure, by=cast.frieda)
        actions.start_measure(measure, text="Los", by=cast.frieda, on=ON)
        with django_assert_num_queries(17):
            client.post(MINE, {"code": code})


def test_an_idea_of_three_megabytes_gets_the_page_of_the_house_with_a_sentence(cast, client):
    process = cast.process()
    answer = client.post(f"/beteiligung/{process.slug}/idee/", {"text": "a" * 3_000_000})
    assert answer.status_code == 413
    assert "Der Text darf höchstens 2 Megabyte groß sein." in answer.content.decode()
    urlencoded = client.post(
        f"/beteiligung/{process.slug}/idee/",
        "text=" + "a" * 3_000_000,
        content_type="application/x-www-form-urlencoded",
    )
    assert (urlencoded.status_code, process.voices.count()) == (413, 0)
