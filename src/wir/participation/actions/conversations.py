"""A conversation is prepared, opened, closed; the office writes the first statements."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.participation.actions import promise
from wir.participation.models import Conversation, Statement
from wir.strategy.models import Process, Voice

ENOUGH_TO_OPEN = 5
MOST_STATEMENTS = 2000


def prepare_conversation(process: Process, *, title: str, by: User, **fields: Any) -> Conversation:
    """A new one; nobody else sees it yet. Raises PermissionDenied."""
    if not rules.has_perm("participation.prepare_conversation", by, process):
        raise PermissionDenied("participation.prepare_conversation")
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.conversations.aggregate(last=Max("number"))["last"] or 0
        made = Conversation.objects.create(
            process=process, number=last + 1, title=title, made_by=by, **fields
        )
        record("participation.prepare_conversation", made, by=by, facts={"process": process.pk})
    return made


def open_conversation(conversation: Conversation, *, by: User) -> None:
    """From now on everybody can vote and write. Raises Refused, Impossible and PermissionDenied."""
    with taking("open_conversation", conversation, by=by):
        if conversation.statements.filter(state="published").count() < ENOUGH_TO_OPEN:
            raise Refused(
                _(
                    "Schreiben Sie zuerst mindestens %(number)s Aussagen. Wer als Erstes kommt, soll etwas vorfinden."
                )
                % {"number": ENOUGH_TO_OPEN}
            )


def close_conversation(conversation: Conversation, *, by: User, on: date) -> None:
    """No more votes; what was said stays readable. The last result follows by itself, if enough people have come."""
    with taking("close_conversation", conversation, by=by):
        promise.refuse_before(conversation.last_day, conversation.process, on=on)


def seed_statements(
    conversation: Conversation,
    texts: Sequence[str],
    *,
    by: User,
    on: date,
    language: str = "de",
    about_process: bool = False,
) -> list[Statement]:
    """Statements by the office. Who writes them has checked them, so they stand to the vote at once."""
    if not rules.has_perm("participation.seed_statements", by, conversation):
        raise PermissionDenied("participation.seed_statements")
    with transaction.atomic():
        first = next_number(conversation)
        made = Statement.objects.bulk_create(
            Statement(
                conversation=conversation, number=number, text=text, language=language, state="published",
                origin=Statement.Origin.OFFICE, about_process=about_process, said_on=on, checked_on=on,
            )
            for number, text in enumerate(texts, start=first)
        )  # fmt: skip
        record("participation.seed_statements", conversation, by=by, facts={"statements": len(made)})
    return made


def take_up_voices(
    conversation: Conversation, voices: Sequence[Voice], *, by: User, on: date
) -> list[Statement]:
    """Statements made of voices of the process: survey answers, minutes, ideas. They wait to be checked like all others."""
    if not rules.has_perm("participation.seed_statements", by, conversation):
        raise PermissionDenied("participation.seed_statements")
    with transaction.atomic():
        first = next_number(conversation)
        known = Voice.objects.filter(
            process=conversation.process_id, pk__in=[voice.pk for voice in voices], hidden_because=""
        ).exclude(statements__conversation=conversation)
        made = [
            Statement(
                conversation=conversation, number=number, text=shortened(voice.text), language=voice.language,
                origin=Statement.Origin.VOICE, voice=voice, said_on=voice.said_on,
            )
            for number, voice in enumerate(known, start=first)
        ]  # fmt: skip
        Statement.objects.bulk_create(made)
        Voice.objects.filter(pk__in=[one.voice_id for one in made], read_on=None).update(read_on=on)
        record("participation.take_up_voices", conversation, by=by, facts={"statements": len(made)})
    return made


def next_number(conversation: Conversation) -> int:
    """The number of the next statement, under a lock. Raises Refused when there are very many."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    last = conversation.statements.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_STATEMENTS:
        raise Refused(
            _(
                "Es gibt schon sehr viele Aussagen. Neue nehmen wir nicht mehr an; Ihr Text ist nicht gespeichert."
            )
        )
    return last + 1


def shortened(text: str) -> str:
    """A voice may be longer than a statement: the beginning, to be worded by whoever checks it."""
    most = Statement._meta.get_field("text").max_length
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
