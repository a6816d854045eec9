"""Is this paper real? Three things must hold: the seal is ours and unbroken, it covers the whole file, we stored it.

pyHanko calls a signature valid even when bytes were appended behind it; so coverage of the entire file is demanded
and the hash of the file must be in our register. A file that we do not know is not parsed unless the caller asks for
it (`thorough`): strangers may send anything to the public page.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wir.core.days import short_day
from wir.core.findings import Finding
from wir.documents.kinds import kind
from wir.documents.models import Document
from wir.documents.seal import TEST_SEAL_NAME, SealReading, read_seal

MOST_BYTES = 5 * 1024 * 1024
EMPTY = "Diese Datei ist leer. Bitte wählen Sie die PDF-Datei, die Sie bekommen haben."
TOO_BIG = "Diese Datei ist größer als 5 MB. So große Dateien stellen wir nicht aus."
NOT_PDF = "Das ist keine PDF-Datei. Unsere Schreiben sind immer PDF-Dateien."
NOT_OURS = "Diese Datei haben wir nicht ausgestellt oder sie wurde verändert."


@dataclass(frozen=True, kw_only=True)
class Check:
    """The answer in one German sentence, and what it rests on. `seal_note` is set while a test seal is in use."""

    genuine: bool
    says: str
    findings: tuple[Finding, ...] = ()
    kind: str = ""
    number: str = ""
    day: date | None = None
    seal_note: str = ""


def check(pdf: bytes, *, thorough: bool = False, reader: Callable[[bytes], SealReading] = read_seal) -> Check:
    """Whether we issued exactly this file. Never raises for the content of the file, whatever it is."""
    if says := _unfit(pdf):
        return Check(genuine=False, says=says)
    document = _stored(hashlib.sha256(pdf).hexdigest())
    if document is None and not thorough:
        return Check(genuine=False, says=NOT_OURS, findings=(_stored_finding(None),))
    seal = reader(pdf)
    ours = {document.certificate} if document else set(Document.objects.values_list("certificate", flat=True))
    findings = (_seal_finding(seal, ours), _coverage_finding(seal), _stored_finding(document))
    note = TEST_SEAL_NAME if seal.test else ""
    if document is None or not all(finding.met for finding in findings):
        return Check(genuine=False, says=NOT_OURS, findings=findings, seal_note=note)
    return _genuine(document, f"Diese Datei ist echt: {_named(document)}.", findings, note)


def check_sum(sha256: str) -> Check:
    """Whether a file with this SHA-256 is one of ours; for people who do not want to hand the file over."""
    document = _stored(sha256.strip().lower())
    finding = _stored_finding(document)
    if document is None:
        return Check(genuine=False, says="Zu dieser Prüfsumme haben wir kein Dokument.", findings=(finding,))
    return _genuine(
        document, f"Diese Prüfsumme gehört zu einem echten Dokument: {_named(document)}.", (finding,), ""
    )


def _unfit(pdf: bytes) -> str:
    if not pdf:
        return EMPTY
    if len(pdf) > MOST_BYTES:
        return TOO_BIG
    return "" if pdf.startswith(b"%PDF-") else NOT_PDF


def _stored(sha256: str) -> Document | None:
    return Document.objects.select_related("superseded_by").filter(sha256=sha256).first()


def _named(document: Document) -> str:
    number = "" if document.number in document.title else f", {document.number}"
    named = f"{document.title}{number}, vom {short_day(document.made_on)}"
    if document.superseded_by is None:
        return named
    newer = document.chain[-1]
    by = f"{newer.number} vom {short_day(newer.made_on)}"
    if kind(newer.kind).amends and not kind(document.kind).amends:
        return f"{named}. Es gilt, berichtigt durch {by}. Bitte lesen Sie beide zusammen"
    return f"{named}. Es gilt aber nicht mehr, sondern {by}"


def _genuine(document: Document, says: str, findings: tuple[Finding, ...], note: str) -> Check:
    return Check(
        genuine=True,
        says=says,
        findings=findings,
        kind=document.kind,
        number=document.number,
        day=document.made_on,
        seal_note=note,
    )


def _seal_finding(seal: SealReading, ours: set[str]) -> Finding:
    met = seal.intact and seal.certificate in ours
    says = (
        "Das Siegel ist von uns und unverletzt."
        if met
        else "Das Siegel fehlt, ist verletzt oder nicht von uns."
    )
    return Finding(rule="seal", met=met, says=says, source="Siegel in der Datei")


def _coverage_finding(seal: SealReading) -> Finding:
    says = (
        "Das Siegel deckt die ganze Datei."
        if seal.covers_all
        else "Das Siegel deckt nicht die ganze Datei: Etwas wurde angehängt oder abgeschnitten."
    )
    return Finding(rule="coverage", met=seal.covers_all, says=says, source="Siegel in der Datei")


def _stored_finding(document: Document | None) -> Finding:
    says = (
        "Genau diese Datei steht in unserem Register."
        if document
        else "Diese Datei steht nicht in unserem Register."
    )
    return Finding(
        rule="stored", met=document is not None, says=says, source="Register der ausgestellten Dokumente"
    )
