"""Correcting an obvious error."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wir.funding.forms.fields import PrintableField
from wir.funding.models import Letter


class LetterChoice(forms.ModelChoiceField):
    """Letters by their title."""

    def label_from_instance(self, obj: Letter) -> str:
        return obj.document.title


class CorrectionForm(forms.Form):
    """First person."""

    letter = LetterChoice(label=_("Welches Schreiben?"), queryset=Letter.objects.none(), empty_label=None)
    wrong = PrintableField(
        label=_("Was steht dort?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    right = PrintableField(
        label=_("Was muss dort stehen?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    reason = PrintableField(
        label=_("Wie kam es zu dem Fehler?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Steht in der Berichtigung und in der Akte."),
    )

    def __init__(self, *args: Any, letters: QuerySet[Letter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].queryset = letters
