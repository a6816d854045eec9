"""The official register of municipalities (Gemeindeverzeichnis, GV100AD), the text file of the Statistisches Bundesamt.

It tells what the shipped tables do not know: whether a municipality is a Stadt. Names, areas, postal codes and numbers of
inhabitants become those of the file. Keys and their periods stay as the dated changes have them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from django.db import transaction

from wir.core.refusal import Refused
from wir.core.text import clean_text, sort_key
from wir.territory.loading import COUNCIL_OF
from wir.territory.models import Council, Municipality, Population

STATE = "06"
MUNICIPALITY = "60"
# EF7 of the register: 61 kreisfreie Stadt, 63 Stadt, 64 Gemeinde; 65 and 66 are areas without a municipality.
TITLES = {61: Municipality.Title.STADT, 63: Municipality.Title.STADT, 64: Municipality.Title.GEMEINDE}


@dataclass(frozen=True)
class RegisterReport:
    """What an import did: day of the territory, updated municipalities, keys it left alone, keys the file lacks."""

    day: date
    updated: int
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


@transaction.atomic
def import_register(path: Path, *, counted_on: date, basis: str) -> RegisterReport:
    """Take over what the register says about Hessen. `counted_on` and `basis` belong to the numbers of inhabitants.

    The file itself names neither. Raises Refused with one German sentence for a file it cannot read; nothing is changed.
    """
    entries = {entry.regional_code: entry for entry in _entries(path) if entry.type.value in TITLES}
    if not entries:
        raise Refused(
            f"In {path.name} steht keine Gemeinde aus Hessen. Bitte prüfen Sie, ob es die richtige Datei ist."
        )
    days = {entry.timestamp for entry in entries.values()}
    if len(days) > 1:
        raise Refused(
            f"In {path.name} stehen verschiedene Gebietsstände. Ein Gemeindeverzeichnis hat nur einen."
        )
    (day,) = days
    places = {place.ags: place for place in Municipality.objects.on(day).filter(ags__in=entries)}
    source = f"Gemeindeverzeichnis GV-ISys (GV100AD), © Statistisches Bundesamt (Destatis), Gebietsstand {day:%d.%m.%Y}"
    for ags, place in places.items():
        _take_over(place, entries[ags], source)
    Municipality.objects.bulk_update(
        places.values(), ["name", "sort_key", "title", "postal_code", "area_km2", "source"], batch_size=500
    )
    _store_figures(places, entries, counted_on, basis, source)
    _name_councils(places)
    missing = Municipality.objects.on(day).exclude(ags__in=entries).values_list("ags", flat=True)
    return RegisterReport(day, len(places), tuple(sorted(entries.keys() - places.keys())), tuple(missing))


def _take_over(place: Municipality, entry: Any, source: str) -> None:
    place.name = clean_text(entry.name.split(",")[0])
    place.sort_key = sort_key(place.name)
    place.title = TITLES[entry.type.value]
    place.postal_code = entry.postal_code
    place.area_km2 = Decimal(entry.area) / 100
    place.source = source


def _store_figures(
    places: dict[str, Municipality], entries: dict[str, Any], day: date, basis: str, source: str
) -> None:
    Population.objects.bulk_create(
        [
            Population(
                municipality=place, date=day, value=entries[ags].inhabitants, basis=basis, source=source
            )
            for ags, place in places.items()
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["municipality", "date"],
        update_fields=["value", "basis", "source"],
    )


def _name_councils(places: dict[str, Municipality]) -> None:
    councils = list(Council.objects.filter(municipality__in=places.values()).select_related("municipality"))
    for council in councils:
        council.kind = COUNCIL_OF[council.municipality.title]
        council.unknown_because = ""
    Council.objects.bulk_update(councils, ["kind", "unknown_because"], batch_size=500)


def _entries(path: Path) -> Iterator[Any]:
    """The municipalities of the state, line by line, so that a broken line can be named."""
    try:
        from gv100ad import GV100ADReader  # noqa: PLC0415 - an optional extra, needed only here
    except ImportError:
        raise Refused(
            'Zum Lesen des Gemeindeverzeichnisses fehlt die Bibliothek gv100ad-py: pip install "wir-portal[territory]".'
        ) from None
    for number, line in enumerate(_lines(path), start=1):
        try:
            for record in GV100ADReader(StringIO(line)).read():
                if line.startswith(MUNICIPALITY) and record.regional_code.startswith(STATE):
                    yield record
        except (ValueError, IndexError):
            raise Refused(
                f"Zeile {number} von {path.name} ist keine Zeile des Gemeindeverzeichnisses (GV100AD). "
                "Es wurde nichts übernommen."
            ) from None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError:
        raise Refused(f"Die Datei {path} lässt sich nicht öffnen.") from None
    except UnicodeDecodeError:
        raise Refused(f"Die Datei {path.name} ist kein Text in UTF-8.") from None
