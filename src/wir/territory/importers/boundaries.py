"""Outlines of municipalities from a GeoJSON file (WGS84), stored in the table `Boundary`, coarse enough for a page.

Every corner is snapped to one grid, so that neighbours keep their common line; a library for geometry is not needed.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.territory.models import Boundary, Municipality

GRID = 500  # corners a degree: 0.002 degrees are about 200 m, less than a pixel on a page
KEYS = ("ags", "AGS")


@dataclass(frozen=True)
class BoundaryReport:
    """How many outlines were stored, and the keys of areas that are no municipality of that day."""

    stored: int
    unknown: tuple[str, ...]


@transaction.atomic
def import_boundaries(path: Path, *, source: str, on: date) -> BoundaryReport:
    """Replace all outlines by those of the file, for the municipalities that stand on the day.

    `source` is the notice that the licence asks for and is shown under each map. Raises Refused with one German sentence
    for a file it cannot read; nothing is changed then.
    """
    if not clean_text(source):
        raise Refused("Bitte nennen Sie die Quelle der Grenzen. Sie steht später unter jeder Karte.")
    outlines = dict(_outlines(path))
    places = dict(Municipality.objects.on(on).values_list("ags", "pk"))
    found = [
        Boundary(municipality_id=places[ags], rings=rings, source=clean_text(source))
        for ags, rings in outlines.items()
        if ags in places
    ]
    if not found:
        raise Refused(
            f"In {path.name} steht keine Gemeinde, die wir kennen. Gesucht wird die Eigenschaft „ags“."
        )
    Boundary.objects.all().delete()
    Boundary.objects.bulk_create(found, batch_size=500)
    return BoundaryReport(len(found), tuple(sorted(outlines.keys() - places.keys())))


def _outlines(path: Path) -> Iterator[tuple[str, list[list[list[float]]]]]:
    for number, feature in enumerate(_features(path), start=1):
        try:
            properties, geometry = feature["properties"], feature["geometry"]
            ags = next(str(properties[key]) for key in KEYS if properties.get(key))
            rings = [_snapped(ring) for polygon in _polygons(geometry) for ring in polygon]
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
            raise Refused(
                f"Gebiet {number} in {path.name} hat keinen Schlüssel oder keinen lesbaren Umriss. "
                "Es wurde nichts übernommen."
            ) from None
        yield ags, [ring for ring in rings if len(ring) >= 3]


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        return list(geometry["coordinates"])
    raise ValueError(geometry["type"])


def _snapped(ring: Iterable[Any]) -> list[list[float]]:
    """The ring on the grid, without corners that fall onto the one before."""
    corners: list[list[float]] = []
    for lon, lat, *_ in ring:
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ValueError("not WGS84")
        corner = [round(lon * GRID) / GRID, round(lat * GRID) / GRID]
        if not corners or corner != corners[-1]:
            corners.append(corner)
    return corners


def _features(path: Path) -> list[Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise Refused(f"Die Datei {path} lässt sich nicht öffnen.") from None
    except ValueError:
        raise Refused(f"Die Datei {path.name} ist kein GeoJSON.") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise Refused(f"Die Datei {path.name} ist kein GeoJSON mit Gebieten (FeatureCollection).")
    return features
