"""`{% load participation %}`: small helps for the pages of Beteiligen."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from wir.gatherings.models import Gathering
from wir.participation.models import Survey
from wir.participation.queries.receipts import squares

register = template.Library()


@register.simple_tag
def promise(survey: Survey) -> str:
    """What was promised on the day of opening, in the reader's language if that wording has been translated."""
    return gettext(survey.promise) if survey.promise else ""


@register.simple_tag
def qr(text: str) -> SafeString:
    """The text as a square code; the words stand beside it, so it is hidden from screen readers."""
    count, path = squares(text)
    return format_html(
        '<svg class="wir-qr" viewBox="0 0 {0} {0}" aria-hidden="true" focusable="false"><path d="{1}"/></svg>',
        count,
        mark_safe(path),  # noqa: S308 - numbers and letters that we drew
    )


@register.filter
def entry(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value under a key that only the page knows; None where there is none."""
    return mapping.get(key)


@register.filter
def access_label(code: str) -> str:
    """What a code of a gathering's access means."""
    return str(Gathering.Access(code).label)


@register.filter
def percent(share: float) -> str:
    """19.34 -> "19,3"."""
    return f"{share:.1f}".replace(".", ",")


@register.filter
def dotted(share: float) -> str:
    """For SVG, in every language: 19.34 -> "19.3"."""
    return f"{share:.1f}"


@register.filter
def as_percent(chance: float) -> str:
    """0.1934 -> "19,3"."""
    return percent(100 * chance)


@register.filter
def in_millionths(gap: float | None) -> str:
    """A certificate: 2.4e-9 -> "0,002"."""
    return f"{1e6 * (gap or 0):.3f}".replace(".", ",")
