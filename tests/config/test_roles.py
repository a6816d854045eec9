"""Two database roles: the application owns nothing, and a stronger one is refused."""

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import IsolationLevel

from wir.config import databases, safety

pytestmark = pytest.mark.django_db


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_tests_run_as_the_role_of_the_application():
    assert ask("select session_user, current_user") == [("wir_app", "wir_app")]


def test_the_application_owns_nothing():
    assert ask("select count(*) from pg_class where relowner = 'wir_app'::regrole") == [(0,)]
    assert ask(
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'wir_app'"
    ) == [(False, False, False, False)]


@pytest.mark.parametrize(
    "sql",
    [
        "create table mine (id int)",
        "drop table journal_entry",
        "truncate journal_entry",
        "alter table journal_entry disable trigger chain",
        "alter table funding_application disable trigger stays",
        "update journal_entry set act = 'x'",
        "delete from journal_entry",
        "insert into journal_link (no, entry_id, hash) values (1, 1, 'x')",
        "delete from django_migrations",
        "set role wir_owner",
        "set session_replication_role = replica",
        "create temporary table mine (id int)",
    ],
)
def test_the_application_may_not(sql):
    with pytest.raises(ProgrammingError) as refused, transaction.atomic():
        ask(sql)
    assert "permission denied" in str(refused.value) or "must be owner" in str(refused.value)


def test_every_transaction_of_the_product_sees_the_present_whatever_the_server_begins_with():
    with connection.get_new_connection(connection.get_connection_params()) as made:
        made.execute("set default_transaction_isolation = 'repeatable read'")
        made.commit()
        assert made.execute("show transaction_isolation").fetchone() == ("read committed",)


def test_the_role_of_the_application_is_accepted():
    assert safety.refuse_powerful_role() is None


@pytest.mark.parametrize(
    ("command", "role"),
    [("migrate", "wir_owner"), ("prepare", "wir_app"), ("shell", "wir_app"), ("procrastinate", "wir_app")],
)
def test_the_command_decides_the_role(tmp_path, command, role):
    settings = databases.from_environment({"WIR_VAR": str(tmp_path)}, ["wir", command])
    assert settings["USER"] == role


def test_a_foreign_server_has_one_address_a_role():
    urls = {
        "DATABASE_URL": "postgresql://app:p%40ss@db.example:5433/wir?sslmode=require",
        "DATABASE_OWNER_URL": "postgresql://owner@db.example/wir",
    }
    app = databases.from_environment(urls, ["wir", "prepare"])
    assert (app["USER"], app["PASSWORD"], app["HOST"], app["PORT"], app["NAME"], app["OPTIONS"]) == (
        "app", "p@ss", "db.example", "5433", "wir",
        {"server_side_binding": True, "prepare_threshold": 2, "isolation_level": IsolationLevel.READ_COMMITTED, "sslmode": "require"},
    )  # fmt: skip
    assert databases.from_environment(urls, ["wir", "migrate"])["USER"] == "owner"


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, True), ({"DEMO": "0"}, False), ({"DEMO": "1"}, True), ({"DEMO": "yes"}, False),
        ({"DATABASE_URL": "x"}, False), ({"DATABASE_URL": "x", "DEMO": "1"}, True),
    ],
)  # fmt: skip
def test_the_demo_world_is_for_the_embedded_database_unless_spelled_out(environ, wanted):
    assert databases.demo_wanted(environ) is wanted
