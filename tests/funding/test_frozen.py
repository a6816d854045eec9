"""What was submitted stays, whatever statement the application's role sends."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from tests.cast import TODAY
from wir.funding import actions
from wir.funding.content import hash_of

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
    "update funding_application set facilitation = 'mehr' where id = %(id)s",
    "update funding_application set consents_to_electronic_delivery = true where id = %(id)s",
    "update funding_involvement set how = 'absent' where application_id = %(id)s",
    "delete from funding_involvement where application_id = %(id)s",
    "insert into funding_schedulestep (application_id, starts_on, ends_on, what) values (%(id)s, '2027-03-01', '2027-03-01', 'mehr')",
    "update funding_schedulestep set what = 'anders' where application_id = %(id)s",
    "delete from funding_schedulestep where application_id = %(id)s",
    "update funding_declaration set made_at = now() where application_id = %(id)s",
    "delete from funding_declaration where application_id = %(id)s",
    "update funding_application set saved_at = now(), state = 'to_complete' where id = %(id)s",
    "update funding_submission set content = '{}' where application_id = %(id)s",
    "delete from funding_submission where application_id = %(id)s",
    "insert into funding_submission (application_id, version, content, agreed, content_hash, guideline, form, made_on, made_by_id)"
    " select id, 2, '{}', '[]', repeat('0', 64), '', '', now(), created_by_id from funding_application where id = %(id)s",
    "insert into funding_partner (application_id, organisation_id) select id, controller_id from funding_application where id = %(id)s",
    "update funding_signature set name = 'Fremd' where application_id = %(id)s",
    "delete from funding_signature where application_id = %(id)s",
    "insert into funding_signature (application_id, kind, name, digest, parts, made_by_id, made_on, made_at)"
    " select id, 'account', 'Fremd', content_hash, '{}', created_by_id, now(), now() from funding_application where id = %(id)s",
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
    assert hash_of(application) == application.content_hash


@pytest.mark.parametrize(
    "statement",
    [
        s
        for s in STATEMENTS
        if s.startswith(
            (
                "update funding_c",
                "insert into funding_c",
                "insert into funding_f",
                "delete from funding_c",
                "delete from funding_f",
            )
        )
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


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_partner set organisation_id = (select controller_id from funding_application where id = %(id)s)",
        "delete from funding_partner",
        "update funding_partneranswer set kind = 'declined'",
        "update funding_partneranswer set digest = repeat('0', 64)",
        "delete from funding_partneranswer",
        "insert into funding_partneranswer (partner_id, kind, digest, parts, reason, made_on, made_at)"
        " select id, 'confirmed', repeat('0', 64), '{}', '', now(), now() from funding_partner",
    ],
)
def test_the_partners_of_a_submitted_application_and_what_they_said_stay(cast, statement):
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    with pytest.raises(DatabaseError):
        run(statement, application)


@pytest.mark.parametrize(
    "statement",
    [
        "update funding_documentrequest set asked_by_id = null",
        "update funding_documentrequest set due_on = due_on - 1",
        "delete from funding_documentrequest",
        "update funding_requestitem set text = 'anders'",
        "delete from funding_requestitem",
        "update funding_application set submitted_on = submitted_on - 1 where id = %(id)s",
        "update funding_application set content_hash = repeat('0', 64) where id = %(id)s",
        "update funding_application set content_hash = repeat('0', 64), state = 'submitted' where id = %(id)s",
        "update funding_application set applicant_id = controller_id where id = %(id)s",
        "update funding_application set state = 'draft' where id = %(id)s",
        "delete from funding_signature where application_id = %(id)s",
        "update funding_submission set content = '{}' where application_id = %(id)s",
    ],
)
def test_while_an_application_is_completed_what_was_asked_and_sent_stays(cast, statement):
    application = cast.to_complete()
    with pytest.raises(DatabaseError):
        run(statement, application)


def test_the_content_may_change_while_a_request_is_open_and_only_then(cast):
    run("update funding_application set title = 'anders' where id = %(id)s", cast.to_complete())
