"""Codes, copies, sheets and spreadsheets of a survey."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wir.participation.actions.printing import MOST_COPIES
from wir.participation.actions.spreading import LEAST_CODES, MOST_CODES
from wir.participation.models import PaperBatch
from wir.ui.fields import NearDayField, TextField


class CodesForm(forms.Form):
    """How many codes, and what the heap is called."""

    count = forms.IntegerField(label=_("Wie viele Codes?"), min_value=LEAST_CODES, max_value=MOST_CODES)
    batch = TextField(label=_("Wofür?"), max_length=80, help_text=_("Zum Beispiel: Brief, Ortsteil Nord"))


class CopiesForm(forms.Form):
    """How many copies with receipts, in which language."""

    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES)
    count = forms.IntegerField(
        label=_("Wie viele Bögen?"),
        min_value=1,
        max_value=MOST_COPIES,
        help_text=_("Jeder Bogen trägt einen eigenen Beleg zum Abreißen."),
    )


class BatchForm(forms.ModelForm):
    """A heap of sheets."""

    name = TextField(
        label=_("Name des Stapels"), max_length=80, help_text=_("Zum Beispiel: Wochenmarkt am 12.11.")
    )
    channel = forms.ChoiceField(
        label=_("Wie kamen die Bögen?"), choices=PaperBatch.CHANNELS, widget=forms.RadioSelect
    )
    received_on = NearDayField(label=_("Wann kamen sie?"))

    class Meta:
        model = PaperBatch
        fields = ["name", "channel", "received_on"]


class LanguageForm(forms.Form):
    """In which language a sheet was filled in."""

    language = forms.ChoiceField(label=_("Sprache der Antworten"), choices=settings.LANGUAGES)


class UploadForm(forms.Form):
    """A spreadsheet that came back from a volunteer."""

    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES)
    file = forms.FileField(label=_("Tabelle (XLSX)"), help_text=_("Höchstens 1 Megabyte"))
    checked_by = TextField(
        label=_("Wer hat alles gelesen und spricht die Sprache?"),
        required=False,
        max_length=120,
        help_text=_("Mit einem Namen gelten die Texte als geprüft. Der Name bleibt bei den Texten."),
    )
