"""Template plus frozen data become an accessible PDF: PDF/A-2a and PDF/UA-1 in one file, the same bytes every time.

Data reach Typst as JSON and never as markup, so "#import" or "*stars*" in somebody's text stay text.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from wir.documents import fonts, kinds, streams

ROOT = Path(__file__).resolve().parents[1]
"""Templates may read files below this folder only; the letter layout is `/documents/typst/letter.typ` to them."""
STANDARDS = ["a-2a", "ua-1"]


class Unprintable(ValueError):
    """The data hold characters that no shipped font can print. `characters` are those, sorted."""

    def __init__(self, characters: set[str]) -> None:
        self.characters = tuple(sorted(characters))
        self.sentence = (
            f"Diese Zeichen können wir nicht drucken: {fonts.named(self.characters)}. Bitte ersetzen Sie sie."
        )
        super().__init__(self.sentence)


def render(kind: str, data: dict[str, object], *, on: date, title: str = "") -> bytes:
    """The PDF of this kind of document with these data, dated `on`.

    `title` is what the file's metadata say instead of the printed title: they hold every letter, also one that no font has.

    Raises kinds.UnknownKind, ValueError when the data lack a field that the kind needs, and Unprintable.
    """
    template = kinds.kind(kind)
    if lacking := [name for name in (*kinds.LETTER_NEEDS, *template.needs) if name not in data]:
        raise ValueError(f"The data of {kind!r} lack {', '.join(lacking)}.")
    if missing := set().union(*map(fonts.missing_glyphs, _texts(data))):
        raise Unprintable(missing)
    data = {**data, "metadata_title": title} if title else data
    return _compile(template.template, json.dumps(data, ensure_ascii=False, sort_keys=True), on)


def _compile(template: Path, data: str, on: date) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB that only those who print should load

    pdf = typst.compile(
        str(template),
        root=str(ROOT),
        font_paths=_shipped_fonts(),
        sys_inputs={"data": data},
        pdf_standards=STANDARDS,
        timestamp=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        format="pdf",
    )
    assert isinstance(pdf, bytes)
    return streams.settle(pdf)


@cache
def _shipped_fonts() -> object:
    """Only ours: a family of the system would make the bytes depend on the machine."""
    import typst  # noqa: PLC0415

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)]
    )


def _texts(value: object) -> Iterator[str]:
    """Every text in the data, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
