"""What was proposed and decided, earlier proposals too, with all reasons, and what was settled on the way."""

from collections.abc import Iterator
from typing import Any

from wir.funding.dossier.piece import Piece
from wir.funding.dossier.writing import as_json
from wir.funding.models import Application, Decision, OpenRelease, Settlement

WORDS = ("on_findings", "on_jury", "discretion", "reasons", "smaller", "provisions", "question")


def pieces(application: Application) -> Iterator[Piece]:
    """Nothing as long as nobody has proposed or settled anything."""
    decisions = application.decisions.select_related("prepared_by", "released_by").prefetch_related("slices")
    if found := [_decision(decision) for decision in decisions.order_by("pk")]:
        yield Piece("entscheidung/entscheidungen.json", "Vorschläge und Entscheidungen", as_json(found))
    settled = Settlement.objects.filter(application=application).select_related("made_by")
    if rows := [_settlement(row) for row in settled]:
        yield Piece("entscheidung/klaerungen.json", "Klärungen", as_json(rows))
    released = application.open_releases.select_related("made_by", "disbursement")
    if rows := [_open_release(row) for row in released]:
        yield Piece("entscheidung/trotz-offener-punkte.json", "Freigaben trotz offener Punkte", as_json(rows))


def _open_release(row: OpenRelease) -> dict[str, Any]:
    return {
        "released": f"{row.application.number}-A{row.disbursement_id}" if row.disbursement_id else "decision",
        "open": dict(row.points),
        "reason": row.reason,
        "made_by": str(row.made_by),
        "made_on": row.made_on,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome,
        "starts_on": decision.starts_on,
        "ends_on": decision.ends_on,
        "cents_by_year": {row.year: row.cents for row in decision.slices.all()},
        "content_hash": decision.content_hash,
        "prepared_by": str(decision.prepared_by),
        "prepared_at": decision.prepared_at.isoformat(),
        "released_by": str(decision.released_by or "") or None,
        "released_at": decision.released_at.isoformat() if decision.released_at else None,
        "counts": decision.current_for_id is not None,
        **{name: getattr(decision, name) for name in WORDS},
    }


def _settlement(row: Settlement) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "met": row.met,
        "reason": row.reason,
        "source": row.source,
        "from_day": row.from_day,
        "made_by": str(row.made_by),
        "made_at": row.made_at.isoformat(),
    }
