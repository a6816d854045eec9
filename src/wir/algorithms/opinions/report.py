"""The opinion map as JSON: counts, groups with what marks them, consensus, every statement, every assignment."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from wir.algorithms.opinions import routing, statistics
from wir.algorithms.opinions.mapping import OpinionMap, Statements
from wir.algorithms.opinions.parameters import Parameters
from wir.algorithms.opinions.statistics import Counts, Tests

NAMES = "ABCDEFGHIJ"
TOLD = 5  # statements for each group, and for each direction of consensus


def report(found: OpinionMap, parameters: Parameters, statements: Statements | None = None) -> dict[str, Any]:
    """Everything, with numbers rounded to six places so that machines agree; `hash` is over all the rest."""
    known = statements or Statements.plain(found.votes)
    counts = Counts.of(found.votes, _groups(found), max(1, found.k))
    everybody = Counts.of(found.votes, np.zeros(len(found.votes.people), dtype=np.int64), 1)
    seen = found.votes.without(known.out)
    told = {
        "participants": len(found.votes.people),
        "in_conversation": len(found.inside),
        "statements": len(found.votes.statements),
        "votes": len(found.votes),
        "clear_groups": bool(found.k),
        "groups": _told_groups(found, Counts.of(seen, _groups(found), max(1, found.k)), parameters),
        "consensus": _consensus(
            found, Counts.of(seen, np.zeros(len(seen.people), dtype=np.int64), 1), parameters
        ),
        "statements_stats": _statements(found, counts, everybody, known, parameters),
        "silhouette": {str(k): _round(value) for k, value in found.grouping.silhouette.items()},
        "stability": _stability(found, parameters),
        "assignment": _assignment(found),
        "parameters": parameters.as_json(),
        "input": found.votes.digest(),
    }
    return {**told, "hash": fingerprint(told)}


def fingerprint(told: dict[str, Any]) -> str:
    """sha256 of the canonical JSON, in hex."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def name_of(identity: Any) -> str:
    """An id as it stood in the file."""
    return identity.decode() if isinstance(identity, bytes) else str(identity)


def _groups(found: OpinionMap) -> Any:
    groups = np.full(len(found.votes.people), -1, dtype=np.int64)
    groups[found.inside] = found.label
    return groups


def marks(
    statements: npt.NDArray[Any] | list[str], counts: Counts, parameters: Parameters
) -> list[list[dict[str, Any]]]:
    """What marks each group: statements on which it differs from all others, with share and interval."""
    agree, disagree = (statistics.tests(part, counts.seen) for part in (counts.agree, counts.disagree))
    both = statistics.marked(np.stack([agree.differs, disagree.differs]), parameters.false_marks)
    return [
        _representative(statements, counts, (agree, disagree), both, g, parameters)
        for g in range(len(counts.seen))
    ]


def _told_groups(found: OpinionMap, counts: Counts, parameters: Parameters) -> list[dict[str, Any]]:
    if not found.k:
        return []
    sizes = np.bincount(found.label, minlength=found.k)
    kept = found.stability.kept[found.k]
    told = marks(found.votes.statements, counts, parameters)
    return [
        {"id": NAMES[g], "size": int(sizes[g]), "kept": _round(kept[g]), "representative": told[g]}
        for g in range(found.k)
    ]


def _representative(
    statements: npt.NDArray[Any] | list[str],
    counts: Counts,
    sides: tuple[Tests, Tests],
    both: Any,
    g: int,
    parameters: Parameters,
) -> list[dict[str, Any]]:
    """Up to five statements: those that pass both tests by strength; if none does, the one that differs most."""
    enough = counts.seen[g] >= parameters.cell
    ways = []
    for way, test in enumerate(sides):
        passes = enough & both[way, g] & (test.sure[g] > statistics.SURE) & (test.ratio[g] > 1)
        strength = test.ratio[g] * test.differs[g] * test.share[g] * test.sure[g]
        ways += [
            (not passes[c], -strength[c] if passes[c] else -test.differs[g, c], way, c)
            for c in np.flatnonzero(enough).tolist()
        ]
    chosen: dict[int, tuple[bool, int]] = {}
    for weak, _strength, way, c in sorted(ways):
        if len(chosen) < TOLD and c not in chosen and (not weak or not chosen):
            chosen[c] = (weak, way)
    told = [_mark(statements[c], counts, sides[way], g, c, way, weak) for c, (weak, way) in chosen.items()]
    return sorted(told, key=lambda mark: mark["direction"] != "agree")


def _mark(
    statement: Any, counts: Counts, test: Tests, g: int, c: int, way: int, weak: bool
) -> dict[str, Any]:
    part, seen = (counts.agree, counts.disagree)[way][g, c], counts.seen[g, c]
    return {
        "statement": name_of(statement),
        "direction": ("agree", "disagree")[way],
        "share": _round(part / seen),
        "interval": [_round(bound) for bound in statistics.interval(part, seen)],
        "seen": int(seen),
        "z": _round(test.differs[g, c]),
        "clear": not weak,
    }


def _consensus(found: OpinionMap, counts: Counts, parameters: Parameters) -> list[dict[str, Any]]:
    """What all agree to, then what all disagree with, five each at most."""
    told = []
    for direction, part in (("agree", counts.agree[0]), ("disagree", counts.disagree[0])):
        seen = counts.seen[0]
        test = statistics.tests(part[None, :], seen[None, :])
        share, sure = test.share[0], test.sure[0]
        passes = (share > 0.5) & (sure > statistics.SURE) & (seen >= parameters.cell)
        passes &= statistics.marked(sure, parameters.false_marks)
        order = sorted(np.flatnonzero(passes).tolist(), key=lambda c: (-share[c] * sure[c], c))
        told += [
            {
                "statement": name_of(found.votes.statements[c]),
                "direction": direction,
                "share": _round(part[c] / seen[c]),
                "interval": [_round(bound) for bound in statistics.interval(part[c], seen[c])],
                "seen": int(seen[c]),
                "z": _round(sure[c]),
            }
            for c in order[:TOLD]
        ]
    return told


def _statements(
    found: OpinionMap, counts: Counts, everybody: Counts, known: Statements, parameters: Parameters
) -> dict[str, Any]:
    agree, disagree, seen = everybody.agree[0], everybody.disagree[0], everybody.seen[0]
    passed = seen - agree - disagree
    extreme = routing.extremity(found.components.mean, found.components.loading)
    priority = routing.priorities(agree, passed, seen, extreme, known.meta)
    shared = statistics.informed_consensus(counts)
    stats = {}
    for c, identity in enumerate(found.votes.statements):
        name = name_of(identity)
        stats[name] = {
            "agree": int(agree[c]),
            "disagree": int(disagree[c]),
            "pass": int(passed[c]),
            "extremity": _round(extreme[c]),
            "consensus_of_groups": _round(shared[c]),
            "priority": 0.0 if known.out[c] else _round(priority[c]),
            "groups": {NAMES[g]: _cell(counts, g, c, parameters.cell) for g in range(found.k)},
            **({"text": known.texts[name]} if name in known.texts else {}),
            **({"out": True} if known.out[c] else {}),
            **({"meta": True} if known.meta[c] else {}),
        }
    return stats


def _cell(counts: Counts, g: int, c: int, least: int) -> dict[str, int] | None:
    """The counts of one group on one statement; None where fewer than `least` people voted."""
    seen = int(counts.seen[g, c])
    if seen < least:
        return None
    agree, disagree = int(counts.agree[g, c]), int(counts.disagree[g, c])
    return {"agree": agree, "disagree": disagree, "pass": seen - agree - disagree}


def _stability(found: OpinionMap, parameters: Parameters) -> dict[str, Any]:
    return {
        "resamples": parameters.resamples,
        "agreement": {str(k): _round(value) for k, value in found.stability.agreement.items()},
        **{
            name: _round(value) if isinstance(value, float) else value for name, value in found.checks.items()
        },
    }


def _assignment(found: OpinionMap) -> dict[str, str | None]:
    groups = found.group_of_all().tolist()
    people: Iterable[Any] = found.votes.people.tolist()
    return {name_of(person): NAMES[g] if g >= 0 else None for person, g in zip(people, groups, strict=True)}


def _round(value: Any) -> float:
    return round(float(value), 6) + 0.0
