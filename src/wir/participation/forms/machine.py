"""Checking what a machine, or somebody unknown, has translated."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.participation.actions.translating import MOST_SIGNS
from wir.participation.queries.texts import Text
from wir.strategy.models import Translation
from wir.ui.fields import LongTextField, TextField


class CheckTextsForm(forms.Form):
    """Every text that nobody has checked, to be put right; only those with a cross count as checked."""

    mark_optional = False

    checked_by = TextField(
        label=_("Wer prüft und spricht die Sprache?"),
        max_length=120,
        help_text=_("Ein Vorname genügt. Er bleibt bei den Texten."),
    )

    def __init__(self, rows: Iterable[tuple[Text, Translation]], data: Any = None) -> None:
        super().__init__(data)
        self.rows = list(rows)
        for number, (text, row) in enumerate(self.rows):
            self.fields[f"text_{number}"] = LongTextField(
                label=f"{text.where}: {text.source}", initial=row.text, max_length=MOST_SIGNS, required=False
            )
            self.fields[f"text_{number}"].widget.attrs |= {"lang": row.language, "dir": "auto", "rows": 2}
            self.fields[f"good_{number}"] = forms.BooleanField(label=_("Gelesen, stimmt so"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [number for number in range(len(self.rows)) if given.get(f"good_{number}")]
        if not chosen and not self.errors:
            raise forms.ValidationError(_("Setzen Sie ein Kreuz bei jedem Text, den Sie geprüft haben."))
        for number in chosen:
            if not given.get(f"text_{number}") and f"text_{number}" not in self.errors:
                self.add_error(f"text_{number}", _("Hier steht nichts. Schreiben Sie die Übersetzung."))
        return given

    def written(self) -> dict[str, str]:
        """Code -> text of those that were checked."""
        given = self.cleaned_data
        return {
            text.code: given[f"text_{number}"]
            for number, (text, _row) in enumerate(self.rows)
            if given[f"good_{number}"]
        }
