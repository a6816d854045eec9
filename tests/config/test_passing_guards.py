"""The application's role tries to pass what the database guards: with names of its own, old sight, and rights of others."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from tests import database
from wir.funding.models import CostItem, Disbursement
from wir.journal.models import Payload
from wir.journal.steps import record
from wir.journal.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def may_make_temporary_tables():
    """As on a server whose operator forgot to take that right away; the guards hold by themselves, too."""
    name = connection.settings_dict["NAME"]
    with database.superuser(name) as server:
        server.execute(f'grant temporary on database "{name}" to wir_app')
    yield
    with database.superuser(name) as server:
        server.execute(f'revoke temporary on database "{name}" from wir_app')


def attack(*statements):
    """All statements in one transaction, with whatever its end checks; the refusal, or an empty text."""
    connection.check_constraints()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
    except DatabaseError as refused:
        return str(refused).partition("\n")[0]
    return ""


def shadow(table):
    return f"create temporary table {table} as select * from public.{table}"


ENTER = (
    "insert into public.journal_entry (at, act, thing, thing_id, facts, payload_digest)"
    " values (now(), 'funding.test', 'x', 1, '{}', '')"
)
NOTE_WHO = (
    "create function pg_temp.evil() returns trigger language plpgsql as $$"
    " begin insert into pg_temp.seen values (current_user); return new; end $$"
)


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_nothing_of_the_application_runs_with_the_rights_of_the_owner():
    said = attack(
        "create temporary table seen (who text)",
        "grant all on pg_temp.seen to public",
        shadow("journal_link"),
        "grant all on pg_temp.journal_link to public",
        NOTE_WHO,
        "grant execute on function pg_temp.evil() to public",
        "create trigger evil before insert on pg_temp.journal_link for each row execute function pg_temp.evil()",
        ENTER,
    )
    with connection.cursor() as cursor:
        cursor.execute("select who from pg_temp.seen")
        assert (said, cursor.fetchall()) == ("", [])
        cursor.execute("drop table pg_temp.journal_link")  # this session would read it
    assert (verify().intact, verify().links) == (True, 1)


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_no_function_of_the_owner_can_be_hung_on_a_table_of_the_application():
    said = attack(
        "create temporary table mine (like public.journal_entry)",
        "create trigger mine after insert on pg_temp.mine for each row execute function public.journal_chain()",
    )
    assert said == "permission denied for function public.journal_chain"


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_a_table_of_the_same_name_does_not_open_what_was_submitted(cast):
    application = cast.submitted()
    before = sorted(application.cost_items.values_list("pk", "cents"))
    said = attack(
        shadow("funding_application"),
        "update pg_temp.funding_application set state = 'draft'",
        "update public.funding_costitem set cents = cents + 1",
    )
    assert said == f"Application {application.pk}: this was submitted and cannot be changed."
    assert sorted(CostItem.objects.values_list("pk", "cents")) == before


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_a_table_of_the_same_name_does_not_raise_a_grant(cast):
    cast.asked(cents=100)
    copied = ", ".join(
        field.column for field in Disbursement._meta.concrete_fields if field.column not in ("id", "cents")
    )
    said = attack(
        shadow("funding_commitment"),
        "update pg_temp.funding_commitment set cents = 100000000",
        shadow("funding_grant"),
        "update pg_temp.funding_grant set cents = 100000000",
        f"insert into public.funding_disbursement (cents, {copied}) select 99900000, {copied} from public.funding_disbursement",
    )
    assert said == "Disbursement: more than the year's commitment."
    assert Disbursement.objects.get().cents == 100


@pytest.mark.usefixtures("may_make_temporary_tables")
def test_a_table_of_the_same_name_does_not_erase_what_is_kept(cast):
    record("funding.test", cast.complete_draft(), by=None, payload={"reason": "Darum."})
    number = Payload.objects.count()
    said = attack(
        "create temporary table journal_erasure as select entry_id, '' as rule, now() as at from public.journal_payload",
        "delete from public.journal_payload",
    )
    assert said == "A payload may only go with an erasure that names its rule."
    assert Payload.objects.count() == number > 0


@pytest.mark.usefixtures("may_make_temporary_tables")
@pytest.mark.parametrize("path", ["pg_temp, public", "''", "pg_temp, pg_catalog"])
def test_no_order_of_schemas_passes_a_guard(cast, path):
    application = cast.submitted()
    said = attack(
        shadow("funding_application"),
        "update pg_temp.funding_application set state = 'draft'",
        f"set local search_path = {path}",
        "delete from public.funding_costitem",
    )
    assert said == f"Application {application.pk}: this was submitted and cannot be changed."


@pytest.mark.parametrize(
    "statement",
    [
        "create temporary table mine (id int)",
        "create function pg_temp.mine() returns int language sql as 'select 1'",
        "create temporary view mine as select 1",
        "create temporary sequence mine",
        "create schema mine",
        "create function public.mine() returns int language sql as 'select 1'",
        "create operator public.= (function = int4eq, leftarg = text, rightarg = bigint)",
        "create cast (text as bigint) with inout",
        "create type public.journal_link as (no int)",
        "create domain public.mine as int",
        "create view public.mine as select 1",
        "create rule mine as on update to funding_grant do instead nothing",
        "create trigger mine before insert on funding_grant for each row execute function funding_never_changes()",
        "create policy mine on funding_grant",
        "create extension file_fdw",
        "create publication mine for table journal_entry",
        "create event trigger mine on ddl_command_start execute function funding_never_changes()",
        "create role mine",
        "alter function journal_chain() reset search_path",
        "alter function journal_chain() owner to wir_app",
        "alter role wir_owner password 'mine'",
        "alter database {database} set session_replication_role = replica",
        "alter role wir_app set session_replication_role = replica",
        "alter sequence journal_entry_id_seq restart",
        "alter default privileges for role wir_owner grant all on tables to wir_app",
        "grant wir_owner to wir_app",
        "select setval('journal_entry_id_seq', 1)",
        "select setval('funding_disbursement_id_seq', 1)",
        "set session authorization wir_owner",
        # an empty block loads the language, which then knows who may set this
        "do $$ begin end $$; set local plpgsql.variable_conflict = use_column",
        "copy journal_entry to program 'cat'",
        "copy journal_link from stdin",
        "copy journal_entry to '/tmp/mine'",
        "select pg_read_file('/etc/passwd')",
        "select lo_export(1, '/tmp/mine')",
        "select lo_import('/etc/passwd')",
        "reindex table journal_link",
        "cluster journal_link using journal_link_pkey",
        "lock table journal_link in access exclusive mode",
        "truncate funding_grant cascade",
        "insert into journal_link (no, entry_id, hash) values (1, 1, 'x') on conflict (no) do update set hash = 'x'",
        "merge into journal_link using (select 1) one on true when matched then delete",
        "with gone as (delete from journal_entry returning *) select * from gone",
        "select * from journal_link for update",
        "delete from pg_trigger",
        "update pg_catalog.pg_class set relowner = 'wir_app'::regrole",
    ],
)
def test_the_application_may_not_make_or_change_anything_that_a_guard_rests_on(statement):
    said = attack(statement.format(database=connection.ops.quote_name(connection.settings_dict["NAME"])))
    assert said.lower().startswith(("permission denied", "must be owner", "must be superuser")), said


PAST = ["repeatable read", "serializable"]


@pytest.mark.parametrize("level", PAST)
@pytest.mark.django_db(transaction=True)
def test_two_who_each_see_the_past_do_not_get_more_than_the_grant(cast, level):
    cast.asked(cents=100)
    copied = ", ".join(
        field.column for field in Disbursement._meta.concrete_fields if field.column not in ("id", "cents")
    )
    ask = f"insert into funding_disbursement (cents, {copied}) select 1000000, {copied} from funding_disbursement where cents = 100"
    with another(level) as one, another(level) as other:
        for each in (one, other):
            each.execute("select count(*) from funding_disbursement")
        for each in (one, other):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="sees the past"):
                each.execute(ask)
            each.commit()
    assert [each.cents for each in Disbursement.objects.all()] == [100]


def another(level):
    """A second connection of the application's role, in a transaction of that level."""
    settings = connection.settings_dict
    made = psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"])
    made.execute(f"set transaction isolation level {level}")
    return made
