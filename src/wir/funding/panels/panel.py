"""What a panel is."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """One part of a page: an anchor `name`, a heading, the template that shows `context`."""

    name: str
    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
