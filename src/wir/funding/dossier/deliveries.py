"""How every letter was made known, with the reckoning of its days (Bekanntgabe)."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application, Delivery

DAYS = ("announced_on", "retrieved_on", "posted_on", "served_on", "received_on", "waived_on")


def pieces(application: Application) -> Iterator[Piece]:
    """Replaced ways too. Nothing before there is a notice."""
    found = application.deliveries.select_related("document").order_by("pk")
    if rows := [_delivery(one) for one in found]:
        yield Piece("schreiben/bekanntgabe.json", "Bekanntgabe", as_json(rows))


def _delivery(one: Delivery) -> dict[str, Any]:
    today = timezone.localdate()
    reckoned = one.reckoned(today)
    return {
        "document": one.document.number,
        "way": one.way,
        "replaced": one.replaced,
        "never_arrived": one.never_arrived,
        **{name: getattr(one, name) for name in DAYS},
        "as_of": today,
        "state": reckoned.state,
        "counts_on": reckoned.counts_on,
        "last_day": reckoned.last_day,
        "final_on": reckoned.final_on,
        "steps": [asdict(step) for step in reckoned.steps],
        "doubts": list(reckoned.doubts),
    }
