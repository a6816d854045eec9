"""What came out is read in other languages: the office and volunteers enter recommendations, measures and notes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from wir.core.refusal import Refused
from wir.participation.actions.outcomes import translate_outcome
from wir.participation.queries.outcomes import outcome_texts
from wir.strategy import actions
from wir.strategy.models import Member, Translation

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
    type(measure).objects.filter(pk=measure.pk).update(title="Anders")
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
