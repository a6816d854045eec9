"""The two directions in which people differ most, exactly, and where everybody stands along them.

A vote that was not cast stands for the statement's mean, so the centred matrix D is sparse and its principal components
are the first eigenvectors of D'D (Small, Bjorkegren, Erkkilä, Shaw, Megill: Polis, 2021). D'D, sums and positions are made
block by block of people: blocks may be worked on anywhere, their sums are added up in order.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from wir.algorithms.opinions.votes import Votes

Floats = npt.NDArray[np.float64]
Work = Callable[[Callable[[Votes], Any], Iterable[Votes]], Iterable[Any]]
BLOCK_VOTES = 1 << 20
DENSE_UP_TO = 200  # statements
SPARSE_COST, DENSE_COST = (
    1.2e-8,
    8e-11,
)  # seconds a product of two entries, about; only decides which way is faster


@dataclass(frozen=True)
class Components:
    """`mean` of each statement over those who saw it, `loading` (statements x 2), `variance` of the two directions."""

    mean: Floats
    loading: Floats
    variance: Floats


def blocks(votes: Votes) -> Iterator[Votes]:
    """People in order, about a million votes at a time; the same cuts wherever the work is done."""
    cuts = np.unique(np.searchsorted(votes.start, np.arange(0, len(votes) + BLOCK_VOTES, BLOCK_VOTES)))
    cuts = np.minimum(cuts, len(votes.people))
    for first, last in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        if last > first:
            yield votes.rows(first, last)


def components(votes: Votes, work: Work = map) -> Components:
    """The first two principal components of the centred votes. The largest loading of each is positive."""
    seen, total = _added(work(sums, blocks(votes)))
    mean = np.divide(total, seen, out=np.zeros_like(total), where=seen > 0)
    gram = _summed(work(partial(gram_of, mean=mean), blocks(votes)))
    return Components(mean, *principal(gram))


def positions(votes: Votes, found: Components, work: Work = map) -> Floats:
    """Where each person stands (people x 2). Scaled by votes, so that who voted little is not drawn to the middle."""
    return np.concatenate(list(work(partial(positions_of, found=found), blocks(votes))))


def sums(block: Votes) -> tuple[Floats, Floats]:
    """Of each statement: how often seen, sum of the votes."""
    m = len(block.statements)
    seen = np.bincount(block.statement, minlength=m)
    total = np.bincount(block.statement, weights=block.vote, minlength=m)
    return seen.astype(np.float64), total.astype(np.float64)


def gram_of(block: Votes, mean: Floats) -> Floats:
    """D'D of a block (statements x statements)."""
    centred, m = block.centred(mean), len(block.statements)
    pairs = float((block.count.astype(np.float64) ** 2).sum())
    if pairs * SPARSE_COST < len(block.people) * m * m * DENSE_COST:
        return np.asarray((centred.T.tocsr() @ centred).toarray())
    total = np.zeros((m, m))
    for first in range(0, len(block.people), 8192):
        dense = centred[first : first + 8192].toarray()
        total += dense.T @ dense
    return total


def positions_of(block: Votes, found: Components) -> Floats:
    """Positions of a block's people."""
    return scaled(block.centred(found.mean), block.count, found.loading)


def scaled(centred: csr_array, count: npt.NDArray[np.int64], loading: Floats) -> Floats:
    """Projection times the square root of statements per vote."""
    factor = np.sqrt(centred.shape[1] / np.maximum(1, count))
    return np.asarray(np.asarray(centred @ loading) * factor[:, None])


def principal(gram: Floats) -> tuple[Floats, Floats]:
    """The two eigenvectors with the largest eigenvalues as columns, and these."""
    m = len(gram)
    if m < 2:
        return np.ones((m, 2)) * [1.0, 0.0], np.append(gram.ravel(), 0.0)[:2]
    values, vectors = _two_largest(gram)
    order = np.argsort(-values, kind="stable")
    values, vectors = np.maximum(values[order], 0.0), vectors[:, order]
    largest = np.argmax(np.round(np.abs(vectors), 9), axis=0)
    signs = np.where(vectors[largest, [0, 1]] < 0, -1.0, 1.0)
    return vectors * signs, values


def _two_largest(gram: Floats) -> tuple[Floats, Floats]:
    m = len(gram)
    if m > DENSE_UP_TO:
        try:
            return eigsh(gram, k=2, v0=np.ones(m), tol=0)  # type: ignore[no-any-return]
        except ArpackNoConvergence:
            pass
    return eigh(gram, subset_by_index=[m - 2, m - 1])  # type: ignore[no-any-return]


def _added(parts: Iterable[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    pairs = list(parts)
    return _summed(pair[0] for pair in pairs), _summed(pair[1] for pair in pairs)


def _summed(parts: Iterable[Floats]) -> Floats:
    total: Floats | None = None
    for part in parts:
        total = part.copy() if total is None else total + part
    if total is None:
        raise ValueError("nothing to add up")
    return total
