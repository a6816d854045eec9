"""Looking for a partner, and saying no."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.ui.fields import LongTextField, TextField


class PartnerSearch(forms.Form):
    """Part of a name. Two letters at least, so that the list stays short."""

    mark_optional = False

    name = TextField(
        label=_("Wer macht mit?"),
        min_length=2,
        max_length=80,
        help_text=_("Ein Teil des Namens genügt, zum Beispiel „Lollar“."),
        error_messages={"min_length": _("Bitte schreiben Sie mindestens zwei Buchstaben.")},
    )


class NoForm(forms.Form):
    """Why a partner does not take part: the lead has to know it to go on."""

    reason = LongTextField(
        label=_("Warum machen Sie nicht mit?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Ein Satz genügt. Die Kommune, die den Antrag stellt, liest ihn; später auch die Behörde."
        ),
    )
