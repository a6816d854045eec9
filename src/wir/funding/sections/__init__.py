"""The sections of an application: what each needs, how far it is, how it is read. One file per section.

Which of them a line has says its guideline file (`sections:`). A section's file holds `PARTS` (the parts of
`content.py` it fills), `section` (its entry in the task list) and `chapter` (how it is shown).
"""

from collections.abc import Iterable
from dataclasses import replace
from types import ModuleType

from django.db.models import QuerySet

from wir import guidelines
from wir.core.findings import Finding
from wir.funding.content import PARTS, Content, content_of, digest
from wir.funding.models import Application, RequestItem
from wir.funding.sections import (
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
from wir.funding.sections.rows import names_of_rows
from wir.funding.sections.section import WRONG, Chapter, Known, Section

FILES: dict[str, ModuleType] = {
    "applicant": applicant,
    "partners": partners,
    "involvement": involvement,
    "project": project,
    "schedule": schedule,
    "costs": costs,
    "attachments": attachments,
    "declarations": declarations,
}
ROWS_OF_NOTHING: Content = dict.fromkeys(("partners", "schedule", "costs", "funding", "attachments"), ())


def names_of(line: str) -> tuple[str, ...]:
    """The sections that an application for this line has, in the order in which they are filled in."""
    known = guidelines.line(line)
    return tuple(name for name in (known.sections if known else FILES) if name in FILES)


def sections_of(application: Application) -> list[Section]:
    """All sections of this application, in order; one signs last."""
    filled = [FILES[name].section(application) for name in names_of(application.line)]
    return [*filled, signatures.section(application, ready=not any(section.open for section in filled))]


def judged(sections: list[Section], findings: Iterable[Finding]) -> list[Section]:
    """The same for readers who also see the verdict: who applies together is not done while the guideline speaks against it."""
    against = next((f.to_applicant for f in findings if f.rule == "partners" and f.met is False), "")
    if not against:
        return sections
    return [
        replace(section, state=WRONG, open=(against, *section.open))
        if section.name == "partners"
        else section
        for section in sections
    ]


def open_points(application: Application) -> list[str]:
    """Everything that still keeps the application from being handed in."""
    return [point for section in sections_of(application) for point in section.open]


def chapters_of(application: Application) -> list[Chapter]:
    """The application as it is read."""
    return chapters(content_of(application), _known(application))


def _known(application: Application) -> Known:
    partners = {row.organisation_id: row.organisation for row in application.partners.all()}
    return {application.applicant_id: application.applicant, **partners}


def chapters(content: Content, known: Known) -> list[Chapter]:
    """Any content, for example of an earlier version, as it is read. Parts in which nothing was said may be missing."""
    whole = {**ROWS_OF_NOTHING, **content}
    return [FILES[name].chapter(whole, known) for name in names_of(content["line"])]


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of the content that a section fills."""
    return getattr(FILES[name], "PARTS", (name,))


def content_of_section(application: Application, name: str) -> Content:
    """What is stored of one section, by part."""
    return {part: PARTS[part](application) for part in parts_of(name)}


def version_of(content: Content) -> str:
    """What a form carries to notice that somebody else changed the section meanwhile."""
    return digest(content)[:16]


def may_change(application: Application, name: str) -> bool:
    """Whether the applicant may change this section now: all of a draft, of a file only what a request names."""
    if application.state == "draft":
        return True
    return application.state == "to_complete" and name in asked_sections(application)


def asked_sections(application: Application) -> frozenset[str]:
    """Names of the sections that the open request names. Costs one statement."""
    return frozenset(item.section for item in _asked(application))


def asked_here(application: Application, name: str) -> list[RequestItem]:
    """What the open request says about this section. At most one statement, none for a draft."""
    if application.state != "to_complete":
        return []
    return [item for item in _asked(application) if item.section == name]


def _asked(application: Application) -> QuerySet[RequestItem]:
    """What the open request names; told by the rows, which know what their section is called today."""
    return RequestItem.objects.filter(request__application=application, request__closed_on__isnull=True)


def fields_of(application: Application, name: str) -> tuple[str, ...]:
    """Names of the fields that a section of words declares, or of the rows that stand in a section of rows."""
    if name not in FILES:
        return ()
    parts = content_of_section(application, name)
    rows = names_of_rows(parts, _known(application))
    return (*(field for part in parts.values() if isinstance(part, dict) for field in part), *rows)


def to_ask_for(application: Application) -> list[tuple[str, str]]:
    """Name and label of each section that an official can ask to complete."""
    return [(section.name, section.label) for section in sections_of(application)[:-1]]
