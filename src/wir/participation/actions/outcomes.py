"""Translations of what came out: entered by a person who is named beside them."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.participation.queries.outcomes import outcome_texts
from wir.participation.queries.texts import Text
from wir.strategy.models import Process, Translation


def translate_outcome(
    process: Process, text: Text, *, language: str, words: str, name: str, by: User, on: date
) -> Translation:
    """What a recommendation, a measure or a note says in another language; a later one takes the place of an earlier one.

    Raises Refused when the German text is not what was translated any more, and PermissionDenied.
    """
    if not rules.has_perm("participation.translate_outcome", by, process):
        raise PermissionDenied("participation.translate_outcome")
    with transaction.atomic():
        Process.objects.select_for_update(of=("self",), no_key=True).get(pk=process.pk)
        if text not in outcome_texts(process):
            raise Refused(_("Dieser Text hat sich inzwischen geändert. Lesen Sie ihn bitte noch einmal."))
        row, _new = Translation.objects.update_or_create(
            thing=text.thing, thing_id=str(text.key), field=text.field, language=language,
            defaults={"text": words, "made": Translation.Made.PERSON, "checked_by": name, "checked_on": on},
        )  # fmt: skip
        facts = {"text": text.code, "language": language}
        record("participation.translate_outcome", process, by=by, facts=facts)
    return row
