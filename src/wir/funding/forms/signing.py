"""Inviting somebody to sign, and the code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.forms.fields import PrintableField
from wir.ui.fields import TextField


class InviteSignatoryForm(forms.Form):
    """Who signs without an account."""

    mark_optional = False

    name = PrintableField(label=_("Name"), max_length=120, help_text=_("Wie die Person unterschreibt."))
    email = forms.EmailField(
        label=_("E-Mail-Adresse"), max_length=254, help_text=_("An diese Adresse geht der Link.")
    )


class PaperForm(forms.Form):
    """Who signed on paper."""

    mark_optional = False

    name = PrintableField(label=_("Wer hat unterschrieben?"), max_length=120)


class CodeForm(forms.Form):
    """Six digits, however they are spaced."""

    mark_optional = False

    code = TextField(
        label=_("Code"),
        max_length=12,
        help_text=_("Sechs Ziffern. Sie bekommen sie von der Person, die Sie eingeladen hat."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())
