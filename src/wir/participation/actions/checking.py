"""Checking statements before they appear, and again when somebody reports one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.participation.models import Report, Statement, Vote
from wir.participation.queries.checked import decided_meanwhile
from wir.strategy.models import Translation, Voice


@contextmanager
def _checking(
    name: str, statement: Statement, *, seen: str, by: User, **facts: object
) -> Iterator[Statement]:
    """Lock it, check state and permission, let the block change it, save. The entry names conversation and number: a
    statement has a random id. Raises Refused, Impossible and PermissionDenied.
    """
    with transaction.atomic():
        kept = _locked(statement, seen)
        step = kept.workflow.check(name, kept.state)
        if not rules.has_perm(step.may, by, kept.conversation):
            raise PermissionDenied(step.may)
        kept.state = step.target
        yield kept
        kept.save()
        record(f"participation.{name}", kept.conversation, by=by, facts={"statement": kept.number, **facts})
    statement.state = kept.state


def publish_statement(statement: Statement, *, by: User, on: date, text: str = "", seen: str = "") -> None:
    """It stands to the vote. `text` mends spelling of a voice that was taken up; what residents wrote stays as it is.

    `seen` is what `seen_as` said when the page was made. Raises Refused when somebody has decided since then, for other words once people have voted, and for a language
    that nobody of those who check reads and into which nobody has translated it.
    """
    with _checking("publish_statement", statement, seen=seen, by=by) as kept:
        _refuse_unread(kept)
        kept.checked_on, kept.refused_because, kept.same_as = on, "", None
        if text and text != kept.text and kept.origin == Statement.Origin.VOICE:
            if Vote.objects.filter(statement=kept).exists():
                raise Refused(_("Über diese Aussage haben schon Menschen abgestimmt. Ihr Wortlaut bleibt."))
            kept.text = text
        _tell_its_author(kept, "")


def refuse_statement(
    statement: Statement,
    *,
    because: str,
    by: User,
    on: date,
    same_as: Statement | None = None,
    seen: str = "",
    unread: bool = False,
) -> None:
    """It does not stand there (any more). Its author reads why; the single votes on it stay out of the groups.

    `unread` says that the reason can be seen without reading it. Raises Refused when somebody has decided since it was
    `seen`, and, as for publishing, for a language that nobody of those who check reads.
    """
    other = same_as.number if same_as else None
    with _checking("refuse_statement", statement, seen=seen, by=by, same_as=other) as kept:
        if not unread:
            _refuse_unread(kept)
        if same_as and (same_as.conversation_id != kept.conversation_id or same_as.pk == kept.pk):
            raise Refused(_("Diese andere Aussage gibt es hier nicht. Es hat sich nichts geändert."))
        kept.checked_on, kept.refused_because, kept.same_as = on, because, same_as
        _tell_its_author(kept, because)
        Report.objects.filter(statement=kept, settled_on=None).update(settled_on=on)


def keep_statement(statement: Statement, *, by: User, on: date, seen: str = "") -> int:
    """It was reported and stays. How many reports are settled by that. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.keep_statement", by, statement.conversation):
        raise PermissionDenied("participation.keep_statement")
    with transaction.atomic():
        _locked(statement, seen)
        settled = Report.objects.filter(statement=statement, settled_on=None).update(settled_on=on)
        record(
            "participation.keep_statement",
            statement.conversation,
            by=by,
            facts={"statement": statement.number, "reports": settled},
        )
    return settled


def seen_as(statement: Statement) -> str:
    """What a form carries, so that two who check do not undo each other's decision: the state and how many reports wait."""
    return f"{statement.state} {statement.reports.filter(settled_on=None).count()}"


def _locked(statement: Statement, seen: str) -> Statement:
    """The statement as it is, held. Raises Refused when it was decided since somebody saw it; a new report decides nothing."""
    kept = (
        Statement.objects.select_for_update(of=("self",))
        .select_related("conversation__process", "voice")
        .get(pk=statement.pk)
    )
    was, now = seen.split(" "), seen_as(kept).split(" ")
    if seen and (was[0] != now[0] or (was[-1] != "0" and now[-1] == "0")):
        raise Refused(decided_meanwhile(kept))
    return kept


def translate_statement(
    statement: Statement, *, language: str, text: str, made: str, by: User, on: date, name: str = ""
) -> Translation:
    """A translation, marked as made by a machine, or by a volunteer who is named as they wish.

    Raises Refused, also for a machine's words over those of a person, and PermissionDenied.
    """
    if not rules.has_perm("participation.translate_statement", by, statement.conversation):
        raise PermissionDenied("participation.translate_statement")
    if made == Translation.Made.PERSON and not name:
        raise Refused(_("Schreiben Sie dazu, wer übersetzt hat. Ein Vorname genügt."))
    if language == statement.language:
        raise Refused(_("In dieser Sprache ist die Aussage geschrieben. Wählen Sie eine andere."))
    with transaction.atomic():
        checked = made == Translation.Made.PERSON
        Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
        if not checked and _rows_of(statement).filter(language=language).exclude(checked_on=None).exists():
            raise Refused(
                _("Diese Übersetzung hat schon ein Mensch geprüft. Schreiben Sie dazu, wer sie ändert.")
            )
        row, _made = Translation.objects.update_or_create(
            thing=statement._meta.label_lower, thing_id=str(statement.pk), field="text", language=language,
            defaults={
                "text": text, "made": made, "checked_by": name if checked else "", "checked_on": on if checked else None,
            },
        )  # fmt: skip
        record(
            "participation.translate_statement",
            statement.conversation,
            by=by,
            facts={"statement": statement.number, "language": language, "made": made},
        )
    return row


def _refuse_unread(statement: Statement) -> None:
    if not can_be_read(statement):
        raise Refused(
            _(
                "Diese Aussage ist in einer Sprache, die beim Prüfen niemand liest. Sie braucht zuerst eine Übersetzung."
            )
        )


def can_be_read(statement: Statement) -> bool:
    """Whether those who check read its language, or a translation of it."""
    reads = statement.conversation.reads
    return statement.language in reads or _rows_of(statement).filter(language__in=reads).exists()


def languages_of(statement: Statement) -> set[str]:
    """The languages into which it is translated already, checked or not."""
    return set(_rows_of(statement).values_list("language", flat=True))


def _rows_of(statement: Statement) -> QuerySet[Translation]:
    return Translation.objects.filter(thing=statement._meta.label_lower, thing_id=str(statement.pk))


def _tell_its_author(statement: Statement, reason: str) -> None:
    """Who holds the receipt reads the reason; an empty one means that all can read the statement."""
    if statement.voice_id and statement.origin == Statement.Origin.RESIDENT:
        Voice.objects.filter(pk=statement.voice_id).update(
            hidden_because=reason, read_on=statement.checked_on,
            published_on=None if reason else statement.checked_on,
        )  # fmt: skip
