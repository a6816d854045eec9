"""States move along the table of steps, and rest on what belongs to them, whatever statement the application's role sends."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.funding.rows import decide
from wir.funding import actions
from wir.funding.workflow import APPLICATION

pytestmark = pytest.mark.django_db
ASK = (
    "insert into funding_documentrequest (application_id, number, cause, asked_by_id, asked_on, due_on)"
    " select id, 1 + (select count(*) from funding_documentrequest r where r.application_id = a.id), '{cause}', {by},"
    " '2026-11-02', '2026-11-30' from funding_application a where id = %(id)s"
)
BY_OFFICIAL = ASK.format(cause="official", by="created_by_id")
BY_NOBODY = ASK.format(cause="official", by="null")
PARTNER_LEFT = ASK.format(cause="partner_left", by="null")
PROPOSE = (
    "insert into funding_decision (application_id, current_for_id, outcome, starts_on, ends_on, on_findings, on_jury,"
    " discretion, reasons, smaller, provisions, content_hash, prepared_by_id, prepared_at, question)"
    " select id, id, 'approve', starts_on, ends_on, '', '', '', 'x', '', '', content_hash, created_by_id, now(), ''"
    " from funding_application where id = %(id)s"
)
RELEASE = (
    "update funding_decision set released_by_id = (select max(id) from accounts_user), released_at = now()"
    " where application_id = %(id)s"
)


def to(state):
    return f"update funding_application set state = '{state}' where id = %(id)s"


def said(application, *statements):
    """The refusal, also one that comes only at the end of the transaction; empty if all of it would have stayed."""
    with connection.cursor() as cursor:  # whatever was done before is whole
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement, {"id": application.pk})
            cursor.execute("set constraints all immediate")
            transaction.set_rollback(True)
    except DatabaseError as refused:
        return str(refused).partition("\n")[0]
    return ""


def in_state(cast, state):
    if state in ("draft", "decision_prepared"):
        return {"draft": cast.complete_draft, "decision_prepared": cast.prepared}[state]()
    if state == "to_complete":
        return cast.to_complete()
    application = cast.submitted()
    if state == "withdrawn":
        actions.withdraw(application, by=cast.frieda)
    elif state != "submitted":
        decide(cast, application, state)
    return application


@pytest.mark.parametrize("state", list(APPLICATION.states))
def test_a_state_moves_by_statement_exactly_where_the_table_of_steps_has_a_way(cast, state):
    application = in_state(cast, state)
    assert application.state == state
    others = [other for other in APPLICATION.states if other != state]
    closed = {
        other for other in others if said(application, to(other)).endswith(f"no way from {state} to {other}.")
    }
    assert set(others) - closed == {step.target for step in APPLICATION.steps_from(state)}


@pytest.mark.parametrize("state", ["awarded", "rejected", "withdrawn"])
@pytest.mark.parametrize("statements", [(BY_OFFICIAL,), (BY_OFFICIAL, to("to_complete")), (PARTNER_LEFT,)])
def test_nothing_is_asked_for_once_an_application_is_over(cast, state, statements):
    application = in_state(cast, state)
    assert said(application, *statements) == f"Application {application.pk}: nothing can be asked for now."


@pytest.mark.parametrize("state", list(APPLICATION.states)[1:])
def test_no_application_begins_later_than_as_a_draft(cast, state):
    application = cast.submitted()
    copy = ", ".join(
        field.column for field in application._meta.concrete_fields if field.column not in ("id", "state")
    )
    insert = f"insert into funding_application (state, {copy}) select '{state}', {copy} from funding_application where id = %(id)s"
    assert said(application, insert) == "An application begins as a draft."


NOT_DECIDED = "Application {}: its state and its decision do not fit."
NOT_ASKED = "Application {}: its state and what was asked for do not fit."
NOT_NOW = "Application {}: nothing can be asked for now."
NOT_GRANTED = "Application {}: its grant is not what was decided."
ATTACKS = [
    ("submitted", (BY_NOBODY,), NOT_NOW),
    ("submitted", (PARTNER_LEFT,), NOT_NOW),
    ("submitted", (BY_OFFICIAL,), NOT_ASKED),
    ("submitted", (to("to_complete"),), "Application {}: nobody asked to complete it."),
    ("submitted", (to("decision_prepared"),), NOT_DECIDED),
    ("decision_prepared", (BY_OFFICIAL, to("to_complete")), NOT_NOW),
    ("decision_prepared", (PARTNER_LEFT, to("to_complete")), NOT_NOW),
    ("decision_prepared", (to("awarded"),), NOT_DECIDED),
    ("decision_prepared", (to("rejected"),), NOT_DECIDED),
    ("decision_prepared", (to("waitlisted"),), NOT_DECIDED),
    ("decision_prepared", (RELEASE,), NOT_DECIDED),
    ("decision_prepared", (RELEASE, to("rejected")), NOT_DECIDED),
    ("decision_prepared", (RELEASE, to("awarded")), NOT_GRANTED),
    ("decision_prepared", ("delete from funding_decisionslice", "delete from funding_decision"), NOT_DECIDED),
    ("to_complete", (to("submitted"),), NOT_ASKED),
    ("to_complete", ("update funding_documentrequest set closed_on = due_on",), NOT_ASKED),
    ("waitlisted", (to("decision_prepared"),), NOT_DECIDED),
    ("waitlisted", ("update funding_decision set current_for_id = null",), NOT_DECIDED),
]  # fmt: skip


@pytest.mark.parametrize(("state", "statements", "sentence"), ATTACKS)
def test_no_state_stays_without_what_it_rests_on(cast, state, statements, sentence):
    application = in_state(cast, state)
    assert said(application, *statements) == sentence.format(application.pk)


def test_what_an_act_would_do_row_by_row_is_accepted(cast):
    application = cast.submitted()
    ways = [(BY_OFFICIAL, to("to_complete")), (PROPOSE, to("decision_prepared")), (to("withdrawn"),)]
    assert [said(application, *way) for way in ways] == ["", "", ""]


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_decisionslice set cents = cents + 1",
        "delete from funding_decisionslice",
        "insert into funding_decisionslice (decision_id, year, cents) select id, 2029, 1 from funding_decision",
    ],
)
def test_the_parts_of_a_released_decision_stay(cast, statement):
    application = cast.awarded()
    number = application.decision.pk
    assert (
        said(application, statement)
        == f"Decision {number}: the parts of a released decision cannot be changed."
    )
