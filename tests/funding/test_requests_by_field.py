"""The authority names fields, the applicant sees these marked and answers in words too; both stay as they were said."""

import json
from datetime import date

import pytest
import time_machine
from django.db import Error, transaction
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.dossier.asking import pieces
from wir.funding.forms import RequestForm
from wir.funding.models import Application, DocumentRequest, RequestItem

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 16)
WORDS = "In welchen Ortsteilen?"
SAYS = f"<b>Die Behörde fragt: {WORDS}</b>"


@pytest.fixture
def asked(cast):
    return cast.to_complete(items=(("project", WORDS, ("groups", "ends_on")),))


def text_of(response):
    return response.content.decode()


def test_the_boxes_are_the_fields_that_each_section_declares_as_its_page_calls_them(cast):
    form = RequestForm(application=cast.submitted(), due_on=DUE)
    boxes = {
        words.name: [label for _n, label in fields.field.choices] for words, fields in form.pairs() if fields
    }
    assert list(boxes) == ["applicant", "involvement", "project", "schedule", "costs", "declarations"]
    assert boxes["applicant"] == ["Ansprechperson", "Telefon"]
    assert boxes["project"][2:4] == [
        "Wie erreichen Sie Menschen, die sonst nicht kommen?",
        "Wie machen Menschen mit?",
    ]


def test_an_official_ticks_fields_and_they_stand_with_the_request(cast):
    application = cast.submitted()
    with time_machine.travel(NOW, tick=False):
        url, client = reverse("funding:ask_to_complete", args=[application.pk]), cast.client("karim")
        sent = {"project": WORDS, "project_fields": ["groups", "ends_on"], "due_on": "16.11.2026"}
        client.post(url, sent)
        page = text_of(client.get(url))
    item = RequestItem.objects.get()
    assert (item.section, item.text, item.fields) == ("project", WORDS, ["groups", "ends_on"])
    assert "Gemeint ist: Wie erreichen Sie Menschen, die sonst nicht kommen? · Letzter Tag" in page


def test_a_box_without_a_word_asks_for_the_word_and_sends_nothing(cast):
    application = cast.submitted()
    with time_machine.travel(NOW, tick=False):
        url = reverse("funding:ask_to_complete", args=[application.pk])
        page = text_of(cast.client("karim").post(url, {"project_fields": ["groups"], "due_on": "16.11.2026"}))
    assert "Bitte schreiben Sie, was bei dem Angekreuzten fehlt." in page
    assert not DocumentRequest.objects.exists()


@pytest.mark.parametrize("item", [("project", WORDS, ("contact_name",)), ("costs", WORDS, ("label",))])
def test_a_field_that_the_section_does_not_declare_is_refused(cast, item):
    application = cast.submitted()
    with pytest.raises(Refused, match="Dieses Feld oder diese Zeile gibt es"):
        actions.ask_to_complete(application, items=[actions.Item(*item)], due_on=DUE, by=cast.karim, on=TODAY)
    assert not DocumentRequest.objects.exists()


def test_exactly_the_named_fields_carry_the_words_of_the_authority(cast, asked):
    page = text_of(cast.client("frieda").get(reverse("funding:project", args=[asked.pk])))
    marked = [name for name in ("title", "purpose", "groups", "ends_on", "starts_on")
              if f'id="id_{name}_helptext">{SAYS}' in page]  # fmt: skip
    assert marked == ["groups", "ends_on"]
    assert page.count(WORDS) == 2


def test_of_a_section_that_was_named_as_a_whole_the_words_stand_above_it(cast):
    asked = cast.to_complete(items=(("project", "Mehr <b>Orte</b>?"),))
    page = text_of(cast.client("frieda").get(reverse("funding:project", args=[asked.pk])))
    assert page.count("Die Behörde fragt: Mehr &lt;b&gt;Orte&lt;/b&gt;?") == 1


def test_a_body_that_is_asked_about_is_marked_too(cast):
    asked = cast.to_complete(items=(("involvement", WORDS, ("diversity_centre",)),))
    page = text_of(cast.client("frieda").get(reverse("funding:involvement", args=[asked.pk])))
    assert page.count(SAYS) == 1
    assert f'id="id_diversity_centre-how_helptext">{SAYS}' in page


def test_the_answer_is_sent_with_the_version_and_both_sides_read_it(cast, asked):
    frieda, url = cast.client("frieda"), reverse("funding:answer", args=[asked.pk, 1])
    with time_machine.travel(NOW, tick=False):
        assert "Gemeint ist: Wie erreichen" in text_of(frieda.get(url))
        frieda.post(url, {"answer": "Das steht im Konzept, Seite 3."})
    assert DocumentRequest.objects.get().answer == "Das steht im Konzept, Seite 3."
    assert "Das steht im Konzept, Seite 3." in text_of(frieda.get(url))
    case = text_of(cast.client("karim").get(reverse("funding:case", args=[asked.pk])))
    assert "<b>Antwort:</b> Das steht im Konzept, Seite 3." in case
    (told,) = json.loads(next(pieces(asked)).content)
    assert (told["answer"], told["items"][0]["fields"]) == (
        "Das steht im Konzept, Seite 3.",
        ["groups", "ends_on"],
    )


def test_a_refused_answer_keeps_its_words_on_the_page(cast, asked):
    Application.objects.filter(pk=asked.pk).update(purpose="Anders, und noch nicht unterschrieben.")
    url = reverse("funding:answer", args=[asked.pk, 1])
    with time_machine.travel(NOW, tick=False):
        page = text_of(cast.client("frieda").post(url, {"answer": "Das steht im Konzept."}))
    assert ("Das steht im Konzept.</textarea>" in page, "Bea Brandt: Die Unterschrift" in page) == (
        True,
        True,
    )
    assert DocumentRequest.objects.get().closed_on is None


@pytest.mark.parametrize("change", [{"answer": "Vorab."}, {"answer": "Später."}])
def test_the_database_takes_an_answer_only_with_the_end_of_the_request(cast, asked, change):
    if change["answer"] == "Später.":
        actions.complete(asked, by=cast.frieda, on=TODAY, answer="Gleich.")
    with pytest.raises(Error, match="was asked for stays"), transaction.atomic():
        DocumentRequest.objects.update(**change)
