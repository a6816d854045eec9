"""Sections of rows: the authority names single rows, partners and files, and the applicant reads it beside them."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.forms import RequestForm
from wir.funding.models import Application, CostItem, DocumentRequest, RequestItem
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 16)
ROW = "costs.2.2028, Begleitung, 10.000,00\u00a0€"
CALLED = "Ausgabe 2: 2028, Begleitung, 10.000,00\u00a0€"
WORDS = "Bitte teilen Sie auf."
ASKS = f"Die Behörde fragt: {WORDS}"


def text_of(response):
    return response.content.decode()


def boxes_of(form):
    return {words.name: [label for _n, label in rows.field.choices] for words, rows in form.pairs() if rows}


def test_the_boxes_of_a_section_of_rows_are_its_rows_with_what_stands_there(cast):
    found = boxes_of(RequestForm(application=cast.submitted_with_file(), due_on=DUE))
    assert found["costs"] == [
        "Ausgabe 1: 2027, Begleitung, 20.000,00\u00a0€",
        CALLED,
        "Einnahme 1: 2027, Zuschuss, 18.000,00\u00a0€",
        "Einnahme 2: 2027, Haushalt, 2.000,00\u00a0€",
        "Einnahme 3: 2028, Zuschuss, 10.000,00\u00a0€",
    ]
    assert found["attachments"] == ["Datei: plan.pdf"]
    assert [row.split(":")[0] for row in found["schedule"]] == ["Schritt 1"]
    assert "partners" not in found


def test_an_official_ticks_a_row_and_both_sides_read_which_one(cast):
    application = cast.submitted()
    with time_machine.travel(NOW, tick=False):
        url, karim = reverse("funding:ask_to_complete", args=[application.pk]), cast.client("karim")
        karim.post(url, {"costs": WORDS, "costs_fields": [ROW], "due_on": "16.11.2026"})
        told = text_of(cast.client("frieda").get(reverse("funding:answer", args=[application.pk, 1])))
        assert f"Gemeint ist: {CALLED}" in text_of(karim.get(url))
    assert f"Gemeint ist: {CALLED}" in told
    assert RequestItem.objects.get().fields == [ROW]
    facts = Entry.objects.get(act="funding.ask_to_complete").facts
    assert facts["fields"] == ["costs.costs.2"]


def test_exactly_the_named_row_carries_the_words_and_they_stand_above_the_section_too(cast):
    asked = cast.to_complete(items=(("costs", WORDS, (ROW,)),))
    page = text_of(cast.client("frieda").get(reverse("funding:costs", args=[asked.pk])))
    marked = [
        prefix for prefix in ("costs-0", "costs-1", "costs-2", "funding-1") if f'id="{prefix}-asked"' in page
    ]
    assert (marked, page.count(ASKS), page.count(f"Gemeint ist: {CALLED}")) == (["costs-1"], 2, 1)


def test_a_row_that_has_changed_is_named_above_and_no_other_row_carries_the_words(cast):
    asked = cast.to_complete(items=(("costs", WORDS, (ROW,)),))
    CostItem.objects.filter(application=asked, year=2028).update(label="Moderation")
    page = text_of(cast.client("frieda").get(reverse("funding:costs", args=[asked.pk])))
    assert (page.count(ASKS), page.count(f"Gemeint ist: {CALLED}"), "-asked" in page) == (1, 1, False)


def test_a_file_and_a_partner_that_are_meant_carry_the_words(cast):
    application = cast.with_file(cast.joint_draft())
    seen = now_of(application).digest
    actions.confirm(application.partners.get(), seen=seen, by=cast.jonas, at=NOW)
    actions.submit(application, by=cast.frieda, on=TODAY)
    known = boxes_of(RequestForm(application=application, due_on=DUE))
    assert known["partners"] == [f"Partner: {cast.neighbour.name}"]
    items = [
        actions.Item("partners", "Wer zahlt?", (f"partners.1.{cast.neighbour.name}",)),
        actions.Item("attachments", "Seite 2 fehlt.", ("attachments.1.plan.pdf",)),
    ]
    actions.ask_to_complete(application, items=items, due_on=DUE, by=cast.karim, on=TODAY)
    frieda = cast.client("frieda")
    for name, says in (("partners", "Wer zahlt?"), ("attachments", "Seite 2 fehlt.")):
        page = text_of(frieda.get(reverse(f"funding:{name}", args=[application.pk])))
        assert page.count(f"Die Behörde fragt: {says}") == 2


@pytest.mark.parametrize("name", ["costs.3.2028, Begleitung, 10.000,00\u00a0€", "costs.2.Anders", "costs.2"])
def test_a_row_that_does_not_stand_there_is_refused(cast, name):
    application = cast.submitted()
    items = [actions.Item("costs", WORDS, (name,))]
    with pytest.raises(Refused, match="diese Zeile gibt es in dem Abschnitt nicht"):
        actions.ask_to_complete(application, items=items, due_on=DUE, by=cast.karim, on=TODAY)
    assert not DocumentRequest.objects.exists()


def completed(cast, application):
    """Signed and sent again; what both sides read under "Fassungen" carries this mark so often."""
    actions.complete(cast.signed(Application.objects.get(pk=application.pk)), by=cast.frieda, on=TODAY)
    pages = [
        text_of(cast.client(who).get(reverse(name, args=[application.pk])))
        for who, name in (("frieda", "funding:versions"), ("karim", "funding:case_versions"))
    ]
    return [re.findall(r"nicht gefragt</span></span>\s*(.*?)</p>", page) for page in pages]


def test_a_row_that_changed_though_nobody_asked_carries_a_mark_between_the_versions(cast):
    asked = cast.to_complete(items=(("costs", WORDS, (ROW,)),))
    CostItem.objects.filter(application=asked, year=2028).update(label="Moderation")
    CostItem.objects.filter(application=asked, year=2027).update(label="Begleitung vor Ort")
    assert completed(cast, asked) == [["Ausgabe 1: 2027, Begleitung, 20.000,00\u00a0€"]] * 2


def test_the_row_that_was_meant_may_become_two_without_a_mark_and_another_new_one_gets_it(cast):
    asked = cast.to_complete(items=(("costs", WORDS, (ROW,)),))
    CostItem.objects.filter(application=asked, year=2028).update(label="Moderation", cents=900_000)
    CostItem.objects.create(application=asked, year=2028, label="Protokoll", cents=100_000)
    assert completed(cast, asked) == [[], []]


def test_a_section_that_was_asked_for_as_a_whole_has_no_mark_and_a_field_beside_the_named_one_has(cast):
    whole = cast.to_complete(items=(("costs", WORDS),))
    CostItem.objects.filter(application=whole, year=2027).update(label="Begleitung vor Ort")
    assert completed(cast, whole) == [[], []]
    named = cast.to_complete(items=(("project", WORDS, ("purpose",)),))
    Application.objects.filter(pk=named.pk).update(purpose="Mehr.", groups="Auch Ältere.")
    assert [len(marks) for marks in completed(cast, named)] == [1, 1]


def test_whoever_completes_reads_that_other_changes_of_the_section_are_marked(cast):
    asked = cast.to_complete(items=(("costs", WORDS, (ROW,)),))
    page = text_of(cast.client("frieda").get(reverse("funding:answer", args=[asked.pk, 1])))
    assert "steht das in den Fassungen mit dem Vermerk „nicht gefragt“" in page
