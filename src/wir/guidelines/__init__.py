"""The law's values by day: one YAML file a line with day, value, source and confidence. Every part reads them here. No Django needed.

`law(line, on)` is the guideline in force on a day; how a file is written stands in `schema.py`; the files of the
programme are in `lines/`, what holds for every line in `procedure/`, an invented one to try things out in `demo/` (used only when that folder is named).
"""

from wir.guidelines.records import FaultyError, Law, Line, Version
from wir.guidelines.shelf import (
    check,
    complaints,
    folders,
    law,
    line,
    lines,
    names,
    procedure,
    procedures,
    use,
)

__all__ = [
    "FaultyError",
    "Law",
    "Line",
    "Version",
    "check",
    "complaints",
    "folders",
    "law",
    "line",
    "lines",
    "names",
    "procedure",
    "procedures",
    "use",
]
