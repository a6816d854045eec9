"""`wir shares FILE.pb`: which measures equal shares fund, and why each one or not."""

import json

from wir.algorithms.bad_input import BadInput
from wir.algorithms.shares import pabulib
from wir.algorithms.shares.completion import select, select_by_votes
from wir.algorithms.shares.explanation import answer
from wir.config.commands.arguments import Arguments
from wir.config.commands.guarded import guarded
from wir.config.commands.reading import UnusableError, read_text

MOST_BYTES = 200_000_000


def run(argv: list[str]) -> int:
    """The command without its name; what it prints is JSON. Gives the exit code: 0, or 2 for what cannot be read."""
    return guarded(lambda: _carry_out(argv))


def _carry_out(argv: list[str]) -> int:
    parser = Arguments(
        prog="wir shares", description="Wählt Vorhaben nach der Methode der gleichen Anteile aus."
    )
    parser.add_argument(
        "file",
        metavar="DATEI.pb",
        help="Vorhaben und Stimmen im Format Pabulib; - liest von der Standardeingabe",
    )
    parser.add_argument("--utility", choices=("cost", "cardinality"), default="cost",
                        help="was ein Vorhaben wert ist: seine Kosten oder jedes gleich viel")  # fmt: skip
    parser.add_argument("--completion", choices=("none", "add1", "add1-greedy"), default="none",
                        help="was mit dem Geld geschieht, das übrig bleibt")  # fmt: skip
    parser.add_argument("--rule", choices=("shares", "votes"), default="shares",
                        help="gleiche Anteile oder die einfache Summe der Stimmen")  # fmt: skip
    given = parser.parse_args(argv)
    try:
        election = pabulib.parse(read_text(given.file, MOST_BYTES))
        by_votes = given.rule == "votes"
        selection = (
            select_by_votes(election) if by_votes else select(election, given.utility, given.completion)
        )
    except BadInput as wrong:
        raise UnusableError(f"{given.file}: {wrong}") from None
    told = {"utility": given.utility, "completion": given.completion, **answer(election, selection)}
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return 0
