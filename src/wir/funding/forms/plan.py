"""The cost and finance plan."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.funding.agreements import partners_in_plan
from wir.funding.content import Content
from wir.funding.forms.fields import PrintableField
from wir.funding.forms.rows import RowForm, initial, rows_of
from wir.funding.forms.sheet import Piece, Sheet
from wir.funding.models import FundingItem, Partner
from wir.funding.sections.costs import balance
from wir.funding.sections.section import Table
from wir.ui.fields import MoneyField

NEEDS = {
    "year": _("Bitte nennen Sie das Jahr, zum Beispiel 2027."),
    "label": _("Bitte schreiben Sie, wofür das ist."),
    "cents": _("Bitte nennen Sie den Betrag."),
}
COST, FUNDING = ("year", "label", "cents"), ("year", "kind", "label", "cents")
OF_PARTNER = "partner:"


class CostForm(RowForm):
    """One expense."""

    needs = NEEDS

    year = forms.IntegerField(label=_("Jahr"), required=False, min_value=2000, max_value=2100)
    label = PrintableField(label=_("Wofür?"), max_length=120, required=False)
    cents = MoneyField(label=_("Betrag in Euro"), required=False)


class FundingForm(RowForm):
    """One source of money."""

    needs = {**NEEDS, "kind": _("Bitte wählen Sie, woher das Geld kommt.")}

    year = forms.IntegerField(label=_("Jahr"), required=False, min_value=2000, max_value=2100)
    kind = forms.ChoiceField(
        label=_("Woher?"), choices=[("", _("Bitte auswählen")), *FundingItem.Kind.choices], required=False
    )
    label = PrintableField(label=_("Von wem?"), max_length=120, required=False)
    cents = MoneyField(label=_("Betrag in Euro"), required=False)

    def __init__(self, *args: Any, partners: Sequence[Partner] = (), **kwargs: Any) -> None:
        """One question, "Woher?", for kind and partner: a partner's money is its own money."""
        super().__init__(*args, **kwargs)
        named = [
            (f"{OF_PARTNER}{partner.pk}", _("Eigenes Geld: %(name)s") % {"name": partner.organisation.name})
            for partner in partners
        ]
        self.fields["kind"].choices = [*self.fields["kind"].choices, *named]


CostRows = rows_of(CostForm)
FundingRows = rows_of(FundingForm)


class CostsSheet(Sheet):
    """Both sides of the plan: saved together or not at all. Rows are kept in the order of their years."""

    template = "funding/sheets/costs.html"
    wide = grows = True
    lead = _(
        "Was kostet das Vorhaben in welchem Jahr, und woher kommt das Geld? Beide Seiten müssen gleich groß sein."
    )

    def build(self, data: Any, stored: Content) -> dict[str, Piece]:
        partners = partners_in_plan(self.application)
        by_organisation = {partner.organisation_id: partner for partner in partners}
        self.by_code = {f"{OF_PARTNER}{partner.pk}": partner for partner in partners}
        got = [
            [year, f"{OF_PARTNER}{by_organisation[whose[0]].pk}" if whose else kind, label, cents]
            for year, kind, label, cents, *whose in stored["funding"]
        ]
        return {
            "costs": CostRows(data, initial=initial(stored["costs"], COST), prefix="costs"),
            "funding": FundingRows(
                data,
                initial=initial(got, FUNDING),
                prefix="funding",
                form_kwargs={"partners": partners},
            ),
        }

    def values(self) -> Content:
        """A partner's money is its own: the row then ends with its organisation."""
        spent = [[row[name] for name in COST] for row in self.pieces["costs"].rows()]
        got = []
        for row in self.pieces["funding"].rows():
            partner = self.by_code.get(row["kind"])
            kind, whose = (
                (FundingItem.Kind.OWN.value, [partner.organisation_id]) if partner else (row["kind"], [])
            )
            got.append([row["year"], kind, row["label"], row["cents"], *whose])
        return {"costs": sorted(spent, key=_year), "funding": sorted(got, key=_year)}

    @property
    def balance(self) -> Table:
        """Both sides by year, as stored."""
        return balance(self.stored["costs"], self.stored["funding"])

    def label(self, key: str) -> str:
        return str(_("Alle Ausgaben") if key == "costs" else _("Alle Einnahmen"))


def _year(row: list[Any]) -> int:
    return int(row[0])
