"""Claim: opinion groups of 100,000 people in 12 seconds and 600 MB, of a million in 90 seconds and 3 GB, reading included.

Beside it: one truncated SVD of the same sparse matrix, in memory already, which nobody can go below; and what the library
red-dwarf 0.4.0 needed for the smaller case on such a machine (209 s, 3,828 MB).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from measuring import report
from scipy.sparse.linalg import svds

from wir.algorithms.opinions import reading
from wir.algorithms.opinions.components import components

WIR = str(Path(sys.executable).parent / "wir")
CASES = ((100_000, 500, 5_000_000, 12.0, 600), (1_000_000, 1_000, 20_000_000, 90.0, 3_000))
RED_DWARF = {100_000: (209.0, 3_828)}


def main() -> bool:
    good = True
    for people, statements, votes, seconds, megabytes in CASES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "votes.csv"
            write(file, people, statements, votes)
            wall, memory = timed([WIR, "opinions", str(file), "--out", str(Path(folder) / "out.json")])
            floor = truncated_svd(file)
        good &= report(f"opinions of {people:,} x {statements}, {votes:,} votes", wall, seconds, "s")
        good &= report("  its memory", memory, megabytes, "MB")
        print(f"       {wall / floor:.1f} times one truncated SVD of the same matrix ({floor:.1f} s)")
        if people in RED_DWARF:
            theirs = RED_DWARF[people]
            print(
                f"       red-dwarf: {theirs[0] / wall:.0f} times as long, {theirs[1] / memory:.1f} times the memory"
            )
    return good


def write(file: Path, people: int, statements: int, votes: int) -> None:
    """Three groups of like-minded people; some vote much, some little; about one vote in twenty is a second thought."""
    rng = np.random.default_rng(1)
    group, belief = rng.integers(0, 3, people), rng.normal(0, 1, (3, statements))
    with file.open("w") as out:
        out.write("timestamp,comment-id,voter-id,vote\n")
        for first in range(0, votes, 500_000):
            size = min(500_000, votes - first)
            who = np.minimum((rng.random(size) ** 1.3 * people).astype(int), people - 1)
            what = rng.integers(0, statements, size)
            feels = belief[group[who], what] + rng.normal(0, 1, size)
            vote = np.where(feels > 0.4, 1, np.where(feels < -0.4, -1, 0))
            rows = zip(what.tolist(), who.tolist(), vote.tolist(), strict=True)
            out.write("\n".join(f"1600000000,{s},{p},{v}" for s, p, v in rows) + "\n")


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and the largest resident memory in MB of a whole process."""
    begun = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit("the command failed")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def truncated_svd(file: Path) -> float:
    with file.open("rb") as opened:
        votes = reading.read(opened)
    matrix = votes.centred(components(votes).mean)
    begun = time.perf_counter()
    svds(matrix, k=2, v0=np.ones(min(matrix.shape)))
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
