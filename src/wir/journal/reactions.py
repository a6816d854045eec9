"""When this happens, that follows: background jobs deferred inside the transaction of the act.

A job deferred here rolls back with the act and may run twice, so it looks whether its work is done. Each part lists its
reactions in `PART/reactions.py`; what happens after an act is found by reading that one file.

What nobody may see undone, not even for the second until a job runs, happens `within` the act instead.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_tasks: dict[str, list[Any]] = defaultdict(list)
_inside: dict[str, list[Callable[..., None]]] = defaultdict(list)


def after(act: str, task: Any) -> None:
    """Let `task(thing_id=...)` follow the act "part.verb"."""
    if task not in _tasks[act]:
        _tasks[act].append(task)


def within(act: str, function: Callable[..., None]) -> None:
    """Let `function(thing, by=...)` be part of the act "part.verb": same transaction, and what it raises undoes the act.

    For a room further up that must not lag behind an act of a room further down. Locks are held: no rendering, no network.
    """
    if function not in _inside[act]:
        _inside[act].append(function)


def reactions_to(act: str) -> tuple[Any, ...]:
    """The tasks that follow an act, in the order they were declared."""
    return tuple(_tasks[act])


def parts_of(act: str) -> tuple[Callable[..., None], ...]:
    """The functions that are part of an act, in the order they were declared."""
    return tuple(_inside[act])


def defer_reactions(act: str, thing_id: int) -> None:
    """Called by the door, inside its transaction."""
    for task in _tasks[act]:
        task.defer(thing_id=thing_id)
