"""Help and a filled example beside every section of an application: one file a section, here named once.

The example is one application of invented towns, in the shape of `content.py`; the forms accept it, its sums balance, and
it could be handed in: tests do all three. Whoever adds a section writes its file here, or a test fails.
"""

from dataclasses import dataclass
from types import ModuleType

from wir.funding import sections
from wir.funding.content import Content
from wir.funding.help import (
    applicant,
    attachments,
    costs,
    declarations,
    involvement,
    partners,
    project,
    schedule,
    signatures,
)
from wir.funding.help.guide import Guide
from wir.funding.help.towns import LEAD, TOWNS
from wir.funding.sections.section import Chapter

FILES: dict[str, ModuleType] = {
    "applicant": applicant,
    "partners": partners,
    "involvement": involvement,
    "project": project,
    "schedule": schedule,
    "costs": costs,
    "attachments": attachments,
    "declarations": declarations,
    "signatures": signatures,
}
LINE, FITS = "kiv", ("kiv", "kiv_muster")
"""The line that the example applies for, and all whose rules it meets."""


@dataclass(frozen=True)
class Help:
    """What stands beside one section."""

    name: str
    guide: Guide
    example: Chapter


def example() -> Content:
    """The whole application of the example."""
    parts = {part: value for file in FILES.values() for part, value in file.EXAMPLE.items()}
    return {"line": LINE, "applicant": LEAD, **parts}


def help_for(name: str) -> Help:
    """Help for one section. The example says what an applicant wrote, in German whatever the reader's language."""
    file = FILES[name]
    reads = sections.FILES.get(name, file)
    return Help(name, file.GUIDE, reads.chapter(example(), TOWNS))


def whole(line: str) -> list[Help]:
    """Help for every section that an application for this line has, the signature last."""
    return [help_for(name) for name in (*sections.names_of(line), "signatures")]
