"""Inputs that KERN has not: an amount of money, a day, a choice between consequences."""

from collections.abc import Mapping
from datetime import date

from django import forms

from wir.core import days, money
from wir.core.iban import group_iban, parse_iban


class MoneyInput(forms.TextInput):
    """Text field for an amount; takes 28500, 28.500 and 28.500,00 and shows back the last form."""

    template_name = "ui/widgets/money.html"

    def __init__(self, attrs: Mapping[str, object] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: int | str | None) -> str | None:
        """Cents from the product, text from the person; text that is no amount stays as it was written."""
        if value in (None, ""):
            return None
        try:
            cents = value if isinstance(value, int) else money.parse_euro(value)
        except ValueError:
            return str(value)
        return money.euro(cents).removesuffix("€").rstrip()


class DayInput(forms.TextInput):
    """One text field for a day: quicker than three, and the same with every keyboard and screen reader."""

    def __init__(self, attrs: Mapping[str, object] | None = None) -> None:
        super().__init__({"autocomplete": "off", "class": "wir-input--day", **(attrs or {})})

    def format_value(self, value: date | str | None) -> str | None:
        return days.short_day(value) if isinstance(value, date) else super().format_value(value)


class IbanInput(forms.TextInput):
    """Text field for a bank account; shows it in groups of four."""

    def __init__(self, attrs: Mapping[str, object] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", "dir": "ltr", **(attrs or {})})

    def format_value(self, value: str | None) -> str | None:
        """What is no IBAN stays as it was written."""
        try:
            return group_iban(parse_iban(value)) if value else None
        except ValueError:
            return str(value)


class ChoiceCards(forms.RadioSelect):
    """Radio buttons as cards; `says` names the consequence of each value."""

    template_name = "ui/widgets/cards.html"

    def __init__(self, *, says: Mapping[str, object] | None = None, **options: object) -> None:
        super().__init__(**options)
        self.says = dict(says or {})

    def create_option(self, name: str, value: object, *args: object, **options: object) -> dict[str, object]:
        return {**super().create_option(name, value, *args, **options), "says": self.says.get(str(value), "")}
