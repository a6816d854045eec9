"""Inviting people and letting them in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Membership
from wir.ui.fields import DayField

Role = Membership.Role
ROLES = [
    (Role.EDITOR, _("Bearbeitung: Anträge schreiben und absenden")),
    (Role.SIGNATORY, _("Unterschrift: Anträge zeichnen, zum Beispiel als Bürgermeisterin")),
    (Role.FINANCE, _("Kasse: Bankverbindung pflegen und Geld abrufen")),
]


class RolesForm(forms.Form):
    """Which roles somebody gets."""

    roles = forms.MultipleChoiceField(label=_("Rollen"), choices=ROLES, widget=forms.CheckboxSelectMultiple)


class InviteForm(RolesForm):
    """An invitation by e-mail, for good or for some days."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"), max_length=254, help_text=_("Nur wer diese Adresse hat, kann annehmen.")
    )
    from_day = DayField(
        label=_("Vertretung ab"), required=False, help_text=_("Leer lassen, wenn die Rolle dauerhaft ist.")
    )
    until_day = DayField(
        label=_("Vertretung bis"), required=False, help_text=_("Der letzte Tag. Er zählt noch mit.")
    )
    field_order = ("email", "roles", "from_day", "until_day")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_day"), cleaned.get("until_day")
        if first and last and last < first:
            self.add_error("until_day", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        return cleaned
