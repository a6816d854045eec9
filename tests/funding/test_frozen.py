"""What was submitted stays, whatever statement the application's role sends."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

pytestmark = pytest.mark.django_db

STATEMENTS = [
    "update funding_application set title = 'anders' where id = %(id)s",
    "update funding_application set contact_phone = '1' where id = %(id)s",
    "update funding_application set starts_on = '2030-01-01' where id = %(id)s",
    "update funding_application set findings = '[]' where id = %(id)s",
    "update funding_application set content_hash = repeat('0', 64) where id = %(id)s",
    "update funding_application set submitted_on = '2020-01-01' where id = %(id)s",
    "update funding_application set state = 'draft' where id = %(id)s",
    "update funding_application set applicant_id = controller_id where id = %(id)s",
    "delete from funding_application where id = %(id)s",
    "insert into funding_costitem (application_id, year, label, cents) values (%(id)s, 2027, 'mehr', 1)",
    "update funding_costitem set cents = cents + 1 where application_id = %(id)s",
    "delete from funding_costitem where application_id = %(id)s",
    "insert into funding_fundingitem (application_id, year, kind, label, cents) values (%(id)s, 2027, 'own', 'mehr', 1)",
    "update funding_fundingitem set cents = cents + 1 where application_id = %(id)s",
    "delete from funding_fundingitem where application_id = %(id)s",
    "alter table funding_application disable trigger all",
    "set session_replication_role = replica",
    "truncate funding_application cascade",
    "drop trigger stays on funding_application",
]


def run(statement, application):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, {"id": application.pk} if "%(" in statement else None)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_submitted_application_cannot_be_changed_by_any_statement(cast, statement):
    application = cast.submitted()
    with pytest.raises(DatabaseError):
        run(statement, application)
    application.refresh_from_db()
    assert application.compute_hash() == application.content_hash


@pytest.mark.parametrize(
    "statement",
    [
        s
        for s in STATEMENTS
        if s.startswith(("update funding_c", "insert", "delete from funding_c", "delete from funding_f"))
    ],
)
def test_the_plan_of_a_draft_may_still_change(cast, statement):
    run(statement, cast.complete_draft())


def test_a_row_cannot_be_moved_from_a_draft_into_a_submitted_application(cast):
    submitted, draft = cast.submitted(), cast.complete_draft()
    with pytest.raises(DatabaseError), transaction.atomic():
        draft.cost_items.update(application=submitted)
    with pytest.raises(DatabaseError), transaction.atomic():
        submitted.cost_items.update(application=draft)


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_grant set cents = cents + 1", "delete from funding_grant", "update funding_commitment set cents = 1",
        "delete from funding_commitment", "update funding_decision set reasons = 'anders'", "delete from funding_decision",
        "update documents_document set sha256 = repeat('0', 64)", "delete from documents_document",
    ],
)  # fmt: skip
def test_a_released_decision_its_grant_and_its_notice_cannot_be_changed(cast, statement):
    application = cast.awarded()
    with pytest.raises(DatabaseError):
        run(statement, application)


def test_the_years_money_cannot_be_overdrawn_by_any_statement(cast):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update funding_appropriation set committed_cents = cents + 1")
