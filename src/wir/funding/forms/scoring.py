"""What members of a jury enter: points with reasons, conflicts, words about a neighbour."""

from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation
from wir.funding.actions import Given
from wir.funding.forms.fields import PrintableField
from wir.funding.models import JuryAssessment
from wir.funding.score_sheets import Sheet


class ScoreForm(forms.Form):
    """The score sheet of a round: points and a reason for every criterion. A draft may have gaps."""

    mark_optional = False

    def __init__(self, *args: Any, sheet: Sheet, assessment: JuryAssessment | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        known = {score.criterion: score for score in assessment.scores.all()} if assessment else {}
        for criterion in sheet.criteria:
            score = known.get(criterion.name)
            weight = (
                _(" (zählt %(weight)s-fach)") % {"weight": criterion.weight} if criterion.weight > 1 else ""
            )
            self.fields[f"{criterion.name}-points"] = forms.TypedChoiceField(
                label=f"{criterion.label}{weight}",
                help_text=format_html_join("", "{}: {}<br>", sorted(criterion.anchors.items())),
                choices=[(points, f"{points} – {sheet.scale[points]}") for points in sheet.points],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                initial=score.points if score else None,
            )
            self.fields[f"{criterion.name}-reason"] = PrintableField(
                label=_("Begründung: %(label)s") % {"label": criterion.label},
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=score.reason if score else "",
            )

    def given(self) -> dict[str, Given]:
        """What was entered, by criterion."""
        return {
            criterion.name: Given(
                points=self.cleaned_data[f"{criterion.name}-points"],
                reason=self.cleaned_data[f"{criterion.name}-reason"],
            )
            for criterion in self.sheet.criteria
        }


class DeclareForm(forms.Form):
    """Stepping back from one case."""

    reason = PrintableField(
        label=_("Warum sind Sie befangen?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Das liest nur die Geschäftsstelle."),
    )


class TieForm(DeclareForm):
    """A tie to an organisation, whatever it applies for."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.all())
    field_order = ["organisation", "reason"]


class OpinionForm(forms.Form):
    """May a member from the same county take part?"""

    may_take_part = forms.TypedChoiceField(
        label=_("Darf dieses Mitglied mitwirken?"),
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja, ich sehe keine Befangenheit")), ("no", _("Nein"))],
    )
    reason = PrintableField(label=_("Grund"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
