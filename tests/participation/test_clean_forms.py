"""Whatever text a form of Beteiligen takes in, it is made clean: nothing that turns the direction comes through."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
import time_machine
from django import forms
from django.urls import reverse

import wir.participation.forms as of_participation
from tests.cast import NOW

NO_WORDS = {"key", "digits", "again", "bleibt_leer"}


def test_every_text_that_a_form_takes_in_is_made_clean():
    found = set()
    for module in iter_modules(of_participation.__path__):
        for thing in vars(import_module(f"wir.participation.forms.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, forms.BaseForm):
                fields = getattr(thing, "base_fields", {})
                found |= {
                    (thing.__name__, name) for name, field in fields.items() if type(field) is forms.CharField
                }
    assert {one for one in found if one[1] not in NO_WORDS} == set()


@pytest.fixture
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, number):
    return reverse(f"participation:{name}", args=("lollar", number))


@pytest.mark.django_db
@pytest.mark.usefixtures("in_their_time")
def test_no_sign_that_turns_the_direction_reaches_the_reason_of_a_cancelled_meeting(cast):
    meeting = cast.meeting()
    cast.client("miriam").post(
        _at("step_meeting", meeting.pk),
        {"step": "cancel", "because": "\u202eDer Saal\u202c ist\x00 nicht frei. "},
    )
    meeting.gathering.refresh_from_db()
    assert meeting.gathering.cancelled_because == "Der Saal ist nicht frei."


@pytest.mark.django_db
@pytest.mark.usefixtures("in_their_time")
def test_a_reason_of_invisible_signs_only_is_none(cast):
    meeting = cast.meeting()
    cast.client("miriam").post(_at("step_meeting", meeting.pk), {"step": "cancel", "because": "\u202e\u200b"})
    meeting.gathering.refresh_from_db()
    assert meeting.gathering.state == "announced"


@pytest.mark.django_db
@pytest.mark.usefixtures("in_their_time")
def test_no_sign_that_turns_the_direction_reaches_the_reason_of_an_assembly_called_off(cast):
    made = cast.open_assembly()
    cast.client("miriam").post(
        _at("step_assembly", made.number),
        {"step": "cancel_assembly", "because": "\u202eDer Saal\u202c ist weg."},
    )
    made.refresh_from_db()
    assert made.cancelled_because == "Der Saal ist weg."
