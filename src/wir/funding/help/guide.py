"""What help beside a section consists of."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Guide:
    """What belongs into a section, what often goes wrong, whom to ask. `page` is a route with the words of its link."""

    belongs: tuple[Any, ...]
    mistakes: tuple[Any, ...]
    ask: Any
    page: tuple[str, Any] | None = None
