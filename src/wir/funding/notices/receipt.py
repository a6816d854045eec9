"""Receipts of what was handed in, from the frozen version: each version has one, and it is never made twice."""

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from wir import guidelines
from wir.documents.models import Document, store
from wir.funding import documents
from wir.funding.models import Application, LineNotice, Submission
from wir.funding.notices.chapters import chapter_data
from wir.funding.notices.making import print_and_seal
from wir.funding.notices.parts import addressee, check_at, sender
from wir.funding.sections import chapters


def receipts_of(application: Application) -> list[Document]:
    """Those that are there, oldest first. Costs one statement."""
    found = Document.objects.filter(kind=documents.RECEIPT.name, number__startswith=f"{application.number}-E")
    return sorted(found, key=version_of)


def version_of(receipt: Document) -> int:
    """Which version it confirms: KIV-2026-0001-E2 -> 2."""
    return int(receipt.number.rpartition("-E")[2])


def ensure_receipt(submission: Submission, *, on: date) -> Document:
    """The receipt of this version; made now, dated `on`, if it is not there yet.

    Raises Refused without address, or when it cannot be printed.
    """
    number = f"{submission.application.number}-E{submission.version}"
    if there := Document.objects.filter(number=number).first():
        return there
    data = documents.receipt_data(_compose(submission, number, on))
    sealed = print_and_seal(documents.RECEIPT, data, number=number, mark="", on=on)
    try:
        with transaction.atomic():
            return store(
                sealed.pdf,
                kind=sealed.kind.name,
                number=number,
                title=f"{sealed.kind.label} {number}",
                controller=submission.application.controller,
                on=on,
            )
    except IntegrityError:  # somebody else was faster; theirs counts
        return Document.objects.get(number=number)


def _compose(submission: Submission, number: str, on: date) -> documents.Receipt:
    application = submission.application
    notice = LineNotice.objects.filter(line=application.line).first()
    line = guidelines.line(application.line)
    partners = {
        row.organisation_id: row.organisation for row in application.partners.select_related("organisation")
    }
    known = {application.applicant_id: application.applicant, **partners}
    return documents.Receipt(
        number=number,
        day=on,
        demo=settings.WIR_DEMO,
        sender=sender(application.controller),
        addressee=addressee(application),
        application=application.number,
        project=submission.content["project"]["title"],
        version=submission.version,
        received_on=submission.made_on,
        content_hash=submission.content_hash,
        guideline=f"{line.label if line else application.line}, Fassung {submission.guideline}",
        usual_days=notice.usual_days if notice else None,
        chapters=chapter_data(chapters(submission.content, known)),
        check_at=check_at(),
    )
