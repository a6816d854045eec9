"""Claim: all municipalities of Hessen times all lines are answered within 20 seconds of one processor.

Timed is what a caller gets: the finished answer with every sentence and source.
"""

import sys
import time
from datetime import date

from measuring import report

from wir import guidelines
from wir.funding import eligibility
from wir.territory import tables

ON, LIMIT = date(2026, 11, 2), 20.0


def main() -> bool:
    places = [place.ags for place in tables.municipalities(ON)]
    lines = [line.line for line in guidelines.lines()]
    begun = time.process_time()
    verdicts: dict[str, int] = {}
    for line in lines:
        for ags in places:
            case = {"line": line, "on": ON.isoformat(), "lead": {"kind": "municipality", "ags": ags}}
            verdict = eligibility.answer(case)["verdict"]
            verdicts[verdict] = verdicts.get(verdict, 0) + 1
    seconds = time.process_time() - begun
    answers = len(places) * len(lines)
    print(f"       {len(places)} municipalities x {len(lines)} lines = {answers:,} answers: {verdicts}")
    print(f"       {answers / seconds:,.0f} answers a second")
    return report("eligibility of every municipality in every line", seconds, LIMIT, "s CPU")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
