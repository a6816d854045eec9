"""A workflow table checks itself and answers what can happen next."""

import pytest

from wir.core.workflow import Impossible, Step, Workflow

STATES = {"draft": "Entwurf", "sent": "Abgeschickt", "gone": "Zurückgezogen"}
SEND = Step("send", "Absenden", ("draft",), "sent", "x.send")
BACK = Step("back", "Zurückziehen", ("draft", "sent"), "gone", "x.back")
TABLE = Workflow("Ding", STATES, (SEND, BACK))


def test_a_thing_begins_in_the_first_state():
    assert TABLE.initial == "draft"


@pytest.mark.parametrize(("state", "steps"), [("draft", (SEND, BACK)), ("sent", (BACK,)), ("gone", ())])
def test_only_the_steps_of_the_present_state_can_be_taken(state, steps):
    assert TABLE.steps_from(state) == steps


def test_a_step_from_another_state_is_refused_in_one_sentence():
    with pytest.raises(Impossible) as refused:
        TABLE.check("send", "gone")
    assert (
        str(refused.value)
        == "„Absenden“ geht nicht mehr: Der Stand ist „Zurückgezogen“. Bitte laden Sie die Seite neu."
    )


def test_an_unknown_step_is_a_mistake_of_the_programmer():
    with pytest.raises(KeyError):
        TABLE.step("fly")


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ((SEND, SEND, BACK), "Ding: a step is declared twice"),
        ((SEND, BACK, Step("x", "X", ("nowhere",), "sent", "m")), "Ding: unknown states ['nowhere']"),
        ((SEND,), "Ding: states nobody can reach ['gone']"),
    ],
)
def test_a_wrong_table_cannot_be_made(steps, problem):
    with pytest.raises(ValueError) as wrong:
        Workflow("Ding", STATES, steps)
    assert str(wrong.value) == problem


def test_the_diagram_has_one_line_for_each_arrow():
    assert TABLE.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> draft",
        "    draft: Entwurf",
        "    sent: Abgeschickt",
        "    gone: Zurückgezogen",
        "    draft --> sent: Absenden",
        "    draft --> gone: Zurückziehen",
        "    sent --> gone: Zurückziehen",
    ]
