"""Reads a PDF the way a screen reader or a search does: its tags in order, its headings, the text of a page."""

import re
from collections.abc import Iterator

import pikepdf


def tree(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All structure elements in reading order."""
    return list(_below(pdf.Root.StructTreeRoot))


def tags(element: pikepdf.Dictionary) -> list[str]:
    """The tags below an element, in reading order, without the slash."""
    return [str(inner.S)[1:] for inner in _below(element)]


def headings(pdf: pikepdf.Pdf) -> dict[str, list[str]]:
    """The texts of all headings by level."""
    found: dict[str, list[str]] = {}
    for element in tree(pdf):
        if re.fullmatch(r"/H[1-6]", str(element.S)):
            found.setdefault(str(element.S)[1:], []).append(str(element.T))
    return found


def title(pdf: pikepdf.Pdf) -> str:
    """The title in the metadata."""
    with pdf.open_metadata() as metadata:
        return str(metadata["dc:title"])


def readable(page: pikepdf.Page) -> str:
    """The text of a page as its fonts map it back to letters, words of one line separated as they are drawn."""
    maps = {str(name): _mapping(font) for name, font in page.Resources.Font.items()}
    pieces, mapping = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            mapping = maps[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else operands
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            pieces.append("".join(mapping.get(raw[at : at + 2], "") for at in range(0, len(raw), 2)))
    return "".join(pieces)


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    inner = element.get("/K", pikepdf.Array())
    for child in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _below(child)


def _mapping(font: pikepdf.Object) -> dict[bytes, str]:
    """Glyph to text from the ToUnicode table: both of its forms, single glyphs and ranges."""
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(glyph)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = ord(bytes.fromhex(text).decode("utf-16-be"))
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + step).to_bytes(2, "big")] = chr(start + step)
    return found
