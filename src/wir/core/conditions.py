"""When a question is asked: one evaluator for page, paper, check and count.

A condition is JSON: `{"match": "all" | "any", "tests": [{"question": CODE, "is": TEST, "values": [...]}]}`; an empty one
always holds. It may look at earlier questions only, and an answer to a question that is itself not asked does not count.
Nothing here ever removes an answer: what is not asked is kept by the caller and comes back when it is asked again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Codes = frozenset[str]
TESTS = ("any_of", "none_of", "answered", "at_least", "at_most")
"""One of these was chosen; none of these (and something was); anything was answered; a number from, up to."""


@dataclass(frozen=True)
class Given:
    """What a condition can see of an answer: the codes that were chosen, and its number if it is one."""

    codes: Codes = field(default_factory=frozenset)
    number: float | None = None


def holds(condition: Mapping[str, Any], given: Mapping[str, Given]) -> bool:
    """Whether the question is asked, with these answers to the questions before it."""
    tests = condition.get("tests") or []
    if not tests:
        return True
    met = [_met(test, given.get(test["question"])) for test in tests]
    return any(met) if condition.get("match") == "any" else all(met)


def _met(test: Mapping[str, Any], answer: Given | None) -> bool:
    """An unanswered question meets no test at all: who skipped it has neither chosen nor refused."""
    if answer is None:
        return False
    kind, values = test["is"], test.get("values") or []
    if kind == "answered":
        return True
    if kind == "any_of":
        return not answer.codes.isdisjoint(values)
    if kind == "none_of":
        return answer.codes.isdisjoint(values)
    if answer.number is None:
        return False
    return answer.number >= float(values[0]) if kind == "at_least" else answer.number <= float(values[0])


def asked(questions: Iterable[tuple[str, Mapping[str, Any]]], given: Mapping[str, Given]) -> list[str]:
    """The codes of the questions that are asked, in order; `questions` are code and condition in that order."""
    counting: dict[str, Given] = {}
    found = []
    for code, condition in questions:
        if holds(condition, counting):
            found.append(code)
            if code in given:
                counting[code] = given[code]
    return found


def faults(questions: Sequence[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """(question, what it points to) for every condition that looks at no earlier question or makes an unknown test."""
    before: set[str] = set()
    found = []
    for code, condition in questions:
        for test in condition.get("tests") or []:
            if test["question"] not in before or test["is"] not in TESTS:
                found.append((code, str(test["question"])))
        before.add(code)
    return found
