"""Single rows of a section that the authority can ask about: of the plan, of the schedule, a partner, a file.

A row is named by its part, its place and what stood there ("costs.3.2027, Begleitung, 500,00 €"), so that everybody can
still read what was meant when the row has changed.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from wir.core.money import euro
from wir.funding.content import Content
from wir.funding.models import RequestItem
from wir.funding.sections.reading import span
from wir.funding.sections.section import Known

Words = Callable[[Any, Known], str]
WORDS: dict[str, Words] = {
    "partners": lambda row, known: known[row].name,
    "schedule": lambda row, _known: f"{span(row[0], row[1])}, {row[2]}",
    "costs": lambda row, _known: f"{row[0]}, {row[1]}, {euro(row[2])}",
    "funding": lambda row, _known: f"{row[0]}, {row[2]}, {euro(row[3])}",
    "attachments": lambda row, _known: str(row[1]),
}
CALLED = {
    "partners": _("Partner: %(words)s"),
    "schedule": _("Schritt %(number)s: %(words)s"),
    "costs": _("Ausgabe %(number)s: %(words)s"),
    "funding": _("Einnahme %(number)s: %(words)s"),
    "attachments": _("Datei: %(words)s"),
}


def names_of_rows(content: Content, known: Known) -> list[str]:
    """The rows of these parts, in the order in which pages show them."""
    return [
        f"{part}.{number}.{WORDS[part](row, known)}"
        for part, rows in content.items()
        if part in WORDS
        for number, row in enumerate(rows, start=1)
    ]


def label_of_row(name: str) -> str:
    """What a row is called: "Ausgabe 3: 2027, Begleitung, 500,00 €"."""
    part, number, words = name.split(".", 2)
    return str(CALLED[part]) % {"number": number, "words": words}


def is_row(name: str) -> bool:
    """Whether a name stands for a row; fields have no place in theirs."""
    return "." in name


def code_of(name: str) -> str:
    """The name without what people wrote: "costs.3", or that of a field."""
    return ".".join(name.split(".", 2)[:2])


def rows_meant(item: RequestItem) -> list[str]:
    """The rows that are meant, as they are called; none where fields or the whole section are."""
    return [label_of_row(name) for name in item.fields if is_row(name)]


def asked_by_row(items: Iterable[RequestItem], part: str) -> dict[str, str]:
    """What stands in a row of that part -> what the authority says about it."""
    said: dict[str, str] = {}
    for item in items:
        for name in filter(is_row, item.fields):
            of, _number, words = name.split(".", 2)
            if of == part:
                said[words] = f"{said.get(words, '')} {item.text}".strip()
    return said
