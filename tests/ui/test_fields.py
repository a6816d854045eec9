"""What people type becomes cents, days and clean text, or a sentence that says what to do."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django import forms

from wir.ui.fields import DayField, IbanField, LongTextField, MoneyField, NearDayField, TextField
from wir.ui.widgets import ChoiceCards, DayInput, IbanInput, MoneyInput


def complaints(field, typed):
    class Form(forms.Form):
        value = field

    return Form({"value": typed}).errors.get("value", [])


@pytest.mark.parametrize("typed", ["28500", "28.500", "28.500,00", "28500.00"])
def test_an_amount_may_be_typed_in_four_ways(typed):
    assert MoneyField().clean(typed) == 28_500_00


def test_an_amount_that_is_no_number_is_answered_with_an_example():
    with pytest.raises(forms.ValidationError) as caught:
        MoneyField().clean("zwölf")
    assert caught.value.messages == ["Schreiben Sie den Betrag so: 28.500,00"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("99,99", ["Tragen Sie mindestens 100,00\u00a0€ ein."]),
        ("100,00", []),
        ("200,00", []),
        ("200,01", ["Tragen Sie höchstens 200,00\u00a0€ ein."]),
    ],
)
def test_both_bounds_of_an_amount_are_allowed_themselves(typed, answer):
    assert complaints(MoneyField(least=100_00, most=200_00), typed) == answer


def test_an_empty_voluntary_amount_is_not_known_rather_than_zero():
    assert MoneyField(required=False).clean("") is None
    assert MoneyField().clean("0") == 0


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("24.09.2026", ["Wählen Sie einen Tag ab dem 25.09.2026."]),
        ("25.09.2026", []),
        ("2026-09-30", []),
        ("01.10.2026", ["Wählen Sie einen Tag bis zum 30.09.2026."]),
    ],
)
def test_both_bounds_of_a_day_are_allowed_themselves(typed, answer):
    assert complaints(DayField(earliest=date(2026, 9, 25), latest=date(2026, 9, 30)), typed) == answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("01.01.0001", ["Wählen Sie einen Tag ab dem 02.11.2016."]),
        ("01.11.2016", ["Wählen Sie einen Tag ab dem 02.11.2016."]),
        ("02.11.2016", []),
        ("02.11.2036", []),
        ("03.11.2036", ["Wählen Sie einen Tag bis zum 02.11.2036."]),
        ("31.12.9999", ["Wählen Sie einen Tag bis zum 02.11.2036."]),
    ],
)
def test_a_day_of_a_plan_is_at_most_ten_years_away(typed, answer):
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False):
        assert complaints(NearDayField(), typed) == answer


def test_a_view_may_bind_a_day_of_a_plan_more_narrowly():
    with time_machine.travel(datetime(2026, 11, 2, 9, tzinfo=UTC), tick=False):
        field = NearDayField(latest=date(2026, 11, 2))
        assert complaints(field, "02.11.2026") == []
        assert complaints(field, "03.11.2026") == ["Wählen Sie einen Tag bis zum 02.11.2026."]


def test_a_day_that_is_none_is_refused():
    with pytest.raises(forms.ValidationError) as caught:
        DayField().clean("31.02.2026")
    assert caught.value.code == "invalid"


def test_pasted_text_loses_what_nobody_can_see():
    assert TextField().clean(" Gru\u0308n\u202e \x07") == "Grün"
    assert LongTextField().clean("eins\r\nzwei") == "eins\nzwei"
    assert TextField(required=False).clean("") == ""


@pytest.mark.parametrize(
    ("value", "shown"), [(28_500_00, "28.500,00"), ("28500", "28.500,00"), ("zwölf", "zwölf"), (None, None)]
)
def test_an_amount_is_shown_back_in_one_form_and_a_mistake_as_it_was_typed(value, shown):
    assert MoneyInput().format_value(value) == shown


def test_a_day_is_shown_as_germans_write_it():
    assert DayInput().format_value(date(2026, 9, 25)) == "25.09.2026"
    assert DayInput().format_value("morgen") == "morgen"


def test_a_card_names_the_consequence_of_its_choice():
    cards = ChoiceCards(
        says={"yes": "Geht heute hinaus."}, choices=[("yes", "Freigeben"), ("no", "Zurückgeben")]
    )
    assert [(option["label"], option["says"]) for option in cards.options("next", "yes")] == [
        ("Freigeben", "Geht heute hinaus."),
        ("Zurückgeben", ""),
    ]


@pytest.mark.parametrize(
    "typed", ["DE89370400440532013000", "de89 3704 0044 0532 0130 00", " DE89-3704.0044 0532 0130 00 "]
)
def test_an_account_may_be_typed_as_it_stands_on_the_statement(typed):
    assert IbanField().clean(typed) == "DE89370400440532013000"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("GR16 0110 1250 0000 0001 2300 695", []),
        ("532013000", ["Eine IBAN beginnt mit zwei Buchstaben und zwei Ziffern, zum Beispiel DE89."]),
        ("DE89 3704 0044 0532 0130 0", ["Eine deutsche IBAN hat 22 Zeichen. Ihre hat 21."]),
        ("DE89 3704 0044 0532 0130 000", ["Eine deutsche IBAN hat 22 Zeichen. Ihre hat 23."]),
        (
            "DE89 3704 0044 0532 0130 01",
            ["Die Prüfziffer passt nicht. Bitte vergleichen Sie jede Ziffer mit Ihrem Kontoauszug."],
        ),
        (
            "ZZ89 3704 0044 0532 0130 00",
            ["Die Prüfziffer passt nicht. Bitte vergleichen Sie jede Ziffer mit Ihrem Kontoauszug."],
        ),
        ("ZZ65 3704", ["„ZZ“ ist kein Land mit IBAN. Deutsche beginnen mit DE."]),
    ],
)
def test_a_wrong_account_is_told_what_is_wrong_with_it(typed, answer):
    assert complaints(IbanField(), typed) == answer


def test_an_empty_voluntary_account_is_the_empty_text():
    assert IbanField(required=False).clean("  ") == ""


def test_an_account_is_shown_in_groups_of_four_and_nonsense_as_it_was_typed():
    assert IbanInput().format_value("DE89370400440532013000") == "DE89 3704 0044 0532 0130 00"
    assert IbanInput().format_value("mein Konto") == "mein Konto"
