"""The words of a PDF that we made, in the order in which it draws them; for looking up what a sealed letter says.

Only for our own files: fonts with two bytes a glyph and a table back to characters, as Typst writes them. A line break is
a space, so compare with `core.text.squeezed`.
"""

import re
from io import BytesIO
from typing import Any

# A string may hold balanced brackets that are not escaped; the string of a language is none that is drawn.
_PIECES = re.compile(
    rb"/Lang\([^)]*\)|/(\w+) [\d.]+ Tf|\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]*)>(?=[\s\d.\])-])|\b(ET)\b",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")


def words_of(pdf: bytes) -> str:
    """Everything that stands on its pages."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - loaded only by those who read

    reader = PdfFileReader(BytesIO(pdf))
    return " ".join(_of_page(page) for page in _pages(reader.root["/Pages"]))


def _pages(node: Any) -> list[Any]:
    if "/Kids" not in node:
        return [node]
    return [page for kid in node["/Kids"] for page in _pages(kid.get_object())]


def _of_page(page: Any) -> str:
    contents = page["/Contents"]
    parts = contents if isinstance(contents, list) else [contents]
    drawn = b"\n".join(part.get_object().data for part in parts)
    fonts = page["/Resources"].get("/Font", {})
    tables = {name[1:].encode(): _table(fonts[name]["/ToUnicode"].data) for name in fonts}
    table: dict[int, str] = {}
    said = []
    for font, literal, coded, end in _PIECES.findall(drawn):
        if font:
            table = tables[font]
        elif end:
            said.append(" ")
        else:
            codes = bytes.fromhex(coded.decode()) if coded else _ESCAPED.sub(_unescaped, literal)
            said += [table.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2)]
    return "".join(said)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code.isdigit():
        return bytes([int(code, 8) & 255])
    return b"" if code in (b"\n", b"\r", b"\r\n") else _NAMED.get(code, code)


def _table(cmap: bytes) -> dict[int, str]:
    """From code to characters."""
    table: dict[int, str] = {}
    for kind, body in _BLOCK.findall(cmap):
        codes = [code.decode() for code in _CODES.findall(body)]
        if kind == b"bfchar":
            pairs = zip(codes[::2], codes[1::2], strict=True)
            table |= {int(code, 16): _characters(to) for code, to in pairs}
        else:
            for first, last, to in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                start = int(to, 16)
                table |= {
                    code: chr(start + code - int(first, 16))
                    for code in range(int(first, 16), int(last, 16) + 1)
                }
    return table


def _characters(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
