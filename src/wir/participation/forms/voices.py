"""What the office does with voices and recommendations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.strategy.models import Recommendation, Source, Voice
from wir.ui.fields import LongTextField, TextField


class FilterForm(forms.Form):
    """Which voices are shown; everything stands in the address."""

    mark_optional = False
    suche = TextField(label=_("Suche im Wortlaut"), required=False, max_length=80)
    art = forms.ChoiceField(label=_("Art"), required=False, choices=[("", _("alle")), *Voice.Kind.choices])
    herkunft = forms.ChoiceField(label=_("Woher"), required=False)
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ("", _("alle")),
            ("neu", _("noch nicht gelesen")),
            ("offen", _("noch in keiner Empfehlung")),
            ("verborgen", _("nicht öffentlich")),
        ],
    )

    def __init__(self, *args: Any, origins: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["herkunft"].choices = [("", _("alle")), *((one, one) for one in origins)]


class RecommendForm(forms.Form):
    """A recommendation in the words of those who work on the process."""

    prefix = "neu"
    text = LongTextField(
        label=_("Empfehlung"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Was soll geschehen? Ein Satz, den alle verstehen."),
    )
    reason = LongTextField(
        label=_("Warum?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AttachForm(forms.Form):
    """What the ticked voices have to do with a recommendation that is already there."""

    prefix = "dazu"
    recommendation = forms.ModelChoiceField(
        label=_("Zu welcher Empfehlung?"), queryset=Recommendation.objects.none(), empty_label=None
    )
    how = forms.ChoiceField(label=_("Die Stimmen"), choices=Source.How.choices, initial="carries")
    because = TextField(
        label=_("Warum?"),
        max_length=600,
        required=False,
        help_text=_("Nötig, wenn eine Stimme nicht übernommen wird. Wer sie abgegeben hat, liest es."),
    )

    def __init__(self, *args: Any, choices: Iterable[Recommendation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(choices)
        field = self.fields["recommendation"]
        field.queryset = Recommendation.objects.filter(pk__in=[one.pk for one in listed])
        field.choices = [(one.pk, f"{one.number}: {one.text[:80]}") for one in listed]


class ReasonForm(forms.Form):
    """Why something is not shown or not followed any further."""

    because = TextField(
        label=_("Warum nicht?"),
        max_length=400,
        help_text=_("Freundlich und genau. Wer die Stimme abgegeben hat, liest diesen Satz mit dem Code."),
        error_messages={"required": _("Schreiben Sie, warum. Wer den Code hat, liest diesen Grund.")},
    )
