"""Two versions of a section side by side: what differs, and what comes out when one is chosen for each field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wir.core.days import parse_day, short_day
from wir.core.money import euro
from wir.funding.content import Content
from wir.funding.forms.sheet import Sheet
from wir.funding.models import FundingItem, Involvement
from wir.funding.models.application import Format

CHOICE = "choice-"
WORDS = {
    choice.value: choice.label for kind in (Format, FundingItem.Kind, Involvement.How) for choice in kind
}


@dataclass(frozen=True)
class Difference:
    """One field in both versions, in words."""

    key: str
    label: str
    mine: str
    theirs: str


def differences(sheet: Sheet, stored: Content) -> list[Difference]:
    """Every field that is not the same in both."""
    mine, theirs = _by_key(sheet.values()), _by_key(stored)
    return [
        Difference(key, sheet.label(key), _shown(mine[key]), _shown(theirs[key]))
        for key in mine
        if mine[key] != theirs[key]
    ]


def chosen(mine: Content, stored: Content, answers: Mapping[str, Any]) -> Content:
    """What was entered, with the stored version of each field for which `choice-FIELD` says "theirs"."""
    theirs = {name.removeprefix(CHOICE) for name in answers if answers[name] == "theirs"}
    return {
        part: stored[part]
        if part in theirs
        else {key: stored[part][key] if key in theirs else inner for key, inner in value.items()}
        if isinstance(value, dict)
        else value
        for part, value in mine.items()
    }


def _by_key(content: Content) -> dict[str, Any]:
    """A table gives one entry a field, a list of rows is one entry."""
    found: dict[str, Any] = {}
    for part, value in content.items():
        found |= value if isinstance(value, dict) else {part: value}
    return found


def _shown(value: Any) -> str:
    if value in (None, "", []):
        return _("(leer)")
    if isinstance(value, bool):
        return _("Ja") if value else _("Nein")
    if isinstance(value, dict):
        return _row(value.values())
    if isinstance(value, list):
        return "\n".join(_row(row) if isinstance(row, list) else _shown(row) for row in value)
    return _word(value)


def _row(cells: Iterable[Any]) -> str:
    """One line of a table; the last whole number is an amount."""
    *first, last = cells
    last = euro(last) if isinstance(last, int) else _word(last) if last else ""
    return " · ".join(part for part in (*(_word(cell) for cell in first if cell), last) if part)


def _word(value: Any) -> str:
    """A code by its name, an ISO day as people write it, everything else as it is."""
    text = str(value)
    if text in WORDS:
        return str(WORDS[text])
    try:
        return short_day(parse_day(text)) if len(text) == 10 else text
    except ValueError:
        return text
