"""A form that counts once, however often it is sent: it carries a random number, and what is stored is named after it."""

import uuid

from django import forms
from django.utils.crypto import salted_hmac


class SentOnce(forms.Form):
    """A form with its own random `key`. One that is missing counts as a new form."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_key(self) -> str:
        return str(self.cleaned_data["key"] or uuid.uuid4())


def identity(purpose: str, *parts: object) -> uuid.UUID:
    """The id of what this form stores: always the same for the same parts, and it tells none of them."""
    said = "\n".join(str(part) for part in parts)
    return uuid.UUID(hex=salted_hmac(f"wir.once.{purpose}", said, algorithm="sha256").hexdigest()[:32])
