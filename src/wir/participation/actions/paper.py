"""Sheets of paper: typed in by one person, checked by another, then counted like all other answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.participation.actions.answering import store
from wir.participation.models import PaperBatch, PaperEntry, Survey
from wir.participation.queries.questionnaires import Answers, Item, Questionnaire
from wir.strategy import receipts

Values = Mapping[str, Any]


def start_batch(survey: Survey, *, name: str, channel: str, received_on: date, by: User) -> PaperBatch:
    """A heap of sheets that came in. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.enter_paper", by, survey.process):
        raise PermissionDenied("participation.enter_paper")
    if not survey.is_frozen:
        raise Refused(_("Die Umfrage ist noch nicht geöffnet. Öffnen Sie sie zuerst."))
    if survey.process.is_over:
        raise Refused(_("Der Prozess ist entschieden oder beendet. Es kommen keine Bögen mehr dazu."))
    if survey.closes_on and received_on > survey.closes_on:
        raise Refused(_("Diese Bögen kamen nach dem letzten Tag der Umfrage. Sie können nicht mehr zählen."))
    with transaction.atomic():
        batch = PaperBatch.objects.create(survey=survey, name=name, channel=channel, received_on=received_on)
        record("participation.start_batch", batch, by=by, facts={"survey": survey.pk, "channel": channel})
    return batch


def enter_paper(batch: PaperBatch, values: Values, *, language: str, by: User) -> PaperEntry:
    """Keep a sheet as one person read it. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.enter_paper", by, batch.survey.process):
        raise PermissionDenied("participation.enter_paper")
    answers = _in_language(values, language)
    if not answers:
        raise Refused(_("Auf diesem Bogen ist nichts eingetragen. Leere Bögen zählen nicht."))
    with transaction.atomic():
        PaperBatch.objects.select_for_update().get(pk=batch.pk)
        last = batch.entries.aggregate(last=Max("number"))["last"] or 0
        return PaperEntry.objects.create(
            batch=batch, number=last + 1, language=language, values=answers, entered_by=by
        )


def differing(sheet: Questionnaire, first: Answers, second: Answers) -> list[Item]:
    """The questions that two people read differently."""
    return [item for item in sheet.items if first.get(item.code) != second.get(item.code)]


def typed_again(entry: PaperEntry, values: Values) -> dict[str, Any]:
    """What the second person typed, ready to be compared."""
    return _in_language(values, entry.language)


def check_paper(
    entry: PaperEntry, sheet: Questionnaire, values: Values, *, receipt_code: str = "", by: User
) -> int:
    """The second person says what stands on the sheet; it counts from now on. Gives in how many answers the two differed.

    Raises Refused and PermissionDenied.
    """
    with transaction.atomic():
        kept = (
            PaperEntry.objects.select_for_update(of=("self",))
            .select_related("batch__survey__process")
            .get(pk=entry.pk)
        )
        if not rules.has_perm("participation.check_paper", by, kept):
            raise PermissionDenied("participation.check_paper")
        if kept.checked_by_id:
            raise Refused(_("Dieser Bogen ist schon geprüft."))
        answers = _in_language(values, kept.language)
        receipt = receipts.find(receipt_code, sheet.survey.process) if receipt_code else None
        if receipt_code and receipt is None:
            raise Refused(_("Diesen Beleg gibt es in diesem Prozess nicht. Vergleichen Sie die drei Wörter."))
        kept.differences = len(differing(sheet, kept.values, answers))
        kept.checked_by, kept.values = by, {}
        kept.save()
        store(sheet, answers, channel=kept.batch.channel, on=kept.batch.received_on, receipt=receipt)
    return kept.differences


def _in_language(values: Values, language: str) -> dict[str, Any]:
    """Only what was answered; texts in the language of the sheet, not of whoever types them in."""
    return {
        code: {**value, "language": language} if "language" in value else value
        for code, value in values.items()
        if value is not None
    }
