"""Section „Wer beteiligt ist“: one small form for each body."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.content import Content
from wir.funding.forms.fields import PrintableField, ProjectDayField, iso_day
from wir.funding.forms.sheet import Piece, Sheet, plain
from wir.funding.models import Involvement

HOW = (
    ("involved", _("eingebunden am")),
    ("planned", _("geplant")),
    ("absent", _("nicht vorhanden oder nicht beteiligt, weil")),
)


class BodyForm(forms.Form):
    """How one body is involved."""

    mark_optional = False

    how = forms.ChoiceField(label=_("Stand"), choices=HOW, widget=forms.RadioSelect, required=False)
    on = ProjectDayField(label=_("Tag"), required=False)
    reason = PrintableField(label=_("Grund oder Bemerkung"), max_length=300, required=False)


class InvolvementSheet(Sheet):
    template = "funding/sheets/involvement.html"
    lead = _(
        "Mit wem haben Sie gesprochen, mit wem wollen Sie noch sprechen? Auch „nicht vorhanden“ ist eine Antwort."
    )

    def build(self, data: Any, stored: Content) -> dict[str, Piece]:
        forms_of = {}
        for body, row in stored["involvement"].items():
            form = BodyForm(data, initial={**row, "on": iso_day(row["on"])}, prefix=body)
            form.label = Involvement.Body(body).label
            forms_of[body] = form
        return forms_of

    def values(self) -> Content:
        return {"involvement": {body: plain(form.cleaned_data) for body, form in self.pieces.items()}}

    def label(self, key: str) -> str:
        return str(Involvement.Body(key).label)

    def field(self, key: str) -> forms.Field:
        found: forms.Field = self.pieces[key].fields["how"]
        return found
