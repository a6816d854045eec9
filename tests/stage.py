"""The cast stays on stage: one transaction around many tests, so that it is made once and not for each of them.

Each test works in a savepoint inside and gets a copy of the cast, so it finds everybody as they were. A test that needs an
empty stage, or real commits, clears it first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from django.db import transaction

from tests.cast import World, world


class Stage:
    """Empty until somebody asks for the cast."""

    def __init__(self):
        self._around = None
        self._cast = None

    def cast(self) -> World:
        """Everybody, for one test."""
        if self._around is None:
            self._around = transaction.atomic()
            self._around._from_testcase = True  # so that `durable` counts from the test, as Django's own does
            self._around.__enter__()
            self._cast = world()
        return deepcopy(self._cast)

    def clear(self):
        """Nobody has ever been there."""
        if self._around is not None:
            transaction.set_rollback(True)
            self._around.__exit__(None, None, None)
            self._around = None


@contextmanager
def scene(stage: Stage) -> Iterator[None]:
    """What is made inside is there for every test until the scene ends; the cast leaves the stage first."""
    stage.clear()
    around = transaction.atomic()
    around._from_testcase = True
    around.__enter__()
    try:
        yield
    finally:
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
