import os
import subprocess
import sys

HEAVY = "numpy", "openpyxl", "pyhanko", "scipy", "typst"


def _loaded_after(statements: str) -> set[str]:
    """Which of the heavy libraries a process of its own holds after these statements."""
    asked = f"import sys; {statements}; print(*sorted(set({HEAVY}) & set(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=os.environ
    )
    return set(found.stdout.split())


def test_whoever_only_shows_pages_loads_no_library_that_only_jobs_and_files_need():
    assert _loaded_after("import wir.config.wsgi; from django.urls import reverse; reverse('home')") == set()


def test_whoever_draws_lots_and_prints_loads_them():
    assert _loaded_after("import wir.participation.lots.reckoning, openpyxl, typst") == {
        "numpy", "openpyxl", "scipy", "typst",
    }  # fmt: skip
