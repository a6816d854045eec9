"""How a conversation is set up."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wir.participation.models import Conversation
from wir.ui.fields import LongTextField, NearDayField, TextField


class ConversationForm(forms.ModelForm):
    """Heading, what it is about, until when, and what people are promised about checking."""

    title = TextField(label=_("Überschrift"), max_length=80)
    about = LongTextField(
        label=_("Worum geht es?"), required=False, max_length=400, help_text=_("Zwei Sätze genügen.")
    )
    last_day = NearDayField(label=_("Letzter Tag"), required=False)
    reads = forms.MultipleChoiceField(
        label=_("Sprachen, die Sie beim Prüfen lesen"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aussagen in anderen Sprachen erscheinen erst, wenn es eine Übersetzung gibt."),
    )
    usual_days = forms.IntegerField(
        label=_("So viele Tage dauert die Prüfung meistens"), min_value=1, max_value=30, initial=3
    )

    class Meta:
        model = Conversation
        fields = ("title", "about", "last_day", "reads", "usual_days")
