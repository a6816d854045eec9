"""An approval election over measures with costs. Equal ballots are merged: only their number counts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wir.algorithms.bad_input import BadInput

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Project:
    """One measure: its id, what it costs (in the currency of the budget), its name."""

    id: str
    cost: Fraction
    name: str = ""


@dataclass(frozen=True)
class Election:
    """Budget, projects in the order of their ids, and how often each set of approved projects was handed in.

    `ballots` maps a sorted tuple of project positions to the number of people. Raises BadInput when the budget or a cost
    is not positive.
    """

    budget: Fraction
    projects: tuple[Project, ...]
    ballots: Mapping[tuple[int, ...], int]

    def __post_init__(self) -> None:
        if self.budget <= 0:
            raise BadInput("Das Budget muss größer als null sein.")
        for project in self.projects:
            if project.cost <= 0:
                raise BadInput(f"Vorhaben „{project.id}“: Die Kosten müssen größer als null sein.")

    @classmethod
    def of(
        cls, budget: Fraction, projects: Iterable[Project], approvals: Iterable[Iterable[str]]
    ) -> "Election":
        """From one collection of project ids for each person. Raises BadInput for an id that no project has."""
        ordered = tuple(sorted(projects, key=lambda project: natural(project.id)))
        place = {project.id: number for number, project in enumerate(ordered)}
        if len(place) != len(ordered):
            twice = next(i for i, n in Counter(project.id for project in ordered).items() if n > 1)
            raise BadInput(f"Vorhaben „{twice}“ steht zweimal in der Liste.")
        try:
            ballots = Counter(tuple(sorted({place[name] for name in ballot})) for ballot in approvals)
        except KeyError as unknown:
            raise BadInput(
                f"Jemand hat für „{unknown.args[0]}“ gestimmt. Dieses Vorhaben gibt es nicht."
            ) from None
        return cls(budget, ordered, ballots)

    @cached_property
    def voters(self) -> int:
        """How many people handed in a ballot, empty ones included: everybody has a share."""
        return sum(self.ballots.values())

    @cached_property
    def weights(self) -> Ints:
        """People behind each distinct ballot, in sorted order of the ballots."""
        return np.array([self.ballots[ballot] for ballot in sorted(self.ballots)], dtype=np.int64)

    @cached_property
    def supporters(self) -> tuple[Ints, ...]:
        """For each project the positions of the ballots that approve it."""
        lists: list[list[int]] = [[] for _ in self.projects]
        for number, ballot in enumerate(sorted(self.ballots)):
            for project in ballot:
                lists[project].append(number)
        return tuple(np.array(found, dtype=np.int64) for found in lists)

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """How many people approve each project."""
        return tuple(int(self.weights[found].sum()) for found in self.supporters)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key in which 2 comes before 10."""
    return tuple(
        (0, int(part), part) if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", name)
        if part
    )
