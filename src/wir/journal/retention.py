"""The register of retention entries of all rooms, and the journal's own."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from wir.core.retention import Retention
from wir.journal.models import Erasure, Payload
from wir.ui.limits import forget

PAYLOAD_DAYS = 3650

_entries: dict[str, Retention] = {}


def register(*entries: Retention) -> None:
    """Called by each room's `retention.py` when the product starts."""
    _entries.update({entry.model: entry for entry in entries})


def entries() -> tuple[Retention, ...]:
    """All entries, by model."""
    return tuple(_entries[model] for model in sorted(_entries))


def entry(model: str) -> Retention:
    """The entry of one model. Raises KeyError."""
    return _entries[model]


def erase_due(on: date) -> dict[str, int]:
    """Do for every entry what is due on that day; how many records of each model it met."""
    return {due.model: due.erase(on) for due in entries() if due.erase}


def erase_payloads(on: date) -> int:
    """Remove wordings whose time is over. The entries stay, and an erasure beside each names the rule."""
    due = Payload.objects.filter(entry__at__date__lt=on - timedelta(days=PAYLOAD_DAYS))
    with transaction.atomic():
        ids = list(due.values_list("entry_id", flat=True))
        now = timezone.now()
        Erasure.objects.bulk_create(Erasure(entry_id=pk, rule="journal.payload", at=now) for pk in ids)
        Payload.objects.filter(entry_id__in=ids).delete()
    return len(ids)


def erase_counts(on: date) -> int:
    """What was counted in hours that are over; counting deletes it too, where somebody comes."""
    return forget(timezone.now() - timedelta(hours=1))


register(
    Retention(
        model="ui.count",
        label="Wie oft von einem Anschluss aus etwas geschickt wurde",
        controller="die Stelle, die das Portal betreibt",
        purpose="Missbrauch begrenzen, ohne andere am selben Anschluss auszusperren",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("key",),
        starts="nach der Stunde",
        days=1,
        then="Die Zahl wird gelöscht. Die Adresse selbst steht nirgends, nur eine verschlüsselte Prüfsumme.",
        erase=erase_counts,
    ),
    Retention(
        model="journal.payload",
        label="Wortlaut von Begründungen im Protokoll",
        controller="die Stelle, die gehandelt hat",
        purpose="nachweisen, warum entschieden wurde",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("body",),
        starts="nach dem Eintrag",
        days=PAYLOAD_DAYS,
        then="Der Wortlaut wird gelöscht. Der Eintrag ohne Wortlaut bleibt, damit das Protokoll prüfbar ist.",
        erase=erase_payloads,
    ),
)
