"""The application as it is read, in the shape that the layouts take: one description for page and paper."""

from collections.abc import Iterable
from typing import Any

from wir.funding.sections.section import Chapter, Table

NOTHING = "–"


def chapter_data(chapters: Iterable[Chapter]) -> list[dict[str, Any]]:
    """Chapters as the layout reads them; what was left out is shown as a dash."""
    return [
        {
            "label": chapter.label,
            "facts": [[str(label), text or NOTHING] for label, text in chapter.facts],
            "tables": [_table(table) for table in chapter.tables],
        }
        for chapter in chapters
    ]


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
        "sides": ["right" if place in table.numeric else "left" for place in range(len(table.head))],
        "total": table.total,
    }
