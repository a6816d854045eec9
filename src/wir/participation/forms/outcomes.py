"""A translation of something that came out."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wir.ui.fields import LongTextField, TextField

LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code != "de"]


class OutcomeForm(forms.Form):
    """The words, and who stands for them."""

    words = LongTextField(label=_("Übersetzung"), max_length=8000)
    name = TextField(
        label=_("Wer hat übersetzt?"),
        max_length=60,
        help_text=_("Ein Vorname genügt. Er bleibt bei den Texten."),
    )
