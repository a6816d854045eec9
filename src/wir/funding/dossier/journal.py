"""Who did what when, with the wording where there is one."""

import json
from collections.abc import Iterator

from django.db.models import Q

from wir.accounts.models import User
from wir.core.csv_text import as_csv
from wir.funding.dossier.piece import Piece
from wir.funding.models import Application, DayCorrection, Disbursement, Grant, Proof, Settlement
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
    """Every entry of this application and of what hangs on it: grant, payments, proofs, corrections, early start."""
    entries = list(Entry.objects.filter(_of(application)).select_related("payload").order_by("id"))
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


def _of(application: Application) -> Q:
    hanging = {
        "grant": Grant.objects.filter(application=application),
        "disbursement": Disbursement.objects.filter(grant__application=application),
        "proof": Proof.objects.filter(grant__application=application),
        "correction": application.corrections.all(),
        "daycorrection": DayCorrection.objects.filter(delivery__application=application),
        "earlystart": application.early_starts.all(),
        "settlement": Settlement.objects.filter(application=application),
    }
    found = Q(thing="funding.application", thing_id=application.pk)
    for thing, rows in hanging.items():
        found |= Q(thing=f"funding.{thing}", thing_id__in=rows.order_by().values("pk"))
    return found


def _wording(entry: Entry) -> str:
    payload = getattr(entry, "payload", None)
    if payload is None:
        return "nach Ablauf der Frist gelöscht" if entry.payload_digest else ""
    words = json.loads(payload.body)
    words.pop("salt", None)
    return json.dumps(words, ensure_ascii=False, sort_keys=True)
