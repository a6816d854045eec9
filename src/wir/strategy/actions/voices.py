"""What the office does with a voice before everybody may read it."""

from collections.abc import Iterable
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.models import Process, Voice


def publish_voices(process: Process, *, voices: Iterable[Voice], by: User, on: date) -> int:
    """Everybody may read the wording; one that was hidden appears again. Gives how many. Raises PermissionDenied."""
    if not rules.has_perm("strategy.check_voice", by, process):
        raise PermissionDenied("strategy.check_voice")
    with transaction.atomic():
        known = _locked(process, voices)
        for voice in known:
            voice.read_on = voice.read_on or on
            voice.published_on, voice.hidden_because = voice.published_on or on, ""
        Voice.objects.bulk_update(known, ["read_on", "published_on", "hidden_because"])
        if known:
            record("strategy.publish_voices", process, by=by, facts={"voices": _keys(known)})
    return len(known)


def hide_voice(voice: Voice, *, because: str, by: User, on: date) -> None:
    """Nobody reads the wording; whoever holds its code reads why. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.check_voice", by, voice):
        raise PermissionDenied("strategy.check_voice")
    if voice.is_checked_elsewhere:
        raise Refused(
            _("Aussagen prüfen Sie beim Meinungsbild, Rückmeldungen zum Text bei den Rückmeldungen.")
        )
    if not because:
        raise Refused(_("Schreiben Sie, warum. Wer den Beleg hat, liest diesen Grund."))
    with transaction.atomic():
        kept = Voice.objects.select_for_update().get(pk=voice.pk)
        kept.read_on, kept.published_on, kept.hidden_because = kept.read_on or on, None, because
        kept.save(update_fields=["read_on", "published_on", "hidden_because"])
        record(
            "strategy.hide_voice",
            kept.process,
            by=by,
            facts={"voices": _keys([kept])},
            payload={"reason": because},
        )
    voice.refresh_from_db()


def _locked(process: Process, voices: Iterable[Voice]) -> list[Voice]:
    """Those of this process, locked in one order so that two people at once do not wait for each other.

    Statements and comments on the text are left out: they have queues of their own.
    """
    wanted = [voice.pk for voice in voices]
    rows = Voice.objects.select_for_update().filter(process=process, pk__in=wanted)
    return list(rows.exclude(kind__in=Voice.CHECKED_ELSEWHERE).order_by("pk"))


def _keys(voices: Iterable[Voice]) -> list[str]:
    return [str(voice.pk) for voice in voices]
