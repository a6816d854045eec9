"""Paper before anything is handed in: the draft with its mark, and the empty form of a line. Nothing is stored."""

from datetime import date

from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.documents.render import Unprintable, render
from wir.funding import documents
from wir.funding.content import content_of
from wir.funding.models import Application
from wir.funding.models.submission import FORM
from wir.funding.notices.chapters import chapter_data
from wir.funding.notices.parts import address, sender
from wir.funding.sections import chapters, chapters_of


def draft_pdf(application: Application, *, on: date) -> bytes:
    """As it stands now, with ENTWURF on every page. Raises Refused when a character cannot be printed."""
    data = documents.draft_data(
        chapter_data(chapters_of(application)),
        number=application.number,
        day=on,
        sender=sender(application.applicant),
        addressee=address(application.controller),
    )
    try:
        return render(documents.DRAFT.name, data, on=on)
    except Unprintable as error:
        raise Refused(str(error)) from error


def empty_form_pdf(line: str, label: str, *, on: date) -> bytes:
    """What an application for this line asks for."""
    nobody = Organisation(name="")
    blank = Application(pk=0, line=line)  # number 0 has no rows
    read = chapters(content_of(blank) | {"applicant": 0}, {0: nobody})
    data = documents.empty_form_data(chapter_data(read), line=label, number=f"Formular {FORM}", day=on)
    return render(documents.EMPTY_FORM.name, data, on=on)
