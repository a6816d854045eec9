"""`wir lot POOL.csv FEATURES.csv --size N`: a fair lot with its certificate, its list and the panel that was drawn."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from wir.algorithms.bad_input import BadInput
from wir.algorithms.lot import Impossible, Lot, Person, Pool, Quota, drawing, pool_of, sortition
from wir.config.commands.arguments import Arguments, whole
from wir.config.commands.guarded import guarded
from wir.config.commands.reading import UnusableError, read_table

QUOTAS_CANNOT_BE_MET = 3


def run(argv: list[str]) -> int:
    """The command without its name; prints JSON. 0 when drawn, 3 when no panel keeps the quotas, 2 for bad input."""
    return guarded(lambda: _carry_out(argv))


def _carry_out(argv: list[str]) -> int:
    given = _arguments().parse_args(argv)
    try:
        quotas = _quotas(given.features)
        columns = [
            "id",
            *([given.households] if given.households else []),
            *(quota.feature for quota in quotas),
        ]
        people = _people(given.pool, given.households, columns)
        pool = pool_of(people, quotas, given.size)
        lot = sortition(pool, given.objective)
    except BadInput as wrong:
        raise UnusableError(str(wrong)) from None
    except Impossible as impossible:
        _print(_proposal(impossible))
        return QUOTAS_CANNOT_BE_MET
    rng = np.random.default_rng(given.seed)
    panels = drawing.panels_list(pool, lot.mixture, rng)
    text = drawing.as_text(panels)
    if given.list:
        Path(given.list).write_text(text, encoding="utf-8")
    _print(_answer(lot, panels, text, panels[int(rng.integers(len(panels)))], given))
    return 0


def _arguments() -> Arguments:
    parser = Arguments(prog="wir lot", description="Lost eine Versammlung aus: Alle Quoten gelten, niemandes Chance ist kleiner als nötig.")  # fmt: skip
    parser.add_argument(
        "pool", metavar="TOPF.csv", help="eine Zeile je Mensch: id und eine Spalte je Merkmal"
    )
    parser.add_argument("features", metavar="MERKMALE.csv", help="feature,value,min,max")
    parser.add_argument("--size", type=whole, required=True, metavar="ZAHL", help="Plätze der Versammlung")
    parser.add_argument(
        "--seed", type=whole, default=0, metavar="ZAHL", help="Zahl, aus der der Zufall entsteht (0)"
    )
    parser.add_argument("--objective", choices=("leximin", "maximin"), default="leximin")
    parser.add_argument(
        "--households", metavar="SPALTE", help="höchstens ein Mensch je Haushalt; Spalte mit dem Haushalt"
    )
    parser.add_argument(
        "--list", metavar="DATEI", help="schreibt die Liste von 1.000 gleich wahrscheinlichen Versammlungen"
    )
    return parser


def _people(name: str, households: str | None, columns: Sequence[str]) -> list[Person]:
    """Everybody in the pool. Raises UnusableError also when one of these columns is missing."""
    rows = read_table(name)
    for column in columns:
        if rows and column not in rows[0]:
            raise UnusableError(f"{name}: Es fehlt die Spalte „{column}“.")
    if not rows:
        raise UnusableError(f"{name}: Der Topf ist leer.")
    for number, row in enumerate(rows, start=2):
        if not row["id"]:
            raise UnusableError(f"{name}: Zeile {number} hat keine Kennung (Spalte „id“).")
    return [Person(row["id"], row, (row[households] or None) if households else None) for row in rows]


def _quotas(name: str) -> list[Quota]:
    rows = read_table(name)
    quotas = []
    for number, row in enumerate(rows, start=2):
        try:
            quotas.append(Quota(row["feature"], row["value"], int(row["min"]), int(row["max"])))
        except (KeyError, ValueError):
            raise UnusableError(
                f"{name}: Zeile {number}: Erwartet werden feature, value und zwei ganze Zahlen min und max."
            ) from None
    if not quotas:
        raise UnusableError(f"{name}: Es gibt keine Merkmale.")
    return quotas


def _answer(lot: Lot, panels: list[list[str]], text: str, drawn: list[str], given: Any) -> dict[str, Any]:
    seats = drawing.Seats(lot.pool, np.random.default_rng(given.seed))
    return {
        "size": lot.pool.size,
        "objective": given.objective,
        "seed": given.seed,
        "probabilities": lot.chances(),
        "panels": [
            {"weight": float(weight), "members": seats.members(panel)}
            for panel, weight in zip(lot.mixture.panels, lot.mixture.weights, strict=True)
        ],
        "certificate": lot.gap,
        "list": {"size": len(panels), "hash": drawing.hash_of(text)},
        "panel": drawn,
        "quotas": _told_quotas(lot.pool, lot, drawn),
    }


def _told_quotas(pool: Pool, lot: Lot, drawn: list[str]) -> list[dict[str, Any]]:
    chances, chosen = lot.chances(), set(drawn)
    told = []
    for quota in pool.quotas:
        people = [person.id for person in pool.people if person.values[quota.feature] == quota.value]
        told.append(
            {
                "feature": quota.feature,
                "value": quota.value,
                "min": quota.least,
                "max": quota.most,
                "pool": len(people),
                "expected": sum(chances[name] for name in people),
                "panel": sum(name in chosen for name in people),
            }
        )
    return told


def _proposal(impossible: Impossible) -> dict[str, Any]:
    return {
        "impossible": str(impossible),
        "smallest_change": None
        if impossible.changes is None
        else [
            {
                "feature": change.feature,
                "value": change.value,
                "min": change.least,
                "max": change.most,
                "new_min": change.new_least,
                "new_max": change.new_most,
            }
            for change in impossible.changes
        ],
    }


def _print(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False))
