"""The form of the public check: a file, or the checksum of one."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wir.documents.check import EMPTY, MOST_BYTES, TOO_BIG


class CheckForm(forms.Form):
    """Exactly one of the two must be given, so neither is marked as optional."""

    mark_optional = False

    file = forms.FileField(
        label=_("PDF-Datei"),
        help_text=_("Höchstens 5 MB. Wir löschen die Datei, sobald sie geprüft ist."),
        required=False,
        error_messages={"empty": EMPTY},
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )
    sha256 = forms.CharField(
        label=_("Oder die Prüfsumme der Datei (SHA-256)"),
        help_text=_("64 Zeichen aus Ziffern und den Buchstaben a bis f."),
        required=False,
        max_length=64,
        validators=[
            RegexValidator(
                r"^[0-9a-fA-F]{64}$", _("Eine Prüfsumme hat 64 Zeichen: Ziffern und die Buchstaben a bis f.")
            )
        ],
    )

    def clean_file(self) -> Any:
        """Refuse what is too big before it is read."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return file

    def clean(self) -> dict[str, Any]:
        """One question at a time."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("file")) == bool(given.get("sha256")):
            raise forms.ValidationError(
                _("Bitte wählen Sie eine Datei aus oder geben Sie eine Prüfsumme ein, nicht beides.")
            )
        return given
