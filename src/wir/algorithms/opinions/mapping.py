"""From votes to opinion groups (Meinungsgruppen): one pure function of votes, parameters and seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from wir.algorithms.bad_input import BadInput
from wir.algorithms.opinions import clusters, components, stability
from wir.algorithms.opinions.components import Components, Work
from wir.algorithms.opinions.parameters import Parameters
from wir.algorithms.opinions.votes import Votes

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Statements:
    """What is known of statements beyond votes, in the order of the votes' statements: taken out, about the process."""

    out: Marks
    meta: Marks
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def plain(cls, votes: Votes) -> "Statements":
        """All are in, none is about the process."""
        none = np.zeros(len(votes.statements), dtype=bool)
        return cls(none, none)


@dataclass(frozen=True)
class Grouping:
    """Groups of the people in the conversation for every number of groups looked at, and how good each is.

    `label[k]` has the group of each of them; `smallest[k]` the size of the smallest group.
    """

    label: Mapping[int, Ints]
    silhouette: Mapping[int, float]
    smallest: Mapping[int, int]


@dataclass(frozen=True)
class OpinionMap:
    """The result. `inside` are the positions of the people in the conversation; `k` is 0 when there are no clear groups."""

    votes: Votes
    inside: Ints
    components: Components
    points: Floats
    grouping: Grouping
    stability: stability.Stability
    k: int
    checks: Mapping[str, float | int | None]

    @property
    def label(self) -> Ints:
        """The group of each person inside; all 0 when there are no clear groups."""
        return self.grouping.label[self.k] if self.k else np.zeros(len(self.inside), dtype=np.int64)

    def group_of_all(self) -> Ints:
        """The group of every person, -1 for people below the threshold of votes, all -1 without clear groups."""
        found = np.full(len(self.votes.people), -1, dtype=np.int64)
        if self.k:
            found[self.inside] = self.label
        return found


def opinion_map(
    votes: Votes, parameters: Parameters, statements: Statements | None = None, work: Work = map
) -> OpinionMap:
    """Raises BadInput when no statement is left to divide people."""
    known = statements or Statements.plain(votes)
    kept = votes.without(known.out | known.meta)
    if not len(kept):
        raise BadInput("Es gibt keine Stimmen zu Aussagen, die gelten.")
    inside = in_conversation(kept, parameters)
    found = components.components(kept, work)
    points = components.positions(kept, found, work)[inside]
    grouping = _grouping(points, parameters)
    steady = stability.stability(_rows(kept, inside), grouping.label, parameters)
    k = _choose(grouping, steady, parameters, len(inside))
    checks = _checks(kept, inside, grouping, k, parameters, work)
    return OpinionMap(votes, inside, found, points, grouping, steady, k, checks)


def in_conversation(votes: Votes, parameters: Parameters) -> Ints:
    """People with enough votes; when they are few, the most active others fill up."""
    needed = min(parameters.votes_needed, len(votes.statements))
    inside = np.flatnonzero(votes.count >= needed)
    if len(inside) < parameters.fill_to:
        inside = np.sort(np.argsort(-votes.count, kind="stable")[: parameters.fill_to])
    return inside[votes.count[inside] > 0]


def _grouping(points: Floats, parameters: Parameters) -> Grouping:
    base = clusters.base_clusters(points, parameters.base)
    rng = np.random.default_rng([parameters.seed, 0])
    label, score, smallest = {}, {}, {}
    for k in range(2, min(parameters.most_groups, 2 + len(base.centre) // 12, len(base.centre)) + 1):
        member = clusters.groups(base.centre, base.weight, k, rng)
        if len(np.unique(member)) < k:
            break
        label[k] = member[base.member]
        score[k] = clusters.silhouette(base.centre, base.weight, member)
        smallest[k] = int(np.bincount(label[k], minlength=k).min())
    return Grouping(label, score, smallest)


def _choose(grouping: Grouping, steady: stability.Stability, parameters: Parameters, people: int) -> int:
    """The number of groups with the best silhouette among those that are large, clear and stable enough; else 0."""
    least = max(parameters.least_people, parameters.least_share * people)
    able = [
        k
        for k in grouping.label
        if grouping.smallest[k] >= least
        and grouping.silhouette[k] >= parameters.silhouette
        and steady.agreement[k] >= parameters.agreement
    ]
    return max(able, key=lambda k: (round(grouping.silhouette[k], 9), -k), default=0)


def _rows(votes: Votes, inside: Ints) -> csr_array:
    matrix = csr_array(
        ((votes.vote + np.int8(2)).astype(np.float64), votes.statement, votes.start),
        shape=(len(votes.people), len(votes.statements)),
    )
    return matrix[inside]


def _checks(
    votes: Votes, inside: Ints, grouping: Grouping, k: int, parameters: Parameters, work: Work
) -> dict[str, float | int | None]:
    """What happens without people who always answered the same, and when a pass counts as not seen."""
    straight = _straight_liners(votes)[inside]
    checks: dict[str, float | int | None] = {"straight_liners": int(straight.sum())}
    if not k:
        return checks
    label = grouping.label[k]
    rng = np.random.default_rng([parameters.seed, 2])
    for name, other, kept in (
        ("agreement_without_straight_liners", votes, ~straight),
        ("agreement_with_pass_as_not_seen", votes.without_passes(), np.ones(len(inside), dtype=bool)),
    ):
        checks[name] = None
        if kept.sum() >= max(k, parameters.fill_to):
            found = components.components(other, work)
            points = components.positions(other, found, work)[inside][kept]
            base = clusters.base_clusters(points, parameters.base)
            again = clusters.groups(base.centre, base.weight, min(k, len(base.centre)), rng)[base.member]
            checks[name] = stability.adjusted_rand(label[kept], again)
    return checks


def _straight_liners(votes: Votes) -> Marks:
    """People with ten votes or more, all alike."""
    agree, disagree = (
        np.bincount(votes.person[votes.vote == kind], minlength=len(votes.people)) for kind in (1, -1)
    )
    passed = votes.count - agree - disagree
    alike = np.maximum(np.maximum(agree, disagree), passed) == votes.count
    return np.asarray(alike & (votes.count >= 10))
