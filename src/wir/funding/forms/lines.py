"""What an authority enters about a line of funding."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.ui.fields import DayField, TextField


class LineNoticeForm(forms.Form):
    """What people read on the line's page; what is left empty is shown as not known. The limits are known by the act."""

    open = forms.TypedChoiceField(
        label=_("Kann man zurzeit Anträge stellen?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nein")), ("", _("Dazu sagen wir nichts"))],
        coerce=lambda word: word == "yes",
        empty_value=None,
        required=False,
    )
    usual_days = forms.IntegerField(
        label=_("Übliche Tage bis zur Entscheidung"),
        required=False,
        help_text=_("Gezählt ab dem Eingang. Leer, wenn Sie es nicht sagen können."),
    )
    decide_by = DayField(
        label=_("Fester Tag, bis zu dem entschieden wird"),
        required=False,
        help_text=_(
            "Nur, wenn über alle Anträge zu einem Tag entschieden wird. Er geht den üblichen Tagen vor."
        ),
    )
    contact = TextField(label=_("Wen man fragen kann"), max_length=300, required=False)
    reason = TextField(label=_("Grund"), max_length=300, help_text=_("Das steht im Protokoll."))
