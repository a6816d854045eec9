"""Claims: from an empty folder to an answering page within 60 seconds, the second time within 8, stopped within 5.

The environment is built already; what `make install` adds depends on the network.
"""

import shutil
import sys

from measuring import Portal, folder, report


def main() -> bool:
    var = folder()
    try:
        first = Portal(var)
        stopped = first.stop()
        second = Portal(var)
        second.stop()
    finally:
        shutil.rmtree(var.parent, ignore_errors=True)
    results = [
        report("first start, empty folder", first.answered, 60, "s"),
        report("second start", second.answered, 8, "s"),
        report("stop until nothing is left", stopped, 5, "s"),
    ]
    return all(results)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
