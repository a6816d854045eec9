"""Who did what when, with the wording where there is one."""

import json
from collections.abc import Iterator

from wir.accounts.models import User
from wir.core.csv_text import as_csv
from wir.funding.dossier.piece import Piece
from wir.funding.models import Application
from wir.funding.queries.history import history_of
from wir.journal.models import Entry

HEAD = (
    "Nummer",
    "Zeitpunkt",
    "Handlung",
    "Gegenstand",
    "Person",
    "Angaben",
    "Wortlaut",
    "Prüfwert des Wortlauts",
)


def pieces(application: Application) -> Iterator[Piece]:
    """Every entry of this application and of what hangs on it."""
    entries = list(history_of(application).select_related("payload").order_by("id"))
    names = dict(User.objects.filter(pk__in={e.by for e in entries if e.by}).values_list("pk", "name"))
    rows = [
        (
            entry.pk,
            entry.at.isoformat(timespec="seconds"),
            entry.act,
            entry.thing,
            names.get(entry.by, "System" if entry.by is None else ""),
            json.dumps(entry.facts, ensure_ascii=False, sort_keys=True),
            _wording(entry),
            entry.payload_digest,
        )
        for entry in entries
    ]
    yield Piece("protokoll.csv", "Protokoll", as_csv(HEAD, rows).encode())


def _wording(entry: Entry) -> str:
    payload = getattr(entry, "payload", None)
    if payload is None:
        return "nach Ablauf der Frist gelöscht" if entry.payload_digest else ""
    words = json.loads(payload.body)
    words.pop("salt", None)
    return json.dumps(words, ensure_ascii=False, sort_keys=True)
