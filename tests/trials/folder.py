"""Where the large files lie that are not shipped: `WIR_DATA=folder make test-data`."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("WIR_DATA", "/nowhere"))


def found(pattern):
    """Whatever lies there under such a name, one trial each."""
    return [pytest.param(path, id=str(path.relative_to(FOLDER))) for path in sorted(FOLDER.rglob(pattern))]
