"""`wir opinions VOTES.csv`: opinion groups, what marks them, what all share, as JSON."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np

from wir.algorithms.bad_input import BadInput
from wir.algorithms.opinions import Parameters, Statements, Votes, distributed, opinion_map, reading, report
from wir.config.commands.arguments import Arguments, whole
from wir.config.commands.guarded import guarded
from wir.config.commands.reading import UnusableError, opened, read_table


def run(argv: list[str]) -> int:
    """The command without its name. Gives the exit code: 0, or 2 for what cannot be read."""
    return guarded(lambda: _carry_out(argv))


def _carry_out(argv: list[str]) -> int:
    given = _arguments().parse_args(argv)
    try:
        with opened(given.votes) as file:
            votes = reading.read(file)
        known = _statements(given.statements, votes) if given.statements else Statements.plain(votes)
        parameters = Parameters(seed=given.seed)
        with _work(given.scheduler) as work:
            found = opinion_map(votes, parameters, known, work)
    except (BadInput, distributed.NotThere) as wrong:
        raise UnusableError(
            f"{given.votes}: {wrong}" if isinstance(wrong, BadInput) else str(wrong)
        ) from None
    text = json.dumps(report.report(found, parameters, known), ensure_ascii=False)
    if given.out:
        Path(given.out).write_text(text + "\n", encoding="utf-8")
    else:
        sys.stdout.write(text + "\n")
    return 0


def _arguments() -> Arguments:
    parser = Arguments(prog="wir opinions", description="Findet Meinungsgruppen in Stimmen zu Aussagen.")
    parser.add_argument(
        "votes",
        metavar="STIMMEN.csv",
        help="Spalten voter-id, comment-id, vote (1, 0, -1); - liest von der Standardeingabe",
    )
    parser.add_argument("--out", metavar="DATEI", help="schreibt in diese Datei statt auf den Bildschirm")
    parser.add_argument(
        "--statements",
        metavar="DATEI",
        help="Aussagen: comment-id, comment-body, moderated (-1 gilt nicht), is-meta",
    )
    parser.add_argument(
        "--seed", type=whole, default=0, metavar="ZAHL", help="Zahl, aus der der Zufall entsteht (0)"
    )
    parser.add_argument("--scheduler", metavar="ADRESSE", help="rechnet auf mehreren Maschinen mit Dask")
    return parser


def _work(scheduler: str | None) -> AbstractContextManager[Any]:
    return distributed.workers(scheduler) if scheduler else nullcontext(map)


def _statements(name: str, votes: Votes) -> Statements:
    table = read_table(name)
    if table and "comment-id" not in table[0]:
        raise UnusableError(f"{name}: Es fehlt die Spalte „comment-id“.")
    if not table:
        raise UnusableError(f"{name}: Die Datei hat keine Aussagen.")
    rows = {row["comment-id"]: row for row in table}
    ids = [report.name_of(identity) for identity in votes.statements]
    if not rows.keys() & set(ids):
        raise UnusableError(
            f"{name}: Zu keiner dieser Aussagen gibt es Stimmen. Gehört die Datei zu anderen Stimmen?"
        )
    out = np.array([rows.get(i, {}).get("moderated", "") == "-1" for i in ids])
    meta = np.array([rows.get(i, {}).get("is-meta", "").lower() in ("1", "true", "t") for i in ids])
    texts = {i: rows[i]["comment-body"] for i in ids if rows.get(i, {}).get("comment-body")}
    return Statements(out, meta, texts)
