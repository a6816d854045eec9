"""Between plain values and what people read or the database keeps."""

from datetime import date
from typing import Any

from wir.core.days import short_day
from wir.funding.models import Application


def day(iso: str | None) -> str:
    """2027-03-01 -> 01.03.2027; nothing for a day that is not known."""
    return short_day(date.fromisoformat(iso)) if iso else ""


def span(start: str | None, end: str | None) -> str:
    """01.03.2027 bis 31.08.2028."""
    return " bis ".join(part for part in (day(start), day(end)) if part)


def as_day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def set_fields(application: Application, values: dict[str, Any]) -> None:
    """Store plain values in the application's own columns; its rows are not touched."""
    for name, value in values.items():
        setattr(application, name, as_day(value) if name.endswith("_on") else value)
    application.save(update_fields=[*values, "saved_at"])
