"""The desk: voices on the left, recommendations on the right."""

from datetime import date

import pytest
import time_machine

from wir.strategy import actions
from wir.strategy.models import Recommendation, Voice

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
DESK = "/beteiligung/lollar/arbeit"
VOICES = f"{DESK}/stimmen/"
COST = 13


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(ON, tick=False):
        yield


def _shown(client, query=""):
    """The texts of the voices on the page."""
    return sorted(voice.text for voice in client.get(f"{VOICES}{query}").context["page"])


def test_ticked_voices_become_a_recommendation(cast):
    process = cast.process()
    chosen, other = cast.voice(process, "Kein Bus"), cast.voice(process, "Kein Licht")
    page = cast.client("miriam").post(
        VOICES, {"stimme": [chosen.pk], "tun": "neu", "neu-text": "Ein Bus am Abend"}, follow=True
    )
    made = Recommendation.objects.get()
    assert (made.text, made.state, list(made.voices.all())) == ("Ein Bus am Abend", "draft", [chosen])
    assert "Empfehlung 1 ist als Entwurf da." in page.content.decode()
    assert other.recommendations.count() == 0


def test_a_recommendation_without_a_voice_keeps_the_words_on_the_page(cast):
    cast.voice()
    page = cast.client("miriam").post(VOICES, {"tun": "neu", "neu-text": "Ein Bus am Abend"})
    text = page.content.decode()
    assert "Wählen Sie mindestens eine Stimme" in text
    assert "Ein Bus am Abend" in text
    assert Recommendation.objects.count() == 0


def test_ticks_stay_when_a_field_is_missing(cast):
    voice = cast.voice()
    page = cast.client("miriam").post(VOICES, {"stimme": [voice.pk], "tun": "neu", "neu-text": ""})
    assert f'value="{voice.pk}" id="s-{voice.pk}" checked' in page.content.decode()


def test_further_voices_are_laid_to_it_and_what_is_not_taken_needs_a_reason(cast):
    recommendation = cast.recommendation()
    voice = cast.voice(recommendation.process)
    given = {
        "stimme": [voice.pk],
        "tun": "dazu",
        "dazu-recommendation": recommendation.pk,
        "dazu-how": "not_taken",
    }
    client = cast.client("miriam")
    client.post(VOICES, given)
    assert voice.sources.count() == 0
    client.post(VOICES, {**given, "dazu-because": "Der Bus gehört dem Kreis."})
    assert [(row.how, row.because) for row in voice.sources.all()] == [
        ("not_taken", "Der Bus gehört dem Kreis.")
    ]


def test_ticked_voices_are_published_and_those_of_other_processes_are_not(cast):
    process = cast.process()
    own, foreign = cast.voice(process), cast.voice(cast.process(name="Noch einer"))
    cast.client("miriam").post(VOICES, {"stimme": [own.pk, foreign.pk, "kein-schluessel"], "tun": "zeigen"})
    assert list(Voice.objects.exclude(published_on=None)) == [own]


def test_one_voice_is_published_or_kept_back_with_a_reason(cast):
    voice = cast.voice()
    client, page = cast.client("miriam"), f"{VOICES}{voice.pk}/"
    assert "Schreiben Sie, warum." in client.post(page, {"tun": "verbergen"}).content.decode()
    client.post(page, {"tun": "verbergen", "because": "Nennt einen Namen."})
    voice.refresh_from_db()
    assert voice.hidden_because == "Nennt einen Namen."
    client.post(page, {"tun": "zeigen"})
    voice.refresh_from_db()
    assert (voice.hidden_because, voice.published_on) == ("", ON)


def test_a_voice_of_another_process_has_no_page_here(cast):
    cast.process()
    foreign = cast.voice(cast.process(name="Noch einer"))
    assert cast.client("miriam").get(f"{VOICES}{foreign.pk}/").status_code == 404


def test_filters_leave_what_they_name(cast):
    process = cast.process()
    cast.voice(process, "Idee")
    used = cast.voice(process, "Aussage", kind="statement", origin="Meinungsbild")
    cast.recommendation(used)
    hidden = cast.voice(process, "Verborgen")
    actions.hide_voice(hidden, because="Doppelt", by=cast.miriam, on=ON)
    client = cast.client("miriam")
    found = {
        query: _shown(client, query)
        for query in (
            "", "?art=statement", "?herkunft=Meinungsbild", "?stand=neu", "?stand=offen", "?stand=verborgen",
            "?suche=aussAGE", "?art=unsinn", "?seite=99",
        )
    }  # fmt: skip
    everything = ["Aussage", "Idee", "Verborgen"]
    assert found == {
        "": everything, "?art=statement": ["Aussage"], "?herkunft=Meinungsbild": ["Aussage"], "?stand=neu": ["Idee"],
        "?stand=offen": ["Idee"], "?stand=verborgen": ["Verborgen"], "?suche=aussAGE": ["Aussage"],
        "?art=unsinn": everything, "?seite=99": everything,
    }  # fmt: skip


def test_fifty_voices_stand_on_a_page_and_cost_no_statement_each(cast, django_assert_num_queries):
    process = cast.process()
    cast.recommendation(cast.voice(process))
    client = cast.client("miriam")
    client.get(VOICES)
    with django_assert_num_queries(COST):
        client.get(VOICES)
    Voice.objects.bulk_create(
        Voice(process=process, kind="idea", text=f"Idee {n}", said_on=ON, origin="Idee auf der Seite")
        for n in range(50)
    )
    actions.attach_voices(
        process.recommendations.get(), voices=Voice.objects.all(), how="carries", by=cast.miriam, on=ON
    )
    with django_assert_num_queries(COST):
        page = client.get(VOICES).context["page"]
    assert (len(page), page.paginator.num_pages) == (50, 2)


def test_a_draft_is_rewritten_published_and_then_fixed(cast):
    made = cast.draft_recommendation()
    client, page = cast.client("miriam"), f"{DESK}/empfehlungen/1/"
    assert cast.client().get("/beteiligung/lollar/empfehlungen/1/").status_code == 404
    client.post(
        page, {"tun": "aendern", "neu-text": "Ein Bus bis Mitternacht", "neu-reason": "Viele wollen ihn."}
    )
    client.post(page, {"tun": "veroeffentlichen"})
    client.post(page, {"tun": "aendern", "neu-text": "Zwei Busse"})
    made.refresh_from_db()
    assert (made.text, made.state) == ("Ein Bus bis Mitternacht", "published")
    assert (
        "Ein Bus bis Mitternacht" in cast.client().get("/beteiligung/lollar/empfehlungen/1/").content.decode()
    )


def test_what_is_dropped_tells_everybody_why(cast):
    cast.recommendation()
    client, page = cast.client("miriam"), f"{DESK}/empfehlungen/1/"
    client.post(page, {"tun": "fallenlassen"})
    assert Recommendation.objects.get().state == "published"
    client.post(page, {"tun": "fallenlassen", "because": "Das Land plant es."})
    assert Recommendation.objects.get().state == "dropped"
    for public in ("/beteiligung/lollar/empfehlungen/", "/beteiligung/lollar/empfehlungen/1/"):
        assert "Das Land plant es." in cast.client().get(public).content.decode()


def test_what_rests_on_a_dropped_recommendation_says_so_wherever_it_is_named(cast):
    process = cast.process()
    voice, code = cast.voice_with_code(process)
    basis = cast.recommendation(voice)
    measure = cast.measure(basis)
    cast.version(process, recommendations=[basis])
    client, page = cast.client("miriam"), f"{DESK}/empfehlungen/1/"
    warned = client.get(page).content.decode()
    assert "Das ruht auf dieser Empfehlung:" in warned
    assert f"Maßnahme 1: {measure.title}" in warned
    assert "Absatz im Text: Maßnahmen" in warned
    client.post(page, {"tun": "fallenlassen", "because": "Das Land plant es."})
    assert Recommendation.objects.get().dropped_on == ON
    left = 'Nicht weiterverfolgt seit dem 02.11.2026. Warum: <bdi lang="de">Das Land plant es.</bdi>'
    browser = cast.client()
    pages = [
        browser.get(f"/beteiligung/lollar/{place}").content.decode()
        for place in ("massnahmen/1/", "strategie/", "empfehlungen/1/")
    ]
    receipt = browser.post("/beteiligung/lollar/meine-stimme/", {"code": code}, follow=True).content.decode()
    assert [left in one for one in (*pages, receipt)] == [True, True, True, True]
    assert "Was schon darauf ruht, geht trotzdem weiter:" in receipt
    assert "Wird eine Maßnahme" in receipt
    assert "Absatz im Text" not in receipt
