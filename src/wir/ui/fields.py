"""Form fields that give what the product works with: cents, days, bank accounts, clean text."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core import days, money
from wir.core.iban import parse_iban
from wir.core.text import clean_text
from wir.ui.widgets import DayInput, IbanInput, MoneyInput


class MoneyField(forms.Field):
    """Gives integer cents. `least` and `most` are cents too, both allowed themselves."""

    widget = MoneyInput

    def __init__(self, *, least: int = 0, most: int = 10**13, **options: object) -> None:
        super().__init__(**options)
        self.least, self.most = least, most

    def to_python(self, value: str | int | None) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            return money.parse_euro(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.least:
            raise ValidationError(
                _("Tragen Sie mindestens %(amount)s ein.") % {"amount": money.euro(self.least)}, code="least"
            )
        if value > self.most:
            raise ValidationError(
                _("Tragen Sie höchstens %(amount)s ein.") % {"amount": money.euro(self.most)}, code="most"
            )


class DayField(forms.Field):
    """Gives a date. `earliest` and `latest` are allowed themselves; views that know the day set them."""

    widget = DayInput
    default_hint = gettext_lazy("Zum Beispiel 25.09.2026")

    def __init__(
        self, *, earliest: date | None = None, latest: date | None = None, **options: object
    ) -> None:
        options.setdefault("help_text", self.default_hint)
        super().__init__(**options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: str | date | None) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return days.parse_day(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        self.within(value, self.earliest, self.latest)

    @staticmethod
    def within(value: date | None, earliest: date | None, latest: date | None) -> None:
        """Raises ValidationError for a day outside; a bound that is None does not bind."""
        if value and earliest and value < earliest:
            raise ValidationError(
                _("Wählen Sie einen Tag ab dem %(day)s.") % {"day": days.short_day(earliest)}, code="earliest"
            )
        if value and latest and value > latest:
            raise ValidationError(
                _("Wählen Sie einen Tag bis zum %(day)s.") % {"day": days.short_day(latest)}, code="latest"
            )


class NearDayField(DayField):
    """A day within `YEARS` of today, unless a view sets narrower bounds: a typing error of a century is no date of a plan."""

    YEARS = 10

    def validate(self, value: date | None) -> None:
        super().validate(value)
        today, months = timezone.localdate(), 12 * self.YEARS
        self.within(value, days.add_months(today, -months), days.add_months(today, months))


class IbanField(forms.Field):
    """Gives an IBAN in compact form; an empty voluntary one is the empty text."""

    widget = IbanInput
    default_hint = gettext_lazy("Sie steht auf dem Kontoauszug. Leerzeichen sind erlaubt.")

    def __init__(self, **options: object) -> None:
        options.setdefault("help_text", self.default_hint)
        super().__init__(**options)

    def to_python(self, value: str | None) -> str:
        if value in self.empty_values or not str(value).strip():
            return ""
        try:
            return parse_iban(clean_text(str(value)))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def has_changed(self, initial: str | None, data: str | None) -> bool:
        return "".join((initial or "").split()) != "".join((data or "").split()).upper()


class TextField(forms.CharField):
    """Text as people paste it, made clean: one form of each letter, no control or direction-turning characters."""

    def to_python(self, value: str | None) -> str:
        return super().to_python(clean_text(str(value)) if value not in self.empty_values else value)


class LongTextField(TextField):
    """The same in a text area."""

    widget = forms.Textarea(attrs={"rows": 6})
