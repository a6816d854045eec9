"""A process opened by hand, what it is called, and how it ends."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.accounts.models import Organisation
from wir.core.text import sort_key, town_key
from wir.strategy import starter
from wir.strategy.models import Process
from wir.ui.fields import LongTextField, NearDayField, TextField

MUNICIPALITY = Organisation.Kind.MUNICIPALITY


class OtherTown(TextField):
    """The name of a municipality; gives the organisation, or says what it could have been."""

    def clean(self, value: str | None) -> Organisation | None:
        name = super().clean(value)
        if not name:
            return None
        known = Organisation.objects.filter(kind=MUNICIPALITY)
        exact = list(known.filter(find_key=town_key(name))[:9])
        if len(exact) == 1:
            return exact[0]
        alike = exact or known.filter(sort_key__contains=sort_key(name).split("\x1f")[0])[:9]
        names = ", ".join(f"{one.name} ({one.ags})" if exact else one.name for one in alike)
        if names:
            raise forms.ValidationError(_("Welche Gemeinde meinen Sie? %(names)s") % {"names": names})
        raise forms.ValidationError(
            _(
                "Eine Gemeinde „%(name)s“ kennen wir nicht. Schreiben Sie den Namen so, wie er unter „Orte“ steht."
            )
            % {"name": name}
        )


class OpenForm(forms.Form):
    """Whose process it is, from when, how long. Everything else has a good answer already."""

    town = forms.ModelChoiceField(
        label=gettext_lazy("Welche Gemeinde führt den Prozess?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
    )
    second = OtherTown(
        label=gettext_lazy("Zweite Gemeinde"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Nur, wenn Sie gemeinsam arbeiten. Sie muss noch zusagen."),
    )
    third = OtherTown(label=gettext_lazy("Dritte Gemeinde"), required=False, max_length=80)
    name = TextField(
        label=gettext_lazy("Wie heißt der Prozess?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Leer heißt: „ORT redet mit“."),
    )
    question = TextField(label=gettext_lazy("Leitfrage"), max_length=200, initial=starter.QUESTION)
    starts_on = NearDayField(label=gettext_lazy("Beginn"))
    months = forms.IntegerField(label=gettext_lazy("Wie viele Monate?"), min_value=3, max_value=48, initial=starter.MONTHS, help_text=gettext_lazy("18 sind üblich. Mehr Zeit können Sie später nehmen."))  # fmt: skip

    def __init__(self, *args: Any, towns: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = Organisation.objects.filter(pk__in=towns, kind=MUNICIPALITY)
        self.fields["town"].queryset = choices
        if len(choices) == 1:
            self.fields["town"].initial = choices[0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = [cleaned[name] for name in ("town", "second", "third") if cleaned.get(name)]
        if len(set(named)) < len(named):
            self.add_error("third" if cleaned.get("third") else "second", _("Diese Gemeinde steht schon da."))
        self.towns = named
        return cleaned


class DescribeForm(forms.ModelForm):
    """What everybody reads about the process."""

    name = TextField(label=gettext_lazy("Name"), max_length=120)
    question = TextField(label=gettext_lazy("Leitfrage"), max_length=200)
    about = LongTextField(label=gettext_lazy("Worum geht es?"), max_length=2000, required=False, help_text=gettext_lazy("Drei, vier Sätze: Was entsteht? Wer macht mit? Was geschieht am Ende?"))  # fmt: skip
    contact_name = TextField(label=gettext_lazy("Ansprechperson"), max_length=120, required=False, help_text=gettext_lazy("Sie steht mit Namen auf der öffentlichen Seite. Fragen Sie sie vorher."))  # fmt: skip
    contact_phone = TextField(label=gettext_lazy("Telefon"), max_length=40, required=False)
    contact_email = forms.EmailField(label=gettext_lazy("E-Mail-Adresse"), max_length=254, required=False)

    class Meta:
        model = Process
        fields = ("name", "question", "about", "contact_name", "contact_phone", "contact_email")


class LeaveForm(forms.Form):
    """Why a partner takes part no more."""

    because = TextField(
        label=gettext_lazy("Warum macht Ihre Gemeinde nicht mehr mit?"),
        max_length=400,
        help_text=gettext_lazy("Alle lesen diesen Satz."),
    )


class EndForm(forms.Form):
    """Why it ends without a decision."""

    reason = LongTextField(label=gettext_lazy("Warum endet der Prozess ohne Beschluss?"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}), help_text=gettext_lazy("Alle lesen es auf der Seite des Prozesses."))  # fmt: skip
