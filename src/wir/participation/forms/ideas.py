"""What residents write without an account: an idea, a receipt code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.ui.fields import LongTextField, TextField
from wir.ui.once import SentOnce
from wir.ui.trap import TrapForm


class IdeaForm(TrapForm, SentOnce):
    """An idea. The same form sent twice is one."""

    text = LongTextField(
        label=_("Ihre Idee"),
        max_length=600,
        help_text=_("Bitte keine Namen von anderen Menschen. Höchstens 600 Zeichen, in jeder Sprache."),
        error_messages={"required": _("Schreiben Sie Ihre Idee hier hinein. Ein Satz genügt.")},
    )


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
