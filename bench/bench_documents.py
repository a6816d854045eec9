"""Claim: a grant notice is rendered in at most 250 ms and sealed in at most 1 s of processor time."""

import os
import sys
import time

from measuring import report

TIMES = 20


def main() -> bool:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["WIR_VAR"] = str(_var())
    import django

    django.setup()
    from django.conf import settings
    from tests.documents.notices import DAY, NOTICE, notice

    from wir.documents import render, seal
    from wir.funding.documents import grant_notice_data

    seal.make_test_seal(settings.WIR_SEAL_FILE.parent)
    data = grant_notice_data(NOTICE)
    rendering = _milliseconds(
        lambda number: render.render("grant_notice", data | {"project": f"Zeit {number}"}, on=DAY)
    )
    sealing = _milliseconds(lambda _number: seal.seal(notice()))
    return all(
        [
            report("rendering a notice: CPU", rendering, 250, "ms"),
            report("sealing it: CPU", sealing, 1_000, "ms"),
        ]
    )


def _var():
    from measuring import folder

    made = folder()
    made.mkdir()
    return made


def _milliseconds(work) -> float:
    """Processor time of one, after a first that warms up."""
    work(0)
    begun = time.process_time()
    for number in range(1, TIMES + 1):
        work(number)
    return (time.process_time() - begun) / TIMES * 1000


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
