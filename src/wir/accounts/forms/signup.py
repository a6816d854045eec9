"""A new account: sign-in fields are the library's, name and language are ours."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import User
from wir.ui.fields import TextField


class SignupForm(forms.Form):
    """The library puts this before its own fields and calls `signup` when the account is made."""

    name = TextField(
        label=_("Vor- und Nachname"),
        max_length=120,
        help_text=_("So sehen Sie andere, mit denen Sie arbeiten."),
    )
    language = forms.ChoiceField(label=_("Sprache unserer E-Mails"))
    field_order = ("name", "email", "password1", "password2", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES
        self.fields["language"].initial = get_language()

    def signup(self, request: HttpRequest, user: User) -> None:
        """Name and language go to the person."""
        user.name, user.language = self.cleaned_data["name"], self.cleaned_data["language"]
        user.save(update_fields=["name", "language"])
