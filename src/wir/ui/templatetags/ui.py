"""`{% load ui %}`: money and days as people read them, icons, states, alerts, breadcrumb."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from wir.core import days, money
from wir.core.findings import Finding
from wir.core.iban import group_iban
from wir.ui import charts
from wir.ui import findings as verdicts
from wir.ui.context import direction
from wir.ui.days import long_day as in_words

register = template.Library()

ALERT_KINDS = {"error": "danger", "debug": "info"}
LEFT_TO_RIGHT, END_OF_ISOLATE = "\u2066", "\u2069"
# kind of state -> icon of KERN; a ring is drawn by CSS because KERN has none
STATE_ICONS = {"ok": "success", "no": "danger", "ask": "warning", "info": "info", "wait": "autorenew"}
MOST_FRAMES = 500
_frames: dict[tuple[object, ...], SafeString] = {}
IN_WORDS = {
    2: "zwei",
    3: "drei",
    4: "vier",
    5: "fünf",
    6: "sechs",
    7: "sieben",
    8: "acht",
    9: "neun",
    10: "zehn",
}


@register.filter
def euro(cents: int | None) -> str:
    """28500_00 -> "28.500,00 €"; nothing for an amount that is not known."""
    return "" if cents is None else _isolated(money.euro(cents))


@register.filter
def euro_round(cents: int | None) -> str:
    """30000_00 -> "30.000 Euro", for running text."""
    return "" if cents is None else _isolated(money.euro_round(cents))


def _isolated(amount: str) -> str:
    """In a text that runs from right to left the sign would jump before the number."""
    code = get_language() or settings.LANGUAGE_CODE
    return f"{LEFT_TO_RIGHT}{amount}{END_OF_ISOLATE}" if direction(code) == "rtl" else amount


@register.filter
def long_day(day: date | None) -> str:
    return "" if day is None else in_words(day)


@register.filter
def short_day(day: date | None) -> str:
    return "" if day is None else days.short_day(day)


@register.filter
def iban(account: str) -> str:
    """DE89370400440532013000 -> DE89 3704 0044 0532 0130 00"""
    return group_iban(account)


@register.filter
def thousands(number: int | None) -> str:
    """8181 -> "8.181"."""
    return "" if number is None else f"{number:,}".replace(",", ".")


@register.filter
def beside(head: tuple[str, ...], cells: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Each cell of a row with the head of its column."""
    return zip(head, cells, strict=True)


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


@register.simple_tag(takes_context=True)
def frame(context: template.Context, name: str) -> SafeString:
    """Header or footer of the busiest pages: for strangers it is the same at each address, so it is rendered once there."""
    request = context["request"]
    if request.META.get("QUERY_STRING") or context["user"].is_authenticated:
        return _rendered(context, name)
    key = (name, get_language(), request.path, *(context.get(word) for word in ("demo", "source_code")))
    if key not in _frames:
        if len(_frames) >= MOST_FRAMES:
            _frames.clear()
        _frames[key] = _rendered(context, name)
    return _frames[key]


def _rendered(context: template.Context, name: str) -> SafeString:
    return context.template.engine.get_template(name).render(context)


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


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: object, focus: bool = True) -> dict[str, object]:
    """What to look at again, with links to the fields, in focus when the page loads.

    `base.html` calls it for `form` and `formset`; where nobody called it, the form shows it itself.
    """
    general: list[str] = []
    fields: list[tuple[BoundField, str]] = []
    for form in _flat(forms):
        form.errors_shown = True
        if form.errors:
            general.extend(form.non_field_errors())
            fields.extend(
                (field, text) for field in form for text in getattr(field, "complaints", field.errors)
            )
    count = len({field.auto_id for field, _text in fields}) + len(general)
    return {
        "general": general,
        "fields": fields,
        "count": count,
        "title": _title(len(general), count),
        "focus": focus,
    }


def _flat(forms: tuple[object, ...]) -> Iterator[BaseForm]:
    for form in forms:
        if isinstance(form, BaseFormSet):
            yield from form
        elif isinstance(form, BaseForm):
            yield form
        elif isinstance(form, list):
            yield from _flat(tuple(form))


def _title(general: int, count: int) -> str:
    if general == count:
        return gettext("Das hat noch nicht geklappt")
    word = IN_WORDS.get(count, str(count)) if (get_language() or "de").startswith("de") else str(count)
    return ngettext("Bitte prüfen Sie eine Angabe", "Bitte prüfen Sie %(number)s Angaben", count) % {
        "number": word
    }


@register.filter
@lru_cache(maxsize=1000)
def linked(text: str, most: int) -> SafeString:
    """Its web addresses as links, shown with at most so many signs.

    Kept, because looking for addresses takes longer than all the rest of a finding, and sources repeat on every page.
    """
    return mark_safe(urlize(text, trim_url_limit=most, nofollow=True, autoescape=True))  # noqa: S308 - it escapes


@register.inclusion_tag("ui/findings.html")
def findings(
    found: Iterable[Finding],
    titles: Mapping[str, object] | None = None,
    size: str = "",
    advise: bool = True,
) -> dict[str, object]:
    """A list of findings; `titles` names each rule in plain words; size "small" for an official's overview."""
    return {"rows": verdicts.rows(found, titles, advise=advise), "size": size, "level": 3}


@register.inclusion_tag("ui/findings_grouped.html")
def grouped_findings(
    found: Iterable[Finding], titles: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The same under three headings: what to change, what a person checks, what fits."""
    return {"groups": verdicts.groups(found, titles)}


@register.inclusion_tag("ui/budget_bar.html")
def budget_bar(parts: Iterable[tuple[str, int]], caption: str) -> dict[str, object]:
    """Labels with cents as one bar, and the same as a table."""
    pieces = charts.segments(parts)
    return {"segments": pieces, "caption": caption, "total": sum(piece.cents for piece in pieces)}
