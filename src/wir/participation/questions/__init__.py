"""Kinds of questions: one file each, and the folder is the list. A new kind is a new file; no migration, no switch.

A file holds one class `Question` below `Kind`. Everything that pages, paper, results and exports know of a kind is said there.
"""

import pkgutil
from functools import cache
from importlib import import_module

from wir.participation.questions.kind import Asked, Choice, Kind, Table

__all__ = ["Asked", "Choice", "Kind", "Table", "kind", "kinds"]


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which the builder offers them."""
    found = [
        import_module(f"{__name__}.{module.name}").Question()
        for module in pkgutil.iter_modules(__path__)
        if module.name != "kind"
    ]
    return {one.name: one for one in sorted(found, key=lambda one: (one.order, one.name))}


def kind(name: str) -> Kind:
    """The kind of that name. Raises KeyError."""
    return kinds()[name]
