"""What marks a group, what all share: the tests of Polis, told as a description with numbers.

The same votes make the groups and test them, and there are many tests at once. So a mark means "described by", not
"proven"; false ones are held to a share by Benjamini and Hochberg (1995), and every share carries its interval.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from wir.algorithms.opinions.votes import Votes

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
SURE = 1.2816  # one-sided, 90 %


@dataclass(frozen=True)
class Counts:
    """Agree, disagree and seen (passes included) for groups x statements."""

    agree: Floats
    disagree: Floats
    seen: Floats

    @classmethod
    def of(cls, votes: Votes, group: Ints, k: int) -> "Counts":
        """`group` of each person, -1 for people in none."""
        m = len(votes.statements)
        place = group[votes.person]
        inside = place >= 0
        cell = place[inside] * m + votes.statement[inside]
        vote = votes.vote[inside]

        def count(which: npt.NDArray[np.bool_]) -> Floats:
            return np.bincount(cell[which], minlength=k * m).reshape(k, m).astype(np.float64)

        return cls(count(vote == 1), count(vote == -1), count(np.ones(len(vote), dtype=bool)))

    def total(self) -> "Counts":
        """All groups together, as one row."""
        return Counts(*(part.sum(axis=0, keepdims=True) for part in (self.agree, self.disagree, self.seen)))


@dataclass(frozen=True)
class Tests:
    """For groups x statements, one direction: smoothed share, its z against one half, ratio and z against the others."""

    share: Floats
    sure: Floats
    ratio: Floats
    differs: Floats


def tests(chosen: Floats, seen: Floats) -> Tests:
    """`chosen` agree (or disagree) of `seen`, groups x statements, each group against all others together."""
    others, others_seen = chosen.sum(axis=0) - chosen, seen.sum(axis=0) - seen
    share = (chosen + 1) / (seen + 2)
    sure = 2 * np.sqrt(seen + 1) * ((chosen + 1) / (seen + 1) - 0.5)
    ratio = share / ((others + 1) / (others_seen + 2))
    here, there = (chosen + 1) / (seen + 1), (others + 1) / (others_seen + 1)
    pooled = (chosen + others + 2) / (seen + others_seen + 2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (others_seen + 1)))
    differs = np.divide(here - there, spread, out=np.zeros_like(here), where=spread > 0)
    return Tests(share, sure, ratio, differs)


def marked(z: Floats, false_share: float) -> npt.NDArray[np.bool_]:
    """Which one-sided tests stand when the expected share of false ones is held (Benjamini, Hochberg)."""
    p = 1.0 - ndtr(z.ravel())
    order = np.argsort(p, kind="stable")
    passes = np.flatnonzero(p[order] <= false_share * np.arange(1, len(p) + 1) / max(1, len(p)))
    found = np.zeros(len(p), dtype=bool)
    if len(passes):
        found[order[: passes[-1] + 1]] = True
    return found.reshape(z.shape)


def informed_consensus(counts: Counts) -> Floats:
    """Geometric mean over the groups of the smoothed share that agrees: high only where every group agrees."""
    return np.asarray(np.exp(np.log((counts.agree + 1) / (counts.seen + 2)).mean(axis=0)))


def interval(chosen: float, seen: float) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    if not seen:
        return 0.0, 1.0
    z, p = 1.959964, chosen / seen
    middle = (p + z * z / (2 * seen)) / (1 + z * z / seen)
    half = z / (1 + z * z / seen) * np.sqrt(p * (1 - p) / seen + z * z / (4 * seen * seen))
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))
