"""Translating by machine: asked for by a click, done by a job, marked until a person has checked it.

Only texts that are or will be public go out: what a town asks, statements that people wrote to be published, and what
came out: recommendations, measures with their notes, the strategy's text, what councils and other bodies said.
"""

from datetime import date
from pathlib import Path

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.clients.translate import Untranslated, can, translate
from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.journal.steps import record
from wir.participation.actions.checking import can_be_read, languages_of
from wir.participation.models import MachineAllowed, MachineTask, Statement, Survey
from wir.participation.queries.machine import looks_personal, missing_outcomes, missing_texts, target_of
from wir.participation.queries.texts import Text
from wir.strategy.models import Process, Translation

WAITING, DONE, FAILED = MachineTask.State.WAITING, MachineTask.State.DONE, MachineTask.State.FAILED
MOST_AT_ONCE = 50


def ask_for_texts(survey: Survey, *, language: str, by: User, on: date) -> MachineTask:
    """Let the missing texts of a survey be translated. Asking again while it waits is asking once.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("participation.translate_survey", by, survey.process):
        raise PermissionDenied("participation.translate_survey")
    _refuse_without_service()
    if not can(survey.language, language):
        raise Refused(_("In diese Sprache übersetzt keine Maschine. Bitte fragen Sie einen Menschen."))
    with transaction.atomic():
        Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
        if begun := MachineTask.objects.filter(survey=survey, language=language, state=WAITING).first():
            return begun
        if not missing_texts(survey, language):
            raise Refused(_("In dieser Sprache fehlt kein Text. Es wurde nichts verschickt."))
        return _ordered(MachineTask(survey=survey, language=language), by=by, on=on)


def ask_for_statement(statement: Statement, *, by: User, on: date, language: str = "") -> MachineTask:
    """Let a statement be translated into this language; without one, into one that those who check can read.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("participation.translate_statement", by, statement.conversation):
        raise PermissionDenied("participation.translate_statement")
    _refuse_without_service()
    language = language or target_of(statement)
    if not can(statement.language, language):
        raise Refused(_("Diese Aussage kann keine Maschine übersetzen. Bitte fragen Sie einen Menschen."))
    if looks_personal(statement.text):
        raise Refused(
            _(
                "In dieser Aussage steht eine Adresse oder Telefonnummer. Sie wurde nicht verschickt. Bitte fragen Sie einen Menschen."
            )
        )
    with transaction.atomic():
        Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
        if begun := MachineTask.objects.filter(statement=statement, language=language, state=WAITING).first():
            return begun
        if language in languages_of(statement):
            raise Refused(_("In dieser Sprache fehlt kein Text. Es wurde nichts verschickt."))
        return _ordered(MachineTask(statement=statement, language=language), by=by, on=on)


def ask_for_outcomes(process: Process, *, language: str, by: User, on: date) -> MachineTask:
    """Let what came out be translated as far as this language lacks it. Asking again while it waits is asking once.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("participation.translate_outcome", by, process):
        raise PermissionDenied("participation.translate_outcome")
    _refuse_without_service()
    if not can("de", language):
        raise Refused(_("In diese Sprache übersetzt keine Maschine. Bitte fragen Sie einen Menschen."))
    with transaction.atomic():
        Process.objects.select_for_update(of=("self",), no_key=True).get(pk=process.pk)
        if begun := MachineTask.objects.filter(outcomes_of=process, language=language, state=WAITING).first():
            return begun
        if not missing_outcomes(process, language):
            raise Refused(_("In dieser Sprache fehlt kein Text. Es wurde nichts verschickt."))
        return _ordered(MachineTask(outcomes_of=process, language=language), by=by, on=on)


def allow_machine(process: Process, *, by: User, on: date) -> None:
    """From now on statements in other languages are translated unasked. Raises Refused and PermissionDenied."""
    _only_who_decides(by, process)
    _refuse_without_service()
    with transaction.atomic():
        _row, new = MachineAllowed.objects.get_or_create(
            process=process, defaults={"allowed_by": by, "allowed_on": on}
        )
        if new:
            record("participation.allow_machine", process, by=by)


def forbid_machine(process: Process, *, by: User) -> None:
    """From now on nothing is translated unless somebody clicks. Raises PermissionDenied."""
    _only_who_decides(by, process)
    with transaction.atomic():
        if MachineAllowed.objects.filter(process=process).delete()[0]:
            record("participation.forbid_machine", process, by=by)


def translate_waiting(on: date) -> int:
    """Statements that wait in processes which let a machine translate unasked, each tried once; how many."""
    if not settings.WIR_TRANSLATE_URL:
        return 0
    found = Statement.objects.filter(
        state="waiting", conversation__process__machine_allowed__isnull=False, machine_tasks=None
    ).select_related("conversation")
    done = 0
    for statement in found.order_by("said_on", "number")[:MOST_AT_ONCE]:
        language = target_of(statement)
        if language and not can_be_read(statement) and not looks_personal(statement.text):
            task = MachineTask.objects.create(statement=statement, language=language, asked_on=on)
            done += carry_out(task)
    return done


def carry_out(task: MachineTask) -> bool:
    """Send what is missing and store what comes back, all or nothing. May run twice; True when something came."""
    if task.state != WAITING:
        return False
    try:
        found = asked(task)
    except Untranslated as failed:
        MachineTask.objects.filter(pk=task.pk, state=WAITING).update(state=FAILED, problem=str(failed))
        return False
    return keep(task, found)


def asked(task: MachineTask) -> list[tuple[Text, str]]:
    """Each missing text with what the service makes of it; takes as long as the service takes. Raises Untranslated."""
    if not settings.WIR_TRANSLATE_URL:
        raise Untranslated(_("Hier ist kein Übersetzungsdienst eingerichtet."))
    texts = _texts_of(task)
    found = translate(
        [text.source for text in texts],
        source=task.written_in,
        target=task.language,
        address=settings.WIR_TRANSLATE_URL,
        key=_key(),
        seconds=settings.WIR_TRANSLATE_SECONDS,
    )
    cleaned = [clean_text(words) for words in found]
    if not all(cleaned):
        raise Untranslated(_("Der Übersetzungsdienst hat einen Text leer zurückgegeben."))
    return list(zip(texts, cleaned, strict=True))


def _key() -> str:
    """What the operator got from the service; empty if it needs none."""
    if not settings.WIR_TRANSLATE_KEY_FILE:
        return ""
    try:
        return Path(settings.WIR_TRANSLATE_KEY_FILE).read_text().strip()
    except (OSError, UnicodeError):
        raise Untranslated(_("Der Schlüssel für den Übersetzungsdienst lässt sich nicht lesen.")) from None


def keep(task: MachineTask, found: list[tuple[Text, str]]) -> bool:
    """Store it with the mark of a machine: nothing over a text that somebody has translated in the meantime, nothing for
    one whose source has changed since."""
    with transaction.atomic():
        kept = MachineTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
        if kept.state != WAITING:
            return False
        still = {(text.code, text.source) for text in _texts_of(kept)}
        rows = [
            Translation(
                thing=text.thing, thing_id=str(text.key), field=text.field, language=kept.language,
                text=words, made=Translation.Made.MACHINE,
            )
            for text, words in found
            if (text.code, text.source) in still
        ]  # fmt: skip
        Translation.objects.bulk_create(rows, ignore_conflicts=True)
        kept.state, kept.texts, kept.problem = DONE, len(rows), ""
        kept.save()
        facts = {"language": kept.language, "texts": len(rows)}
        record("participation.translate_by_machine", kept, by=None, facts=facts)
    return True


def _ordered(task: MachineTask, *, by: User, on: date) -> MachineTask:
    task.asked_by, task.asked_on = by, on
    task.save()
    record("participation.ask_machine", task, by=by, facts={"language": task.language})
    return task


def _texts_of(task: MachineTask) -> list[Text]:
    if task.survey:
        return missing_texts(task.survey, task.language)
    if task.outcomes_of:
        return missing_outcomes(task.outcomes_of, task.language)
    statement = Statement.objects.select_related("conversation").get(pk=task.statement_id)
    label, key = statement._meta.label_lower, str(statement.pk)
    done = Translation.objects.filter(thing=label, thing_id=key, field="text", language=task.language)
    return [] if done.exists() else [Text(label, key, "text", statement.text, "")]


def _only_who_decides(by: User, process: Process) -> None:
    if not rules.has_perm("participation.allow_machine", by, process):
        raise PermissionDenied("participation.allow_machine")


def _refuse_without_service() -> None:
    if not settings.WIR_TRANSLATE_URL:
        raise Refused(
            _("Hier ist kein Übersetzungsdienst eingerichtet. Es wird nichts maschinell übersetzt.")
        )
