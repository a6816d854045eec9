"""Questions read aloud: recordings come, are scanned, and go."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents import uploads
from wir.documents.scanning import WAITING, Scan, ask, first_state
from wir.documents.uploads import MEGABYTE, RECORDINGS, Upload
from wir.journal.steps import record
from wir.participation.models import Question, Recording, Survey

MOST_BYTES_TOGETHER = 200 * MEGABYTE
"""Of all recordings of one survey: 20 questions in seven languages, a minute and a half each."""


def add_recording(
    question: Question,
    file: UploadedFile,
    *,
    language: str,
    speaker: str = "",
    names_speaker: bool = False,
    by: User,
    on: date,
) -> Recording:
    """Check a recording, put it down, let it take the place of an earlier one. Raises Refused and PermissionDenied."""
    _may(by, question.survey)
    if names_speaker and not speaker:
        raise Refused(_("Bitte schreiben Sie den Namen dazu, der genannt werden darf."))
    if question.survey.state == "closed":
        raise Refused(_("Die Umfrage ist geschlossen. Die Aufnahme wurde nicht gespeichert."))
    upload = uploads.receive(file, RECORDINGS)
    with transaction.atomic():
        Survey.objects.select_for_update(of=("self",)).get(pk=question.survey_id)
        _refuse_too_much(question, language, upload)
        _refuse_known_malware(upload)
        made, _new = Recording.objects.update_or_create(
            question=question,
            language=language,
            defaults={
                "sha256": upload.sha256,
                "size": upload.size,
                "content_type": upload.content_type,
                "words": question.text,
                "speaker": speaker,
                "names_speaker": names_speaker,
                "scan_state": first_state(),
                "uploaded_by": by,
                "uploaded_on": on,
            },
        )
        facts = {"question": question.pk, "language": language, "sha256": upload.sha256}
        record("participation.record_question", question.survey, by=by, facts=facts)
    return made


def remove_recording(recording: Recording, *, by: User) -> None:
    """Take it away, for instance because the volunteer asks for it. Its content is swept up within a day."""
    survey = recording.question.survey
    _may(by, survey)
    with transaction.atomic():
        Recording.objects.filter(pk=recording.pk).delete()
        facts = {
            "question": recording.question_id,
            "language": recording.language,
            "sha256": recording.sha256,
        }
        record("participation.remove_recording", survey, by=by, facts=facts)


def scan_recording(recording: Recording) -> str:
    """Ask the scanner about one content and write the answer to every row that names it. May run twice.

    What is infected is an entry in the journal; an error is only a state: it is asked again.
    """
    answer = ask(recording.sha256)
    with transaction.atomic():
        rows = Recording.objects.select_for_update(of=("self",)).filter(sha256=recording.sha256)
        changed = list(
            rows.exclude(scan_state__in=[Scan.INFECTED, answer.verdict]).select_related("question__survey")
        )
        Recording.objects.filter(pk__in=[row.pk for row in changed]).update(scan_state=answer.verdict)
        for row in changed if answer.verdict == Scan.INFECTED else ():
            facts = {"question": row.question_id, "language": row.language, "sha256": row.sha256}
            record("participation.find_malware", row.question.survey, by=None, facts=facts)
    if answer.verdict == Scan.INFECTED:
        uploads.erase(recording.sha256)
    return answer.verdict


def give_up_scanning_recordings() -> int:
    """Where no scanner is set up, nothing waits for one."""
    return Recording.objects.filter(scan_state__in=WAITING).update(scan_state=Scan.NOT_SCANNED)


def _may(by: User, survey: Survey) -> None:
    if not rules.has_perm("participation.record_question", by, survey.process):
        raise PermissionDenied("participation.record_question")


def _refuse_too_much(question: Question, language: str, upload: Upload) -> None:
    others = Recording.objects.filter(question__survey=question.survey_id).exclude(
        question=question, language=language
    )
    if sum(others.values_list("size", flat=True)) + upload.size > MOST_BYTES_TOGETHER:
        raise Refused(
            _(
                "Alle Aufnahmen einer Umfrage dürfen zusammen höchstens %(most)s MB groß sein. Diese wurde nicht gespeichert."
            )
            % {"most": MOST_BYTES_TOGETHER // MEGABYTE}
        )


def _refuse_known_malware(upload: Upload) -> None:
    if Recording.objects.filter(sha256=upload.sha256, scan_state=Scan.INFECTED).exists():
        raise Refused(_("In dieser Datei steckt ein Schadprogramm. Sie wurde nicht gespeichert."))
