"""What anybody can do in a conversation without an account: write a statement, report one."""

import uuid
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wir.core.refusal import Refused
from wir.participation.actions.conversations import next_number
from wir.participation.models import Conversation, Report, Statement
from wir.strategy import receipts
from wir.strategy.models import Voice
from wir.ui.once import identity


def write_statement(
    conversation: Conversation, *, text: str, language: str, on: date, key: str = ""
) -> tuple[Statement, str]:
    """A statement by somebody who takes part; it waits to be checked. The code is shown once and leads to what becomes of it.

    Nothing says who wrote it, and it is not in the journal, where the time would stand. Raises Refused.
    `key` is carried by the form: the same form sent twice is one statement, and then the code is empty.
    """
    pk = identity("statement", conversation.pk, key or uuid.uuid4(), text)
    with transaction.atomic():
        if not conversation.takes_votes(on):
            raise Refused(_("Hier kann man gerade nichts schreiben. Ihr Text ist nicht gespeichert."))
        number = next_number(conversation)
        if there := conversation.statements.filter(pk=pk).first():
            return there, ""
        receipt, code = receipts.give(conversation.process, conversation, on=on)
        voice = Voice.objects.create(
            process=conversation.process, kind=Voice.Kind.STATEMENT, text=text, language=language, said_on=on,
            origin=_origin(conversation, number), thing=conversation._meta.label_lower, thing_id=conversation.pk,
            receipt=receipt,
        )  # fmt: skip
        made = Statement.objects.create(
            pk=pk, conversation=conversation, number=number, text=text, language=language, voice=voice, said_on=on,
            origin=Statement.Origin.RESIDENT,
        )  # fmt: skip
    return made, code


def _origin(conversation: Conversation, number: int) -> str:
    with override("de"):
        return _("Meinungsbild „%(title)s“, Aussage %(number)s") % {
            "title": conversation.title,
            "number": number,
        }


def report_statement(statement: Statement, *, why: str, text: str, on: date) -> Report:
    """Somebody says that it should not stand there. It stays until somebody has looked, so that nobody can silence others."""
    return Report.objects.create(statement=statement, why=why, text=text, reported_on=on)
