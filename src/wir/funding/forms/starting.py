"""For whom is the new application?"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation


class ApplicantChoice(forms.Form):
    """One of the organisations for which the person edits, by its number."""

    applicant = forms.TypedChoiceField(label=_("Wer beantragt?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, organisations: Mapping[int, Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applicant"].choices = [(pk, one.name) for pk, one in organisations.items()]
