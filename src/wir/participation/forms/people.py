"""Inviting people into a process."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.accounts.models import Organisation
from wir.strategy.models import Member, Process
from wir.ui.fields import NearDayField, TextField
from wir.ui.widgets import ChoiceCards

Role = Member.Role
SEES = {
    Role.FACILITATOR: gettext_lazy("Arbeitet mit allen Werkzeugen. Die Tage stehen im Vertrag."),
    Role.OFFICER: gettext_lazy("Arbeitet mit allen Werkzeugen."),
    Role.STEERING: gettext_lazy("Liest Plan, Fristen und Ergebnisse."),
    Role.POLITICS: gettext_lazy("Liest Plan, Fristen und Ergebnisse."),
    Role.CENTRE: gettext_lazy("Liest Plan, Fristen und Ergebnisse."),
    Role.FOREIGNERS: gettext_lazy("Liest Plan, Fristen und Ergebnisse und wird vor dem Beschluss gehört."),
    Role.TRANSLATOR: gettext_lazy("Sieht nur die Termine und das, was zu übersetzen ist."),
}
"""What each part sees, said where it is given."""


class TownForm(forms.Form):
    """Which town of a joint process somebody stands for, or why none; a process of one town asks nothing."""

    town = forms.ModelChoiceField(
        label=gettext_lazy("Für welche Gemeinde?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=gettext_lazy("keine davon, oder nicht bekannt"),
    )
    town_unknown = TextField(
        label=gettext_lazy("Warum keine Gemeinde?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Nur wenn oben keine steht, zum Beispiel: arbeitet für den Landkreis."),
    )

    def __init__(self, *args: Any, process: Process, **options: Any) -> None:
        super().__init__(*args, **options)
        towns = [row.organisation_id for row in process.towns.all()]
        self.fields["town"].queryset = Organisation.objects.filter(pk__in=towns)
        if len(towns) < 2:
            del self.fields["town"], self.fields["town_unknown"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "town" in cleaned and not cleaned["town"] and not cleaned.get("town_unknown"):
            self.add_error("town", _("Wählen Sie die Gemeinde, oder schreiben Sie, warum keine."))
        return cleaned


class InviteForm(TownForm):
    """Whom, for which part, perhaps from a day to a day."""

    field_order = ("email", "role", "town", "town_unknown")

    email = forms.EmailField(label=gettext_lazy("E-Mail-Adresse"), max_length=254, help_text=gettext_lazy("Nur wer diese Adresse hat, kann annehmen."))  # fmt: skip
    role = forms.ChoiceField(
        label=gettext_lazy("Rolle"), choices=Role.choices, widget=ChoiceCards(says={role.value: says for role, says in SEES.items()})
    )  # fmt: skip
    from_day = NearDayField(
        label=gettext_lazy("Gilt ab"), required=False, help_text=gettext_lazy("Leer heißt: sofort.")
    )
    until_day = NearDayField(label=gettext_lazy("Gilt bis"), required=False, help_text=gettext_lazy("Der letzte Tag. Leer heißt: bis zum Ende."))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_day"), cleaned.get("until_day")
        if first and last and last < first:
            self.add_error("until_day", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        return cleaned
