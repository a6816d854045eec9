"""When this happens, that follows: background jobs deferred inside the transaction of the act.

A job deferred here rolls back with the act and may run twice, so it looks whether its work is done. Each part lists its
reactions in `PART/reactions.py`; what happens after an act is found by reading that one file.
"""

from collections import defaultdict
from typing import Any

_tasks: dict[str, list[Any]] = defaultdict(list)


def after(act: str, task: Any) -> None:
    """Let `task(thing_id=...)` follow the act "part.verb"."""
    if task not in _tasks[act]:
        _tasks[act].append(task)


def reactions_to(act: str) -> tuple[Any, ...]:
    """The tasks that follow an act, in the order they were declared."""
    return tuple(_tasks[act])


def defer_reactions(act: str, thing_id: int) -> None:
    """Called by the door, inside its transaction."""
    for task in _tasks[act]:
        task.defer(thing_id=thing_id)
