"""Fields that several forms of Fördern share."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wir.documents.fonts import missing_glyphs, named
from wir.ui.fields import DayField, TextField

YES, NO = _("Ja"), _("Nein")


class PrintableField(TextField):
    """Text that will stand in a notice: a character without a glyph is refused here, where it can still be changed."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if missing := missing_glyphs(value or ""):
            raise ValidationError(
                _(
                    "Diese Zeichen können wir nicht drucken: %(characters)s. Bitte ersetzen Sie sie durch Wörter."
                ),
                params={"characters": named(missing)},
            )


class ProjectDayField(DayField):
    """A day that can belong to a project: nobody plans for another century."""

    def __init__(self, **options: Any) -> None:
        super().__init__(earliest=date(2000, 1, 1), latest=date(2100, 12, 31), **options)


class YesNoField(forms.TypedChoiceField):
    """Two radio buttons; gives True, False or, while nothing is chosen, None."""

    def __init__(self, *, yes: Any = YES, no: Any = NO, **options: Any) -> None:
        super().__init__(
            choices=[("True", yes), ("False", no)],
            coerce=lambda value: value == "True",
            empty_value=None,
            widget=forms.RadioSelect,
            **options,
        )


def iso_day(text: str | None) -> date | None:
    """The day of an ISO text."""
    return date.fromisoformat(text) if text else None
