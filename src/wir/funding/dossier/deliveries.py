"""How every letter was made known, with the reckoning of its days (Bekanntgabe)."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application, DayCorrection, Delivery

DAYS = ("announced_on", "notified_on", "retrieved_on", "posted_on", "served_on", "received_on", "waived_on")


def pieces(application: Application) -> Iterator[Piece]:
    """Replaced ways too. Nothing before there is a notice."""
    corrected = DayCorrection.objects.select_related("proposed_by", "confirmed_by")
    found = application.deliveries.select_related("document").order_by("pk")
    found = found.prefetch_related(Prefetch("day_corrections", corrected))
    if rows := [_delivery(one) for one in found]:
        yield Piece("schreiben/bekanntgabe.json", "Bekanntgabe", as_json(rows))


def _delivery(one: Delivery) -> dict[str, Any]:
    today = timezone.localdate()
    reckoned = one.told(today)
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
        "corrections": [
            {
                "what": row.what,
                "day": row.day,
                "reason": row.reason,
                "state": row.state,
                "proposed_by": str(row.proposed_by),
                "proposed_on": row.proposed_on,
                "confirmed_by": str(row.confirmed_by or ""),
            }
            for row in one.day_corrections.all()
        ],
    }
