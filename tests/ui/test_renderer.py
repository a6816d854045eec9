"""Every form looks like KERN and says first what to do."""

import re

from django import forms
from django.template import Context, Template

from wir.ui.examples import WRONG, Sample


class Small(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie im Ausweis")
    place = forms.CharField(label="Ort", required=False)
    kind = forms.ChoiceField(label="Art", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    agreed = forms.BooleanField(label="Einverstanden")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def ids(html):
    return re.findall(r'\sid="([^"]+)"', html)


def test_every_field_of_kern_has_its_class():
    form = Small()
    classes = {field.name: field.build_widget_attrs({}).get("class") for field in form}
    assert classes == {
        "name": "kern-form-input__input",
        "place": "kern-form-input__input",
        "kind": "kern-form-check__radio",
        "agreed": "kern-form-check__checkbox",
        "hidden": None,
    }


def test_only_what_may_stay_empty_is_marked():
    assert [field.name for field in Small() if field.optional] == ["place", "hidden"]
    assert str(Small()).count("(freiwillig)") == 1


def test_a_filter_marks_nothing():
    class Filter(Small):
        mark_optional = False

    assert str(Filter()).count("(freiwillig)") == 0


def test_an_empty_field_says_what_to_do_with_it():
    assert [field.complaints for field in Small({})] == [
        ["Bitte ausfüllen: Name"],
        [],
        ["Bitte auswählen: Art"],
        ["Bitte bestätigen: Einverstanden"],
        [],
    ]


def test_an_own_message_stays_as_it_is():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Wie heißen Sie?"})

    assert Own({})["name"].complaints == ["Wie heißen Sie?"]


def test_hint_and_error_are_named_by_the_field():
    html = str(Small({}))
    assert 'aria-invalid="true"' in html
    for reference in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(reference.split()) <= set(ids(html))
    assert re.findall(r'aria-describedby="([^"]+)"', html)[0] == "id_name_helptext id_name_error"


def test_every_link_of_the_summary_leads_to_a_field():
    html = str(Sample(WRONG))
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) == 8
    assert set(links) <= set(ids(html))


def test_no_id_stands_twice():
    html = str(Sample(WRONG))
    assert sorted(ids(html)) == sorted(set(ids(html)))


def test_the_summary_stands_once_and_counts_in_words():
    page = Template("{% load ui %}{% error_summary form %}|{{ form }}").render(Context({"form": Small({})}))
    assert page.count("Bitte prüfen Sie drei Angaben") == 1
    assert page.index("Bitte prüfen Sie drei Angaben") < page.index("|")


def test_an_error_of_the_whole_form_is_not_counted_as_a_field():
    class Whole(forms.Form):
        def clean(self):
            raise forms.ValidationError("E-Mail oder Passwort stimmt nicht.")

    html = str(Whole({}))
    assert "Das hat noch nicht geklappt" in html
    assert html.count("E-Mail oder Passwort stimmt nicht.") == 1


def test_what_people_typed_is_shown_as_text():
    html = str(Small({"name": "<script>alert(1)</script>"}))
    assert "&lt;script&gt;" in html
    assert "<script" not in html
