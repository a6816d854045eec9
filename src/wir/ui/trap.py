"""A field that people do not see and robots fill. Whoever filled it is told so: it may have been the browser."""

from django import forms
from django.utils.translation import gettext_lazy as _


class _Empty(forms.TextInput):
    """Comes back empty, so that sending the form once more is enough."""

    def format_value(self, value: object) -> None:
        """Nothing that stood there is shown again."""
        return


class TrapForm(forms.Form):
    """A form with the trap. Its name is one that no browser has a value for; templates include `ui/trap.html`."""

    bleibt_leer = forms.CharField(
        label=_("Bitte leer lassen"), required=False, widget=_Empty(attrs={"autocomplete": "off"})
    )

    def clean_bleibt_leer(self) -> str:
        if self.cleaned_data["bleibt_leer"]:
            raise forms.ValidationError(
                _("Das Feld muss leer bleiben. Es ist nichts abgeschickt. Ihr Text steht noch da."),
                code="trap",
            )
        return ""
