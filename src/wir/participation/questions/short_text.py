"""An answer in a few words."""

from django import forms
from django.utils.translation import gettext_lazy

from wir.participation.questions import long_text
from wir.participation.questions.kind import Asked
from wir.ui.fields import TextField


class Question(long_text.Question):
    """One line of text. Value as for an answer in sentences."""

    name = "short_text"
    label = gettext_lazy("Antwort in wenigen Worten")
    order = 1
    most = 200
    lines = 1

    def fields(self, asked: Asked) -> dict[str, forms.Field]:
        return {
            asked.code: TextField(
                label=asked.text, help_text=asked.hint, required=False, max_length=self.most
            )
        }
