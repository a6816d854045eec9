"""Figures from the register, offers and gaps, departments, barriers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wir.strategy.barriers import BARRIERS
from wir.strategy.models import BarrierCheck, BaselineItem
from wir.ui.fields import NearDayField, TextField


class PopulationForm(forms.Form):
    """The filled-in template, and where the figures come from."""

    table = forms.FileField(label=gettext_lazy("Ausgefüllte Vorlage"), help_text=gettext_lazy("Eine CSV-Datei. Nur Zahlen, keine Namen."))  # fmt: skip
    source = TextField(label=gettext_lazy("Woher stammen die Zahlen?"), max_length=200, initial=gettext_lazy("Melderegister der Stadt"))  # fmt: skip


class ItemForm(forms.ModelForm):
    """Something there is, or is missing."""

    name = TextField(label=gettext_lazy("Was?"), max_length=160)
    provider = TextField(label=gettext_lazy("Wer bietet es an?"), max_length=160, required=False)
    audience = TextField(label=gettext_lazy("Für wen?"), max_length=160, required=False)
    note = TextField(label=gettext_lazy("Anmerkung"), max_length=400, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Gibt es das schon?"), choices=BaselineItem.Kind.choices, widget=forms.RadioSelect)  # fmt: skip

    class Meta:
        model = BaselineItem
        fields = ("kind", "name", "provider", "audience", "note")


class DepartmentForm(forms.Form):
    """A department that takes part."""

    name = TextField(label=gettext_lazy("Fachbereich oder Amt"), max_length=120)
    contact = TextField(label=gettext_lazy("Wer ist dort zuständig?"), max_length=120, required=False)


class TaskForm(forms.Form):
    """What a department takes on."""

    label = TextField(label=gettext_lazy("Was ist zu tun?"), max_length=200)
    due_on = NearDayField(label=gettext_lazy("Bis wann?"), required=False)


class BarriersForm(forms.Form):
    """Every barrier with three answers before and three after, and a note."""

    def __init__(self, *args: Any, known: Iterable[BarrierCheck] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        rows = {check.barrier: check for check in known}
        answers = [("", gettext_lazy("noch nicht angesehen")), *BarrierCheck.Answer.choices]
        for code in BARRIERS:
            row = rows.get(code)
            for when, label in (("before", gettext_lazy("Vorher")), ("after", gettext_lazy("Nachher"))):
                self.fields[f"{code}_{when}"] = forms.ChoiceField(
                    label=label, choices=answers, required=False, initial=getattr(row, when, "")
                )
            self.fields[f"{code}_note"] = TextField(
                label=gettext_lazy("Was haben Sie geändert?"), max_length=400, required=False,
                initial=getattr(row, "note", ""),
            )  # fmt: skip

    def rows(self) -> list[tuple[str, str, list[Any]]]:
        """Barrier by barrier, for the page."""
        return [
            (code, words, [self[f"{code}_{part}"] for part in ("before", "after", "note")])
            for code, words in BARRIERS.items()
        ]

    def answers(self) -> dict[str, dict[str, str]]:
        """What was said, barrier by barrier."""
        given = self.cleaned_data
        return {
            code: {part: given[f"{code}_{part}"] for part in ("before", "after", "note")} for code in BARRIERS
        }
