"""What the catalogue of the database says: whose functions look where, and what the application's role may."""

import pytest
from django.db import connection

from tests import database
from wir.config import safety
from wir.journal.guards import SEARCH_PATH

pytestmark = pytest.mark.django_db
OURS = """
from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname not like 'procrastinate%'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
"""


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_every_function_of_ours_looks_for_names_in_temporary_tables_last():
    assert SEARCH_PATH.endswith(", pg_temp")
    assert ask(f"select distinct p.proconfig {OURS}") == [([f"search_path={SEARCH_PATH}"],)]


def test_one_function_has_the_rights_of_the_owner_and_none_builds_statements():
    everywhere = "from pg_proc p where p.pronamespace = 'public'::regnamespace"
    assert ask(f"select proname {everywhere} and prosecdef") == [("journal_chain",)]
    assert ask(f"select proname {OURS} and prosrc ~* '\\mexecute\\M'") == []


def test_nobody_else_can_hang_a_function_that_guards_on_a_table_of_their_own():
    guards = "prorettype = 'trigger'::regtype and pronamespace = 'public'::regnamespace"
    assert ask(f"select count(*) > 20 from pg_proc where {guards}") == [(True,)]
    assert ask(f"select proname from pg_proc where {guards} and has_function_privilege(oid, 'execute')") == []


def test_the_application_may_not_make_names_anywhere():
    assert ask(
        "select has_database_privilege(current_database(), 'temporary'), has_database_privilege(current_database(), 'create')"
    ) == [(False, False)]
    assert ask("select nspname from pg_namespace where has_schema_privilege(oid, 'create')") == []


def test_the_application_owns_nothing_and_is_a_member_of_nothing():
    assert (
        ask("select classid::regclass from pg_shdepend where refobjid = 'wir_app'::regrole and deptype = 'o'")
        == []
    )
    assert (
        ask(
            "select rolname from pg_roles where rolname <> 'wir_app' and pg_has_role('wir_app', oid, 'member')"
        )
        == []
    )


def test_on_tables_and_sequences_the_application_may_what_it_needs_and_everybody_may_nothing():
    rights = """
    select distinct acl.grantee::regrole::text, c.relkind, acl.privilege_type from pg_class c
      cross join aclexplode(c.relacl) acl
    where c.relnamespace = 'public'::regnamespace and acl.grantee <> c.relowner
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 2, 3
    """
    assert ask(rights) == [
        ("wir_app", "S", "SELECT"), ("wir_app", "S", "USAGE"),
        ("wir_app", "r", "DELETE"), ("wir_app", "r", "INSERT"), ("wir_app", "r", "SELECT"), ("wir_app", "r", "UPDATE"),
    ]  # fmt: skip
    assert ask("select * from pg_default_acl") == []


def test_where_a_guard_of_foerdern_watches_nobody_writes_who_sees_the_past():
    guarded = """
    select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid
    where not t.tgisinternal and c.relname like 'funding%' group by c.relname having count(*) filter (where t.tgname = 'at_present') <> 1
    """
    assert ask(guarded) == []


TO_OWN = "Nehmen Sie dafür eine eigene Rolle ohne Besitz und nennen Sie die besitzende in DATABASE_OWNER_URL."
TO_REVOKE = (
    "Nehmen Sie ihr das als Eigentümer der Datenbank: revoke create, temporary on database {database} from public, wir_app;"
    " revoke create on schema public from public, wir_app;"
)
TO_MIGRATE = "Nehmen Sie ihr diese Rechte; `wir migrate` gibt ihr alle, die sie braucht."
TOO_MUCH = "Die Datenbankrolle in DATABASE_URL darf zu viel ({what}). "
OWNING = TOO_MUCH.format(what="sie besitzt Tabellen oder umgeht Zeilenschutz") + TO_OWN
TEMPORARY = TOO_MUCH.format(what="sie darf temporäre Tabellen anlegen") + TO_REVOKE
MAKING = TOO_MUCH.format(what="sie darf Schemas oder Tabellen anlegen") + TO_REVOKE
DISARMING = TOO_MUCH.format(what="sie darf Tabellen leeren oder Auslöser abschalten") + TO_MIGRATE


@pytest.mark.parametrize(
    ("give", "take", "sentence"),
    [
        ("grant temporary on database {database} to public", "revoke temporary on database {database} from public", TEMPORARY),
        ("grant temporary on database {database} to wir_app", "revoke temporary on database {database} from wir_app", TEMPORARY),
        ("grant create on database {database} to wir_app", "revoke create on database {database} from wir_app", MAKING),
        ("grant create on schema public to public", "revoke create on schema public from public", MAKING),
        ("create schema authorization wir_app", "drop schema wir_app", OWNING),
        ("grant wir_owner to wir_app", "revoke wir_owner from wir_app", OWNING),
        ("grant pg_write_all_data to wir_app", "revoke pg_write_all_data from wir_app", OWNING),
        ("grant pg_execute_server_program to wir_app with inherit false", "revoke pg_execute_server_program from wir_app", OWNING),
        ("alter role wir_app createrole", "alter role wir_app nocreaterole", OWNING),
        ("alter role wir_app replication", "alter role wir_app noreplication", OWNING),
        ("grant set on parameter session_replication_role to wir_app", "revoke set on parameter session_replication_role from wir_app", DISARMING),
        ("grant trigger on journal_link to wir_app", "revoke trigger on journal_link from wir_app", DISARMING),
        ("grant truncate on funding_grant to public", "revoke truncate on funding_grant from public", DISARMING),
    ],
)  # fmt: skip
def test_a_role_that_may_too_much_is_refused_with_a_sentence(give, take, sentence):
    name = connection.settings_dict["NAME"]
    quoted = connection.ops.quote_name(name)
    with database.superuser(name) as server:
        server.execute(give.format(database=quoted))
    try:
        with pytest.raises(SystemExit) as refused:
            safety.refuse_powerful_role()
    finally:
        with database.superuser(name) as server:
            server.execute(take.format(database=quoted))
    assert str(refused.value) == sentence.format(database=name)
    assert safety.refuse_powerful_role() is None
