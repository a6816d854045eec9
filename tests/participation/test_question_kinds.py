"""The contract of question kinds, over every file in the folder."""

from pathlib import Path

import pytest

from wir.participation import questions
from wir.participation.forms.answering import AnswerForm
from wir.participation.models import Question
from wir.participation.queries.questionnaires import Item
from wir.participation.questions import Asked, Choice, kind, kinds

CHOICES = tuple(Choice(f"a{n}", f"Antwort {n}") for n in (1, 2, 3))
ROWS = (Choice("z1", "Am Tag"), Choice("z2", "Nachts"))
ENDS = (Choice("e1", "gar nicht"), Choice("e2", "sehr"))
# kind: (settings, what somebody fills in, the answer, its words, its cells in the export)
EXAMPLES = {
    "short_text": ({}, {"f1": " Bus "}, {"text": "Bus", "language": "de"}, ["Bus"], ["Bus"]),
    "long_text": ({}, {"f1": "Ein\nBus"}, {"text": "Ein\nBus", "language": "de"}, ["Ein\nBus"], ["Ein\nBus"]),
    "single": (
        {"other": True}, {"f1": "other", "f1__other": "Garten"}, {"chosen": ["other"], "other": "Garten"},
        ["Etwas anderes", "Garten"], ["0", "0", "0", "1"],
    ),
    "multiple": (
        {"other": True}, {"f1": ["a1", "a3"], "f1__other": "Garten"}, {"chosen": ["a1", "a3", "other"], "other": "Garten"},
        ["Antwort 1", "Antwort 3", "Etwas anderes", "Garten"], ["1", "0", "1", "1"],
    ),
    "scale": ({"steps": 5}, {"f1": "5"}, {"step": 5}, ["5 von 5 (1 – gar nicht, 5 – sehr)"], ["5"]),
    "ranking": ({}, {"f1": "a3 a1 a3 x"}, {"order": ["a3", "a1"]}, ["1. Antwort 3", "2. Antwort 1"], ["2", "", "1"]),
    "matrix": ({}, {"f1__z2": "a1"}, {"rows": {"z2": "a1"}}, ["Nachts: Antwort 1"], ["", "Antwort 1"]),
    "number": ({"classes": [0, 18]}, {"f1": "12"}, {"number": 12}, ["12"], ["12"]),
    "day": ({}, {"f1": "2.11.2026"}, {"day": "2026-11-02"}, ["02.11.2026"], ["2026-11-02"]),
}  # fmt: skip


def _asked(name):
    return Asked(
        code="f1",
        kind=name,
        text="Eine Frage?",
        choices=CHOICES,
        rows=ROWS,
        ends=ENDS,
        settings=EXAMPLES[name][0],
    )


def _form(name, data=None, answers=None):
    item = Item(Question(code="f1", kind=name, place=1), _asked(name), kind(name))
    return AnswerForm([(1, item)], answers or {}, data)


def test_the_folder_is_the_list():
    files = {path.stem for path in Path(questions.__file__).parent.glob("*.py")} - {"__init__", "kind"}
    assert set(kinds()) == files == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_filled_in_becomes_the_answer_its_words_and_its_row(name):
    _settings, data, value, words, cells = EXAMPLES[name]
    form = _form(name, data)
    assert form.is_valid(), form.errors
    assert form.values() == {"f1": value}
    assert kind(name).words(_asked(name), value) == words
    assert kind(name).cells(_asked(name), value) == cells
    assert len(kind(name).columns(_asked(name))) == len(cells)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_answer_that_is_shown_and_saved_again_stays_the_same(name):
    value = EXAMPLES[name][2]
    shown = _form(name, answers={"f1": value})
    again = {field: shown.get_initial_for_field(shown.fields[field], field) for field in shown.fields}
    typed = {
        key: (value.strftime("%d.%m.%Y") if hasattr(value, "strftime") else value)
        for key, value in again.items()
        if value is not None
    }
    form = _form(name, typed)
    assert form.is_valid(), form.errors
    assert form.values() == {"f1": value}


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_filled_in_is_no_answer(name):
    form = _form(name, {})
    assert form.is_valid()
    assert form.values() == {"f1": None}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_answer_is_counted_in_the_tables_that_the_kind_declares(name):
    one, value = kind(name), EXAMPLES[name][2]
    tables = one.tables(_asked(name))
    tally = one.tally(_asked(name), [value, value])
    assert set(tally) == {table.code for table in tables}
    assert {table.code: set(tally[table.code]) for table in tables} == {
        table.code: {cell.code for cell in table.cells} for table in tables
    }
    if tables:
        assert max(count for cells in tally.values() for count in cells.values()) == 2


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_is_shown_in_a_form_and_can_be_printed(name, rf):
    from django.template.loader import render_to_string

    html = render_to_string("participation/_questions.html", {"form": _form(name)})
    assert "Eine Frage?" in html
    assert kind(name).paper(_asked(name))["shape"] in {
        "circles",
        "boxes",
        "lines",
        "short",
        "places",
        "matrix",
    }


def test_buttons_put_things_into_an_order():
    ranking, asked = kind("ranking"), _asked("ranking")
    value = None
    for verb, code in (
        ("add", "a2"),
        ("add", "a1"),
        ("add", "a3"),
        ("up", "a3"),
        ("drop", "a2"),
        ("down", "a3"),
    ):
        value = ranking.press(asked, value, verb, code)
    assert value == {"order": ["a1", "a3"]}
    assert ranking.press(asked, value, "add", "unknown") == value


@pytest.mark.parametrize(
    ("typed", "valid"), [("-1", False), ("0", True), ("1000000", True), ("1000001", False), ("zwölf", False)]
)
def test_a_number_has_bounds(typed, valid):
    assert _form("number", {"f1": typed}).is_valid() is valid


@pytest.mark.parametrize(("number", "cell"), [(17, "0"), (18, "18"), (900, "18")])
def test_a_number_is_counted_in_its_class(number, cell):
    tally = kind("number").tally(_asked("number"), [{"number": number}])
    assert tally["classes"][cell] == 1


def test_without_classes_nothing_of_a_number_is_published():
    asked = Asked(code="f1", kind="number", text="?")
    assert (kind("number").tables(asked), kind("number").tally(asked, [{"number": 3}])) == ([], {})
