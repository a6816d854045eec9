"""A pytest plugin (`-p tests.database`): starts the throw-away server before Django's settings are read."""

import os
import shutil
import tempfile
from contextlib import ExitStack

_stack = ExitStack()
_folder = tempfile.mkdtemp(prefix="wir-test-")
os.chmod(_folder, 0o711)
os.environ["WIR_VAR"] = _folder
os.environ["DEMO"] = "1"
os.environ.pop("DATABASE_URL", None)

from wir.config import postgres  # noqa: E402 - the environment must be set first

_stack.enter_context(postgres.running(postgres.place(os.environ), throwaway=True))


def pytest_unconfigure(config):
    """Stop the server and leave nothing behind."""
    _stack.close()
    shutil.rmtree(_folder, ignore_errors=True)
