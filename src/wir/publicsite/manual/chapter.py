"""What the manual consists of: chapters by what somebody is here for, in them tasks, each a verb with its steps."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Task:
    """One thing to do. `page` is a route with the words of its link: the place where it is done."""

    name: str
    verb: Any
    steps: tuple[Any, ...]
    page: tuple[str, Any] | None = None


@dataclass(frozen=True)
class Readable:
    """One kind of thing and who reads it: names of `READERS`, in their order, and a sentence about the limits."""

    what: Any
    readers: tuple[str, ...]
    note: Any = ""


@dataclass(frozen=True)
class Chapter:
    """One page of the manual. `ask` says whom one asks when it does not help."""

    slug: str
    title: Any
    lead: Any
    tasks: tuple[Task, ...] = ()
    readable: tuple[Readable, ...] = ()
    ask: Any = ""
