"""What somebody who was drawn is asked: the code, then yes or no."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.participation.actions.answering_lots import Wishes
from wir.ui.fields import TextField


class LetterCodeForm(forms.Form):
    """The code of the mail or letter to somebody who was drawn."""

    code = TextField(
        label=_("Ihr Code"),
        max_length=80,
        help_text=_("Vier Wörter. Groß oder klein ist egal."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )


class SeatForm(forms.Form):
    """Yes or no, and what somebody who comes needs."""

    YES, NO = "yes", "no"

    answer = forms.ChoiceField(
        label=_("Ihre Antwort"),
        choices=[(YES, _("Ich mache mit")), (NO, _("Ich kann nicht"))],
        widget=forms.RadioSelect,
    )
    interpreting = TextField(
        label=_("Brauchen Sie Dolmetschen? In welche Sprache?"), max_length=60, required=False
    )
    children = forms.IntegerField(
        label=_("Wie viele Kinder sollen wir betreuen?"), min_value=0, max_value=9, required=False
    )
    needs = TextField(
        label=_("Was brauchen Sie sonst, damit Sie gut teilnehmen können?"), max_length=300, required=False
    )

    def wishes(self) -> Wishes:
        """As the action wants them."""
        given = self.cleaned_data
        return Wishes(
            interpreting=given["interpreting"], children=given["children"] or 0, needs=given["needs"]
        )
