"""What takes long to make is made once in a run: by whoever needs it first, of all its processes; the others wait."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_NAME = "WIR_TESTS_SHARED"  # inherited by the processes that run the tests
_is_mine = _NAME not in os.environ
FOLDER = Path(os.environ.setdefault(_NAME, tempfile.mkdtemp(prefix="wir-shared-") if _is_mine else ""))
FOLDER.chmod(0o711)


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """That folder, made now if nobody has; what `make` leaves in the middle of an error is never seen."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            draft = folder.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            make(draft)
            draft.rename(folder)
    return folder


def tidy() -> None:
    """The process that began the run takes everything away."""
    if _is_mine:
        shutil.rmtree(FOLDER, ignore_errors=True)
