"""Ends of streams that everybody reads the same way.

After the data of a stream comes a line break that does not belong to them. Where the data themselves end with a carriage
return, which compressed data do by chance, a reader may take both for one line break and find the stream a byte too
short. ISO 19005-2 (6.1.7.1) wants the length to be exact, and validators report such files. So these streams are
written once more in letters (ASCII85), which end with ">": what they hold stays the same, byte for byte.
"""

import base64
import re
from collections.abc import Callable

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n\r\n")
_STREAM = re.compile(rb"(\d+ \d+ obj\n<<.*?/Length )(\d+)(.*?>>\nstream\n)", re.S)
_FILTER, _FILTERS = b"/Filter/FlateDecode", b"/Filter[/ASCII85Decode/FlateDecode]"


def ends_with_return(data: bytes) -> bool:
    """Whether the end of these data could be mistaken."""
    return data.endswith(b"\r")


def settle(pdf: bytes, *, unclear: Callable[[bytes], bool] = ends_with_return) -> bytes:
    """The file of our own renderer with clear ends; one in which all are clear is given back as it is.

    Raises ValueError for a file that is not built as our renderer builds it.
    """
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    if not pdf.startswith(b"xref", start):
        raise ValueError("This file has no plain table of its objects.")
    places = sorted(int(entry[1]) for entry in _ENTRY.finditer(pdf, start))
    moved, whole, shift = {}, [pdf[: places[0]]], 0
    for place, end in zip(places, [*places[1:], start], strict=True):
        written = _written(pdf[place:end], unclear)
        moved[place] = place + shift
        shift += len(written) - (end - place)
        whole.append(written)
    if not shift:
        return pdf
    table = _ENTRY.sub(lambda entry: b"%010d %b n\r\n" % (moved[int(entry[1])], entry[2]), pdf[start:])
    whole.append(table.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + shift)))
    return b"".join(whole)


def _written(thing: bytes, unclear: Callable[[bytes], bool]) -> bytes:
    """One object of the file, its stream in letters if its end is unclear."""
    head = _STREAM.match(thing)
    if not head:
        return thing
    data = thing[head.end() : head.end() + int(head[2])]
    if not unclear(data):
        return thing
    if _FILTER not in head[0]:
        raise ValueError("This stream is packed in another way than our renderer packs.")
    letters = base64.a85encode(data) + b"~>"
    around = head[3].replace(_FILTER, _FILTERS), head[1].replace(_FILTER, _FILTERS)
    return b"".join((around[1], b"%d" % len(letters), around[0], letters, thing[head.end() + len(data) :]))
