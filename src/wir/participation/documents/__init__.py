"""What goes out on paper from a process: the strategy's text, and the pack for the council."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from wir.accounts.models import Organisation
from wir.documents import kinds
from wir.strategy.models import Process

TYPST = Path(__file__).resolve().parents[1] / "typst"

STRATEGY = kinds.register(kinds.Kind("strategy", "Strategie", TYPST / "strategy.typ", ("facts", "sections")))
COUNCIL_PACK = kinds.register(
    kinds.Kind(
        "council_pack",
        "Beschlussvorlage",
        TYPST / "council_pack.typ",
        ("facts", "short", "resolution", "head", "measures", "reached", "objections"),
    )
)


def head(process: Process, *, title: str, number: str, day: str, mark: str = "") -> dict[str, object]:
    """What the layout of every document needs: from the leading town, to whom it may concern."""
    town: Organisation = process.controller
    place = f"{town.postal_code} {town.town}".strip()
    return {
        "title": title,
        "number": number,
        "day": day,
        "demo": settings.WIR_DEMO,
        "mark": mark,
        "sender": {
            "name": town.name,
            "lines": [line for line in (town.street, place) if line],
            "contact": [],
        },
        "addressee": [process.name],
    }


def address(page: str, process: Process) -> str:
    """Where everybody reads that page of the process."""
    return f"{settings.WIR_ADDRESS}{reverse(f'participation:{page}', args=[process.slug])}"
