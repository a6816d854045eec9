"""Papers that the guideline asks for, as far as they are files and not filled in online."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir import guidelines
from wir.funding.content import Content
from wir.funding.models import Application, Attachment
from wir.funding.sections.section import BEGUN, DONE, EMPTY, WRONG, Chapter, Known, Section, Table
from wir.guidelines.names import ATTACHMENTS

FILLED_IN_HERE = frozenset({"form", "concept", "project_description", "finance_plan"})
"""What the online application itself is (see verdicts.attachments_of)."""
SIGNED_FORM, OTHER = "signed_form", "other"
LABELS = {
    **ATTACHMENTS,
    SIGNED_FORM: gettext_lazy("Unterschriebener Antrag"),
    OTHER: gettext_lazy("Weitere Unterlage"),
}

_WAITS = {
    Attachment.Scan.PENDING: gettext_lazy(
        "„%(name)s“ wird noch auf Schadprogramme geprüft. Das dauert meist nur Sekunden."
    ),
    Attachment.Scan.ERROR: gettext_lazy(
        "„%(name)s“ ließ sich noch nicht auf Schadprogramme prüfen. Wir versuchen es alle paar Minuten wieder."
    ),
    Attachment.Scan.INFECTED: gettext_lazy(
        "In „%(name)s“ steckte ein Schadprogramm, wir haben den Inhalt gelöscht. Bitte entfernen Sie den Eintrag."
    ),
}


@dataclass(frozen=True)
class Papers:
    """What a line asks for as a file. `unknown` is the reason why nobody knows, or empty."""

    needed: tuple[str, ...]
    unknown: str


def papers_of(application: Application) -> Papers:
    """By the guideline of the day of submission, for a draft of today."""
    law = guidelines.law(application.line, application.submitted_on or timezone.localdate())
    value = law.get("attachments") if law else None
    if value is None:
        return Papers((), "")
    if not isinstance(value.value, tuple):
        return Papers((), value.reason)
    return Papers(tuple(word for word in value.value if word not in FILLED_IN_HERE), "")


def choices(application: Application) -> list[tuple[str, object]]:
    """What a new file may be: first what is asked for."""
    return [(kind, LABELS[kind]) for kind in (*papers_of(application).needed, OTHER, SIGNED_FORM)]


def section(application: Application) -> Section:
    papers, files = papers_of(application), list(application.attachments.all())
    lacking = _lacking(application)
    waiting = [
        str(_WAITS[file.scan_state]) % {"name": file.name} for file in files if file.scan_state in _WAITS
    ]
    return Section(
        "attachments",
        _("Unterlagen"),
        _state(files, lacking, waiting),
        _note(papers, files),
        (*waiting, *lacking),
    )


def only_waits_for_the_scanner(application: Application) -> bool:
    """Every paper is there and none is infected, but the scanner has not looked at all of them."""
    open_ = {file.scan_state for file in application.attachments.all() if file.scan_state in _WAITS}
    return bool(open_) and Attachment.Scan.INFECTED not in open_ and not _lacking(application)


def chapter(content: Content, known: Known) -> Chapter:
    rows = tuple((str(LABELS.get(kind, kind)), name) for kind, name, _sha256 in content["attachments"])
    label = _("Unterlagen")
    return Chapter("attachments", label, tables=(Table(label, (_("Was"), _("Datei")), rows),))


def _lacking(application: Application) -> list[str]:
    there = {file.kind for file in application.attachments.all() if file.counts}
    return [
        _("Bitte laden Sie hoch: %(paper)s.") % {"paper": LABELS[kind]}
        for kind in papers_of(application).needed
        if kind not in there
    ]


def _state(files: list[Attachment], lacking: list[str], waiting: list[str]) -> str:
    if any(file.scan_state == Attachment.Scan.INFECTED for file in files):
        return WRONG
    if not lacking and not waiting:
        return DONE
    return BEGUN if files else EMPTY


def _note(papers: Papers, files: list[Attachment]) -> str:
    if files:
        return _("Eine Datei.") if len(files) == 1 else _("%(n)s Dateien.") % {"n": len(files)}
    if papers.unknown:
        return papers.unknown
    return (
        ""
        if papers.needed
        else _("Sie brauchen keine weiteren Dateien. Wenn etwas hilft, legen Sie es dazu.")
    )
