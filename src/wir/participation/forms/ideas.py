"""What residents write without an account: an idea, a receipt code."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.ui.fields import LongTextField, TextField
from wir.ui.trap import TrapForm


class IdeaForm(TrapForm):
    """An idea. `key` makes the same form sent twice one idea."""

    text = LongTextField(
        label=_("Ihre Idee"),
        max_length=600,
        help_text=_("Bitte keine Namen von anderen Menschen. Höchstens 600 Zeichen, in jeder Sprache."),
        error_messages={"required": _("Schreiben Sie Ihre Idee hier hinein. Ein Satz genügt.")},
    )
    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_key(self) -> str:
        """One that is missing counts as a new form."""
        return str(self.cleaned_data["key"] or uuid.uuid4())


class CodeForm(forms.Form):
    """Three words of a receipt."""

    code = TextField(
        label=_("Ihr Code"),
        max_length=80,
        help_text=_(
            "Drei Wörter von Ihrem Beleg, zum Beispiel: birne fluss sieben. Groß oder klein ist egal."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Schreiben Sie die drei Wörter von Ihrem Beleg hier hinein.")},
    )
