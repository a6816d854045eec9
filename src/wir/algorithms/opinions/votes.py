"""Votes on statements, sorted and without repetitions: the one form in which everything else reads them."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wir.algorithms.bad_input import BadInput

Ints = npt.NDArray[np.int64]
Ids = npt.NDArray[Any]  # whole numbers or bytes
Small = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Votes:
    """`people` and `statements` are ids in ascending order; row i of the matrix is person i.

    `start` (length people + 1), `statement` and `vote` are the matrix in rows: person i voted on
    `statement[start[i]:start[i + 1]]`, 1 agrees, -1 disagrees, 0 passes. What is not there was not seen.
    """

    people: Ids
    statements: Ids
    start: Ints
    statement: npt.NDArray[np.int32]
    vote: Small

    @classmethod
    def of(cls, person: Ids, statement: Ids, vote: Small) -> "Votes":
        """From three columns of one length. Of several votes of a person on a statement the last one counts."""
        if not len(vote):
            raise BadInput("Es gibt noch keine Stimmen.")
        people, row = factorised(person)
        statements, column = factorised(statement)
        key, last = _in_order(row * len(statements) + column, vote)
        rows = key // len(statements)
        start = np.zeros(len(people) + 1, dtype=np.int64)
        np.cumsum(np.bincount(rows, minlength=len(people)), out=start[1:])
        return cls(people, statements, start, (key - rows * len(statements)).astype(np.int32), last)

    def __len__(self) -> int:
        return len(self.vote)

    @cached_property
    def count(self) -> Ints:
        """How many statements each person voted on."""
        return np.diff(self.start)

    @cached_property
    def person(self) -> npt.NDArray[np.int32]:
        """The person of each vote."""
        return np.repeat(np.arange(len(self.people), dtype=np.int32), self.count)

    def without(self, columns: npt.NDArray[np.bool_]) -> "Votes":
        """The same people; votes on the marked statements are gone, the statements stay."""
        return self._keeping(~columns[self.statement])

    def without_passes(self) -> "Votes":
        """A pass counts as not seen."""
        return self._keeping(self.vote != 0)

    def _keeping(self, keep: npt.NDArray[np.bool_]) -> "Votes":
        start = np.zeros_like(self.start)
        np.cumsum(np.bincount(self.person[keep], minlength=len(self.people)), out=start[1:])
        return Votes(self.people, self.statements, start, self.statement[keep], self.vote[keep])

    def rows(self, first: int, last: int) -> "Votes":
        """People from `first` up to before `last`."""
        a, b = int(self.start[first]), int(self.start[last])
        return Votes(
            self.people[first:last],
            self.statements,
            self.start[first : last + 1] - a,
            self.statement[a:b],
            self.vote[a:b],
        )

    def centred(self, mean: npt.NDArray[np.float64]) -> csr_array:
        """The sparse matrix of vote minus the statement's mean; what was not seen is 0, which is the mean."""
        values = self.vote - mean[self.statement]
        return csr_array((values, self.statement, self.start), shape=(len(self.people), len(self.statements)))

    def digest(self) -> str:
        """sha256 over ids and votes in their order, in hex: the same votes have the same, however the file was sorted."""
        found = hashlib.sha256()
        for part in (self.people, self.statements, self.start, self.statement, self.vote):
            found.update(f"{part.dtype.str}{len(part)};".encode() + np.ascontiguousarray(part).tobytes())
        return found.hexdigest()


def factorised(ids: Ids) -> tuple[Ids, Ints]:
    """The distinct ids in ascending order, and the place of each among them."""
    if ids.dtype.kind == "i" and len(ids):
        low, high = int(ids.min()), int(ids.max())
        if high - low < 4 * len(ids) + 1_000_000:  # a table is faster than sorting
            there = np.zeros(high - low + 1, dtype=bool)
            there[ids - low] = True
            return np.flatnonzero(there) + low, (np.cumsum(there) - 1)[ids - low]
    distinct, place = np.unique(ids, return_inverse=True)
    return distinct, place.astype(np.int64, copy=False)


def _in_order(key: Ints, vote: Small) -> tuple[Ints, Small]:
    """Distinct keys in ascending order, each with its last vote."""
    row_bits = max(1, int(len(key) - 1).bit_length())
    if int(key.max()).bit_length() + row_bits + 2 < 63:  # all in one number sorts fastest
        packed = (key << (row_bits + 2)) | (np.arange(len(key)) << 2) | (vote + np.int8(1)).astype(np.int64)
        packed.sort()
        key, vote = packed >> (row_bits + 2), ((packed & 3) - 1).astype(np.int8)
    else:
        order = np.argsort(key, kind="stable")
        key, vote = key[order], vote[order]
    last = np.append(key[1:] != key[:-1], True)
    return key[last], vote[last]
