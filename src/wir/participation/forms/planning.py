"""Phases, dates, more time."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.strategy.models import Deadline, Phase, Process
from wir.ui.fields import LongTextField, NearDayField, TextField


class DeadlineForm(forms.ModelForm):
    """A date: what is to be done, when, and whether everybody reads it."""

    label = TextField(label=gettext_lazy("Was ist zu tun?"), max_length=160)
    due_on = NearDayField(label=gettext_lazy("Wann?"))
    public = forms.BooleanField(label=gettext_lazy("Auch öffentlich zeigen"), required=False, help_text=gettext_lazy("Dann steht der Tag auf der Seite des Prozesses und im Kalender für alle."))  # fmt: skip

    class Meta:
        model = Deadline
        fields = ("label", "due_on", "public")


class PhasesForm(forms.Form):
    """First and last day of every phase, two fields each."""

    mark_optional = False

    def __init__(self, *args: Any, process: Process, **options: Any) -> None:
        super().__init__(*args, **options)
        known = {phase.kind: phase for phase in process.phases.all()}
        for kind in Phase.Kind:
            phase = known.get(kind)
            self.fields[f"{kind}_from"] = NearDayField(
                label=_("%(phase)s: erster Tag") % {"phase": kind.label}, help_text="",
                initial=phase.starts_on if phase else None, required=False,
            )  # fmt: skip
            self.fields[f"{kind}_to"] = NearDayField(
                label=_("%(phase)s: letzter Tag") % {"phase": kind.label}, help_text="",
                initial=phase.ends_on if phase else None, required=False,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A phase has both days or none; those without any stay as they are."""
        cleaned = super().clean() or self.cleaned_data
        self.stretches = {}
        for kind in Phase.Kind:
            first, last = cleaned.get(f"{kind}_from"), cleaned.get(f"{kind}_to")
            if first and last and last < first:
                self.add_error(
                    f"{kind}_to", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide.")
                )
            elif first and last:
                self.stretches[kind.value] = (first, last)
            elif (first or last) and not self.errors:
                self.add_error(f"{kind}_{'to' if first else 'from'}", _("Bitte nennen Sie auch diesen Tag."))
        return cleaned

    def rows(self) -> list[tuple[str, Any, Any]]:
        """Phase by phase, for the page."""
        return [(kind.label, self[f"{kind}_from"], self[f"{kind}_to"]) for kind in Phase.Kind]


class ExtendForm(forms.Form):
    """More time, and why."""

    until = NearDayField(label=gettext_lazy("Neues Ende"))
    reason = LongTextField(label=gettext_lazy("Begründung"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}), help_text=gettext_lazy("Ein, zwei Sätze. Sie stehen später im Bericht."))  # fmt: skip
