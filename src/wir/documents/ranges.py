"""Which part of a file a browser asks for (RFC 9110, 14.2). Phones play only what can be asked for in parts."""

import re

_ONE = re.compile(r"bytes=\s*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))\s*")


class OutOfRange(ValueError):
    """The part lies behind the end of the file."""


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte, None for the whole file: nothing asked for, several parts at once, or nothing we understand."""
    found = _ONE.fullmatch(header)
    if found is None:
        return None
    if found[3] is not None:
        if int(found[3]) == 0 or size == 0:
            raise OutOfRange(header)
        return max(0, size - int(found[3])), size - 1
    first = int(found[1])
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise OutOfRange(header)
    return first, min(int(found[2]), size - 1) if found[2] else size - 1
