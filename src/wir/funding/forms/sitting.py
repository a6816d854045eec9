"""What the office enters during the sitting: who is there, how they vote."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.forms.fields import PrintableField
from wir.funding.models import JuryCase, JuryMember, JuryVote

CHOICES = [
    (JuryVote.Choice.FOR, _("dafür")),
    (JuryVote.Choice.AGAINST, _("dagegen")),
    (JuryVote.Choice.ABSTAIN, _("enthalten")),
]


class PresenceForm(forms.Form):
    """Who is in the room."""

    present = forms.TypedMultipleChoiceField(
        label=_("Wer ist da?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members: Iterable[JuryMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = [
            (member.pk, f"{member.user.name} ({member.get_constituency_display()})") for member in members
        ]


class VoteForm(forms.Form):
    """A recommendation with its reasons, and one vote for every entitled member in the room."""

    recommendation = forms.ChoiceField(
        label=_("Worüber stimmt die Jury ab?"),
        choices=JuryCase.Recommendation.choices,
        widget=forms.RadioSelect,
    )
    reasons = PrintableField(
        label=_("Begründung der Jury"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Sie steht in der Niederschrift und hilft der Behörde beim Entscheiden."),
    )

    def __init__(self, *args: Any, voters: Iterable[JuryMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voters = list(voters)
        for member in self.voters:
            self.fields[f"vote-{member.pk}"] = forms.ChoiceField(
                label=member.user.name, choices=CHOICES, widget=forms.RadioSelect
            )

    def votes(self) -> dict[int, str]:
        """What each member chose, by the member's number."""
        return {member.pk: self.cleaned_data[f"vote-{member.pk}"] for member in self.voters}
