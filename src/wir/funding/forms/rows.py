"""Rows that people add, change and empty: what is sent replaces what was there, so sending it twice doubles nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

EXTRA, MOST = 3, 60


class RowForm(forms.Form):
    """One row. Left or made entirely empty it is no row; begun, it needs everything that `needs` names."""

    mark_optional = False
    needs: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.is_row() and not self.errors:
            for name, sentence in self.needs.items():
                if not cleaned.get(name):
                    self.add_error(name, sentence)
        return cleaned

    def has_changed(self) -> bool:
        """An untouched extra row, even with its preset kind, is no row."""
        return self.is_row()

    def is_row(self) -> bool:
        """Something was typed; a choice from a list alone does not count."""
        typed = [name for name in self.needs if not isinstance(self.fields[name], forms.ChoiceField)]
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in typed)


class _Rows(BaseFormSet):
    default_error_messages = {
        **BaseFormSet.default_error_messages,
        "too_many_forms": _lazy(
            "Mehr als %(num)d Zeilen passen nicht hinein. Bitte fassen Sie Zeilen zusammen."
        ),
    }

    def clean(self) -> None:
        """A form that names fewer than no rows, or none where there were some, came in damaged: nothing is emptied by it."""
        sent = self.management_form.cleaned_data["TOTAL_FORMS"]
        if sent < 0 or (sent == 0 and self.initial):
            raise forms.ValidationError(
                _(
                    "Das Formular kam nicht vollständig an. Es wurde nichts geändert. Bitte öffnen Sie die Seite noch einmal."
                )
            )

    def rows(self) -> list[dict[str, Any]]:
        """What was entered, empty rows left out."""
        return [form.cleaned_data for form in self.forms if form.is_row()]


def rows_of(form: type[RowForm]) -> type[_Rows]:
    """A formset of such rows with some empty ones at the end."""
    return formset_factory(
        form, formset=_Rows, extra=EXTRA, max_num=MOST, validate_max=True, absolute_max=MOST + EXTRA
    )


def initial(rows: Iterable[list[Any]], names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Stored rows as a formset wants them."""
    return [dict(zip(names, row, strict=True)) for row in rows]
