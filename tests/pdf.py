"""What tests read in a PDF."""

import io

import pikepdf


def pages_before(pdf: bytes, heading: str) -> int:
    """How many pages there are before the one with this heading, by the bookmarks of the file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        todo = list(outline.root)
        while todo:
            one = todo.pop()
            todo += one.children
            if one.title == heading:
                page = one.destination[0] if one.destination is not None else one.action.D[0]
                return next(place for place, known in enumerate(opened.pages) if known.obj == page)
    raise LookupError(heading)
