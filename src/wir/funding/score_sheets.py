"""Score sheets as YAML that lawyers can read: weighted criteria with anchors. A round keeps its own frozen copy."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("sheets")


@dataclass(frozen=True)
class Criterion:
    """One question to the application. `anchors` say what some of the points mean for it."""

    name: str
    label: str
    weight: int
    anchors: dict[int, str]


@dataclass(frozen=True)
class Sheet:
    """A score sheet (Bewertungsbogen); `scale` names each number of points, `label` says whether it is official."""

    label: str
    source: str
    scale: dict[int, str]
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> range:
        """What may be given, from `least` to `most`."""
        return range(min(self.scale), max(self.scale) + 1)

    @property
    def weights(self) -> dict[str, int]:
        return {criterion.name: criterion.weight for criterion in self.criteria}


def read(table: dict[str, Any]) -> Sheet:
    """A sheet from what the file or a round's frozen copy says. Raises ValueError when the scale has gaps."""
    scale = {int(points): str(says) for points, says in table["scale"].items()}
    if sorted(scale) != list(range(int(table["least"]), int(table["most"]) + 1)):
        raise ValueError("every number of points needs its word")
    criteria = tuple(
        Criterion(
            name=row["name"],
            label=row["label"],
            weight=int(row["weight"]),
            anchors={int(points): str(says) for points, says in row["anchors"].items()},
        )
        for row in table["criteria"]
    )
    if len({criterion.name for criterion in criteria}) != len(criteria) or not criteria:
        raise ValueError("criteria have names of their own")
    return Sheet(label=table["label"], source=table["source"], scale=scale, criteria=criteria)


@cache
def names() -> tuple[str, ...]:
    """All sheets that are there."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def table(name: str) -> dict[str, Any]:
    """The sheet of that name as it is frozen into a round: JSON keeps only texts as keys. Raises KeyError."""
    if name not in names():
        raise KeyError(name)
    found = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    read(found)
    return {
        **found,
        "scale": {str(points): says for points, says in found["scale"].items()},
        "criteria": [
            {**row, "anchors": {str(points): says for points, says in row["anchors"].items()}}
            for row in found["criteria"]
        ],
    }
