"""One evaluator says when a question is asked; it never takes an answer away."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wir.core.conditions import Given, asked, faults, holds


def _when(**test):
    return {"match": "all", "tests": [test]}


YES = Given(codes=frozenset({"yes"}))


@pytest.mark.parametrize(
    ("test", "answer", "met"),
    [
        ({"is": "any_of", "values": ["yes", "maybe"]}, YES, True),
        ({"is": "any_of", "values": ["no"]}, YES, False),
        ({"is": "none_of", "values": ["no"]}, YES, True),
        ({"is": "none_of", "values": ["yes"]}, YES, False),
        ({"is": "none_of", "values": ["no"]}, None, False),
        ({"is": "answered"}, YES, True),
        ({"is": "answered"}, None, False),
        ({"is": "at_least", "values": [3]}, Given(number=2), False),
        ({"is": "at_least", "values": [3]}, Given(number=3), True),
        ({"is": "at_most", "values": [3]}, Given(number=3), True),
        ({"is": "at_most", "values": [3]}, Given(number=4), False),
        ({"is": "at_most", "values": [3]}, YES, False),
    ],
)
def test_a_test_looks_at_one_earlier_answer(test, answer, met):
    assert holds(_when(question="q", **test), {"q": answer} if answer else {}) is met


def test_all_or_any_of_several_tests():
    tests = [{"question": "q", "is": "answered"}, {"question": "r", "is": "answered"}]
    assert holds({"match": "any", "tests": tests}, {"q": YES})
    assert not holds({"match": "all", "tests": tests}, {"q": YES})


def test_an_answer_to_a_question_that_is_not_asked_does_not_count():
    questions = [
        ("q", {}),
        ("r", _when(question="q", **{"is": "any_of", "values": ["no"]})),
        ("s", _when(question="r", **{"is": "answered"})),
    ]
    assert asked(questions, {"q": YES, "r": YES}) == ["q"]


def test_a_condition_may_look_back_only():
    questions = [
        ("q", _when(question="r", **{"is": "answered"})),
        ("r", _when(question="r", **{"is": "answered"})),
    ]
    assert faults(questions) == [("q", "r"), ("r", "r")]
    assert faults([("q", {}), ("r", _when(question="q", **{"is": "like"}))]) == [("r", "q")]


CODES = st.sampled_from(["yes", "no"])


@st.composite
def questionnaires(draw):
    found = []
    for number in range(draw(st.integers(1, 6))):
        tests = []
        if number:
            for place in draw(st.lists(st.integers(0, number - 1), max_size=2)):
                tests.append({"question": f"q{place}", "is": "any_of", "values": [draw(CODES)]})
        found.append((f"q{number}", {"match": draw(st.sampled_from(["all", "any"])), "tests": tests}))
    return found


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # the machine may be busy
@given(questionnaires(), st.data())
def test_changing_an_answer_and_changing_it_back_asks_the_same_as_before(questions, data):
    answers = {code: Given(codes=frozenset({data.draw(CODES)})) for code, _condition in questions}
    before = asked(questions, answers)
    changed = data.draw(st.sampled_from([code for code, _condition in questions]))
    other = {**answers, changed: Given(codes=frozenset({"something else"}))}
    assert set(asked(questions, other)) <= {code for code, _condition in questions}
    assert asked(questions, {**other, changed: answers[changed]}) == before
