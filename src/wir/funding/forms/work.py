"""How officials share their work."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import User
from wir.ui.fields import DayField


class DeputyForm(forms.Form):
    """Who stands in for whom, from when to when."""

    person = forms.ModelChoiceField(label=_("Wer ist nicht da?"), queryset=User.objects.none())
    deputy = forms.ModelChoiceField(label=_("Wer vertritt?"), queryset=User.objects.none())
    from_day = DayField(label=_("Ab"))
    until_day = DayField(label=_("Bis einschließlich"))

    def __init__(self, *args: Any, officials: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = officials
        self.fields["deputy"].queryset = officials
