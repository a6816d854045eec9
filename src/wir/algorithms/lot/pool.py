"""Volunteers, features and quotas; people who count the same are one type.

Inside a type nobody is preferred: types carry the whole problem, and the draw inside one is uniform. With at most one
person a household, a type is features plus the make-up of the household, and households of one make-up share a limit.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wir.algorithms.bad_input import BadInput

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Kind = tuple[str, ...]
Signature = tuple[Kind, ...]


@dataclass(frozen=True)
class Quota:
    """At least `least` and at most `most` members of the panel have this value of the feature."""

    feature: str
    value: str
    least: int
    most: int


@dataclass(frozen=True)
class Person:
    """One volunteer: id, value by feature, household (None where nobody asked)."""

    id: str
    values: Mapping[str, str]
    household: str | None = None

    @property
    def home(self) -> tuple[str, bool]:
        """The household, or the person alone: a household and a person may have the same name."""
        return (self.household, True) if self.household else (self.id, False)


@dataclass(frozen=True)
class Type:
    """People who are interchangeable: their features and, with households, the make-up of theirs. `ids` in order."""

    kind: Kind
    household: Signature
    ids: tuple[str, ...]
    most: int


@dataclass(frozen=True)
class Rows:
    """Linear constraints low <= matrix @ c <= high on the numbers c of chosen people by type. The last row is the size."""

    matrix: csr_array
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Pool:
    """Who may be drawn. Raises BadInput for what cannot be a pool."""

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    size: int

    def __post_init__(self) -> None:
        if self.size < 1:
            raise BadInput("Die Versammlung muss mindestens eine Person haben.")
        if len(self.people) < self.size:
            raise BadInput(f"Im Topf sind {len(self.people)} Menschen, gebraucht werden {self.size}.")
        twice = [name for name, times in Counter(person.id for person in self.people).items() if times > 1]
        if twice:
            raise BadInput(f"Die Kennung „{twice[0]}“ steht zweimal im Topf.")
        for quota in self.quotas:
            if not 0 <= quota.least <= quota.most:
                raise BadInput(f"Quote „{quota.feature}: {quota.value}“: min muss zwischen 0 und max liegen.")

    @cached_property
    def features(self) -> tuple[str, ...]:
        """Features with quotas, in the order of the quotas."""
        return tuple(dict.fromkeys(quota.feature for quota in self.quotas))

    @cached_property
    def types(self) -> tuple[Type, ...]:
        """All types in sorted order; sizes add up to the pool."""
        kinds = {
            person.id: tuple(person.values[feature] for feature in self.features) for person in self.people
        }
        members: dict[tuple[Kind, Signature], list[str]] = defaultdict(list)
        houses: dict[tuple[Kind, Signature], set[tuple[str, bool]]] = defaultdict(set)
        signatures = self._signatures(kinds)
        for person in sorted(self.people, key=lambda person: person.id):
            key = (kinds[person.id], signatures.get(person.home, ()))
            members[key].append(person.id)
            houses[key].add(person.home)
        return tuple(
            Type(kind, sign, tuple(ids), len(houses[kind, sign]))
            for (kind, sign), ids in sorted(members.items())
        )

    def _signatures(self, kinds: Mapping[str, Kind]) -> dict[tuple[str, bool], Signature]:
        """The make-up of households with more than one volunteer; the others limit nothing."""
        inside: dict[tuple[str, bool], list[Kind]] = defaultdict(list)
        for person in self.people:
            inside[person.home].append(kinds[person.id])
        return {house: tuple(sorted(found)) for house, found in inside.items() if len(found) > 1}

    @cached_property
    def sizes(self) -> Ints:
        """People of each type."""
        return np.array([len(found.ids) for found in self.types], dtype=np.int64)

    @cached_property
    def most(self) -> Ints:
        """How many of each type one panel can have at most."""
        return np.array([found.most for found in self.types], dtype=np.int64)

    @cached_property
    def rows(self) -> Rows:
        """Quotas, then households, then the size."""
        lines: list[Floats] = []
        low: list[float] = []
        high: list[float] = []
        for quota in self.quotas:
            place = self.features.index(quota.feature)
            lines.append(np.array([found.kind[place] == quota.value for found in self.types], dtype=float))
            low.append(quota.least)
            high.append(
                max(quota.least, min(quota.most, self.size))
            )  # a row that nobody can fill is still one
        for line, number in self._households():
            lines.append(line)
            low.append(0)
            high.append(number)
        lines.append(np.ones(len(self.types)))
        low.append(self.size)
        high.append(self.size)
        return Rows(csr_array(np.array(lines)), np.array(low, dtype=float), np.array(high, dtype=float))

    def _households(self) -> list[tuple[Floats, int]]:
        """For each make-up with several types: members of all of them together, at most one a household."""
        places: dict[Signature, list[int]] = defaultdict(list)
        for number, found in enumerate(self.types):
            if found.household:
                places[found.household].append(number)
        lines = []
        for where in places.values():
            line = np.zeros(len(self.types))
            line[where] = 1.0
            lines.append((line, self.types[where[0]].most))
        return lines

    def fits(self, panel: Ints) -> bool:
        """Every limit holds, in whole numbers."""
        matrix = self.rows.matrix.toarray().astype(np.int64)
        value = matrix @ panel
        inside = (value >= self.rows.low.astype(np.int64)) & (value <= self.rows.high.astype(np.int64))
        return bool(inside.all() and (panel >= 0).all() and (panel <= self.most).all())


def pool_of(people: Sequence[Person], quotas: Sequence[Quota], size: int) -> Pool:
    """A pool in which every volunteer has a value with a quota for every feature. Raises BadInput naming who has not."""
    known: dict[str, set[str]] = defaultdict(set)
    for quota in quotas:
        if quota.value in known[quota.feature]:
            raise BadInput(f"Die Quote „{quota.feature}: {quota.value}“ steht zweimal da.")
        known[quota.feature].add(quota.value)
    for person in people:
        for feature, values in known.items():
            if person.values.get(feature) not in values:
                given = person.values.get(feature, "")
                raise BadInput(f"Person „{person.id}“: Für „{feature}“ gibt es keine Quote zu „{given}“.")
    return Pool(tuple(people), tuple(quotas), size)
