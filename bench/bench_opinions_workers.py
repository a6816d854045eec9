"""Claim: opinion groups reckoned by two Dask workers are those of one process: directions and places within 1e-8, same file.

Dask is an extra (`pip install 'wir-portal[dask]'`) and not in the lock file; without it this says so and claims nothing.
"""

import json
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from bench_opinions import WIR, write
from measuring import report

from wir.algorithms.opinions import distributed, reading
from wir.algorithms.opinions.components import components, positions

PEOPLE, STATEMENTS, VOTES = 30_000, 200, 3_000_000


def main() -> bool:
    if find_spec("distributed") is None:
        print("       Dask is not installed: nothing measured")
        return True
    from dask.distributed import LocalCluster

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "votes.csv"
        write(file, PEOPLE, STATEMENTS, VOTES)
        alone, seconds = opinions(file)
        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            address = cluster.scheduler_address
            together, longer = opinions(file, "--scheduler", address)
            apart = difference(file, address)
    print(f"       one process {seconds:.1f} s, two workers {longer:.1f} s, start included")
    same = alone == together
    print("ok     the same file" if same else "MISSED the files differ")
    return report("largest difference", apart * 1e8, 1, "x 1e-8") and same


def opinions(file: Path, *more: str) -> tuple[dict[str, object], float]:
    """What the command writes, and how long it took."""
    out, begun = file.with_suffix(".json"), time.perf_counter()
    subprocess.run([WIR, "opinions", str(file), "--out", str(out), *more], check=True)
    return json.loads(out.read_text()), time.perf_counter() - begun


def difference(file: Path, address: str) -> float:
    """The largest one in means, directions and places of all people; not exactly 0, so that a ratio can be told."""
    with file.open("rb") as opened:
        votes = reading.read(opened)
    found = components(votes)
    with distributed.workers(address) as work:
        other = components(votes, work)
        there = positions(votes, other, work)
    pairs = (
        (found.mean, other.mean),
        (found.loading, other.loading),
        (positions(votes, found), there),
    )
    return max(1e-17, *(float(np.abs(one - two).max()) for one, two in pairs))


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
