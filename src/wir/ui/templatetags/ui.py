"""`{% load ui %}`: money and days as people read them, icons, states, alerts, breadcrumb."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wir.core import days, money

register = template.Library()

ALERT_KINDS = {"error": "danger", "debug": "info"}
# kind of state -> icon of KERN; a ring is drawn by CSS because KERN has none
STATE_ICONS = {"ok": "success", "no": "danger", "ask": "warning", "info": "info", "wait": "autorenew"}


@register.filter
def euro(cents: int | None) -> str:
    """28500_00 -> "28.500,00 €"; nothing for an amount that is not known."""
    return "" if cents is None else money.euro(cents)


@register.filter
def euro_round(cents: int | None) -> str:
    """30000_00 -> "30.000 Euro", for running text."""
    return "" if cents is None else money.euro_round(cents)


@register.filter
def long_day(day: date | None) -> str:
    return "" if day is None else days.long_day(day)


@register.filter
def short_day(day: date | None) -> str:
    return "" if day is None else days.short_day(day)


@register.filter
def thousands(number: int | None) -> str:
    """8181 -> "8.181"."""
    return "" if number is None else f"{number:,}".replace(",", ".")


@register.filter
def initials(name: str) -> str:
    """First letters of the first and the last word, for the chip of a person."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag
def icon(name: str, size: str = "default") -> SafeString:
    """An icon of KERN, hidden from screen readers: the word always stands beside it."""
    return format_html(
        '<span class="kern-icon kern-icon--{} kern-icon--{}" aria-hidden="true"></span>', name, size
    )


@register.simple_tag
def is_demo() -> bool:
    """Known without a request too, so that error pages carry the mark."""
    return bool(getattr(settings, "WIR_DEMO", False))


@register.inclusion_tag("ui/state.html")
def state(kind: str, word: str) -> dict[str, object]:
    """A state is an icon and a word: ok, no, ask, info, wait or idle (not begun)."""
    return {"kind": kind, "icon_name": STATE_ICONS.get(kind), "word": word}


@register.inclusion_tag("ui/alert.html")
def alert(kind: str, title: object, text: object = "") -> dict[str, object]:
    """info, success, warning or danger; Django's message levels are understood as well."""
    return {"kind": ALERT_KINDS.get(kind, kind or "info"), "title": title, "text": text}


@register.inclusion_tag("ui/breadcrumb.html", takes_context=True)
def crumbs(context: template.Context, *trail: object) -> dict[str, object]:
    """`{% crumbs "Anträge" url "KIV-7" %}`: label and address in turn, the page itself last, without address."""
    *above, here = trail
    return {"above": list(zip(above[::2], above[1::2], strict=True)), "here": here}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page) -> dict[str, object]:
    """Links to the pages of a list; all other parameters of the address stay."""
    others = [
        (key, value) for key, values in context["request"].GET.lists() for value in values if key != "seite"
    ]
    return {"page": page, "numbers": list(_numbers(page)), "others": urlencode(others)}


def _numbers(page: Page) -> Iterator[int | None]:
    """First, last and the neighbours; None where numbers are left out."""
    last = 0
    for number in page.paginator.page_range:
        if number in {1, page.paginator.num_pages} or abs(number - page.number) <= 1:
            if number > last + 1:
                yield None
            last = number
            yield number
