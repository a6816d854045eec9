"""What came out is read in other languages: the office and volunteers enter recommendations, measures and notes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from wir.core.refusal import Refused
from wir.participation.actions.outcomes import translate_outcome
from wir.participation.queries.outcomes import outcome_texts
from wir.strategy import actions
from wir.strategy.models import Member, Paragraph, Translation

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
HERE = "/beteiligung/lollar/arbeit/uebersetzen/"
ARABIC = "حافلة في المساء"


@pytest.fixture(autouse=True)
def in_german():
    with override("de"):
        yield


@pytest.mark.parametrize("who", ["frieda", "miriam", "ole"], ids=["office", "facilitator", "volunteer"])
def test_a_recommendation_is_entered_in_arabic_and_read_in_arabic(cast, client, who):
    found = cast.recommendation()
    actions.add_member(found.process, user=cast.ole, role=Member.Role.TRANSLATOR, by=cast.frieda)
    page = cast.client(who).get(HERE, {"sprache": "ar"})
    assert page.context["text"].source == found.text
    given = {"sprache": "ar", "text": page.context["text"].code, "words": ARABIC, "name": "Samir"}
    assert cast.client(who).post(HERE, given)["Location"].endswith("?sprache=ar")
    shown = client.get("/ar/beteiligung/lollar/empfehlungen/1/").content.decode()
    assert f'<bdi lang="ar">{ARABIC}</bdi>' in shown
    assert Translation.objects.get().checked_by == "Samir"


def test_measures_and_their_notes_stand_on_the_same_page_and_drafts_do_not(cast):
    measure = cast.owned_measure()
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.theo, on=ON)
    voice = cast.voice(measure.process)
    actions.recommend(measure.process, text="Noch ein Entwurf", voices=[voice], by=cast.miriam, on=ON)
    listed = [text.source for text in outcome_texts(measure.process)]
    assert (measure.title in listed, "Der Vertrag ist da." in listed, "Noch ein Entwurf" in listed) == (
        True,
        True,
        False,
    )


def test_a_text_that_has_changed_or_that_is_not_there_takes_no_translation(cast):
    measure = cast.owned_measure()
    process = measure.process
    [text] = [text for text in outcome_texts(process) if text.source == measure.title]
    actions.change_measure(
        measure, recommendations=list(measure.recommendations.all()), by=cast.frieda, title="Anders",
        put_right=actions.PutRight(because="Anders beschlossen", on=ON),
    )  # fmt: skip
    given = {"language": "ar", "words": ARABIC, "name": "Samir", "on": ON}
    with pytest.raises(Refused, match="inzwischen geändert"):
        translate_outcome(process, text, by=cast.miriam, **given)
    with pytest.raises(PermissionDenied):
        translate_outcome(process, text, by=cast.jonas, **given)
    assert Translation.objects.count() == 0
    missing = {"sprache": "ar", "text": "strategy.measure:99999:title", "words": ARABIC, "name": "Samir"}
    assert cast.client("miriam").post(HERE, missing).status_code == 404
    assert cast.client("miriam").get(HERE, {"sprache": "xx"}).status_code == 404


def test_a_translation_names_who_stands_for_it(cast):
    found = cast.recommendation()
    code = next(text.code for text in outcome_texts(found.process))
    page = cast.client("miriam").post(HERE, {"sprache": "ar", "text": code, "words": ARABIC, "name": ""})
    assert (list(page.context["form"].errors), Translation.objects.count()) == (["name"], 0)


def _text_in(cast, process, part):
    return next(text for text in outcome_texts(process) if part in text.source)


def test_a_paragraph_is_entered_in_arabic_and_read_on_the_text_the_comment_and_the_way(cast, client):
    version = cast.version()
    [section] = [one for one in version.content if one["paragraphs"]]
    [paragraph] = section["paragraphs"]
    text = _text_in(cast, version.process, paragraph["text"])
    given = {"sprache": "ar", "text": text.code, "words": ARABIC, "name": "Samir"}
    assert cast.client("miriam").post(HERE, given).status_code == 302
    page = client.get("/ar/beteiligung/lollar/strategie/").content.decode()
    assert (ARABIC in page, paragraph["text"] in page, section["heading"] in page) == (True, False, True)
    said = client.get(f"/ar/beteiligung/lollar/strategie/absatz/{paragraph['key']}/")
    assert ARABIC in said.content.decode()
    german = client.get("/beteiligung/lollar/strategie/").content.decode()
    assert (ARABIC in german, paragraph["text"] in german) == (False, True)


def test_other_words_have_no_translation_yet(cast, client):
    version = cast.version()
    [paragraph] = [one for section in version.content for one in section["paragraphs"]]
    text = _text_in(cast, version.process, paragraph["text"])
    words = {"language": "ar", "words": ARABIC, "name": "Samir", "by": cast.miriam, "on": ON}
    translate_outcome(version.process, text, **words)
    Paragraph.objects.update(text="Abends fahren zwei Busse.")
    actions.publish_version(version.process, reason="Neu", by=cast.miriam, on=ON, comments_until=version.comments_until)  # fmt: skip
    page = client.get("/ar/beteiligung/lollar/strategie/").content.decode()
    assert (ARABIC in page, "Abends fahren zwei Busse." in page) == (False, True)
    old = client.get("/ar/beteiligung/lollar/strategie/?fassung=1").content.decode()
    assert ARABIC in old


def test_what_a_body_said_and_what_a_council_changed_is_read_in_arabic(cast, client):
    process = cast.process()
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    version = cast.version(process)
    body = actions.plan_station(process, town=cast.town, kind="foreigners_council", by=cast.frieda)
    actions.hear(body, opinion="Das hilft allen.", held_on=ON, by=cast.frieda, on=ON)
    station = cast.station(process)
    decided = actions.Decided(
        held_on=ON, outcome="adopted_with_changes", version=version, version_because="Es eilte."
    )
    changes = {measure: ("changed", "Erst ab 2028.")}
    actions.decide(station, decided, measures=changes, by=cast.frieda, on=ON)
    for source, words in (("Das hilft allen.", "هذا يفيد الجميع"), ("Erst ab 2028.", "ابتداءً من 2028")):
        text = _text_in(cast, process, source)
        translate_outcome(process, text, language="ar", words=words, name="Samir", by=cast.miriam, on=ON)
        page = client.get("/ar/beteiligung/lollar/beschluss/").content.decode()
        assert (words in page, source in page) == (True, False)
    assert "Das hilft allen." in client.get("/beteiligung/lollar/beschluss/").content.decode()


def test_a_measure_that_says_something_else_now_is_translated_anew(cast):
    measure = cast.owned_measure()
    text = _text_in(cast, measure.process, measure.title)
    words = {"language": "ar", "words": ARABIC, "name": "Samir", "by": cast.miriam, "on": ON}
    translate_outcome(measure.process, text, **words)
    basis = list(measure.recommendations.all())
    actions.change_measure(measure, recommendations=basis, title=measure.title, by=cast.miriam)
    assert Translation.objects.count() == 1
    actions.change_measure(
        measure, recommendations=basis, title="Anders", by=cast.miriam,
        put_right=actions.PutRight(because="So steht es im Beschluss.", on=ON),
    )  # fmt: skip
    assert Translation.objects.count() == 0
