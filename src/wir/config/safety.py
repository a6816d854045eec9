"""The application must not be able to do what only the owner may, nor what would pass the guards. Checked at every start."""

from django.db import connection

# Being a member of another role counts, whatever that one may do: `set role` takes it all. `pg_database_owner` is one.
POWER = """
select role.rolsuper or role.rolbypassrls or role.rolcreaterole or role.rolreplication
    or exists (select from pg_roles other where other.oid <> role.oid and pg_has_role(role.oid, other.oid, 'member'))
    or exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = role.oid and deptype = 'o'
               and classid <> 'pg_largeobject'::regclass)
from pg_roles role where role.rolname = current_user
"""
# Names of one's own beside those of ours, and the switch that puts all triggers to sleep.
NAMES = """
select has_database_privilege(current_database(), 'temporary'),
       has_database_privilege(current_database(), 'create')
       or exists (select from pg_namespace where has_schema_privilege(oid, 'create')),
       has_parameter_privilege('session_replication_role', 'set')
       or exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and has_table_privilege(oid, 'truncate, trigger'))
"""


def refuse_powerful_role() -> None:
    """Raises SystemExit when the application's role is as strong as an owner, or may make names or switch triggers off."""
    with connection.cursor() as cursor:
        cursor.execute(POWER)
        (strong,) = cursor.fetchone()
        cursor.execute(NAMES)
        temporary, creates, disarms = cursor.fetchone()
        cursor.execute("select quote_ident(current_database()), quote_ident(current_user)")
        database, role = cursor.fetchone()
    if strong:
        raise SystemExit(
            "Die Datenbankrolle in DATABASE_URL darf zu viel (sie besitzt Tabellen oder umgeht Zeilenschutz). "
            "Nehmen Sie dafür eine eigene Rolle ohne Besitz und nennen Sie die besitzende in DATABASE_OWNER_URL."
        )
    if temporary or creates:
        raise SystemExit(
            f"Die Datenbankrolle in DATABASE_URL darf zu viel (sie darf {_what(temporary, creates)} anlegen). Nehmen Sie ihr "
            f"das als Eigentümer der Datenbank: revoke create, temporary on database {database} from public, {role}; "
            f"revoke create on schema public from public, {role};"
        )
    if disarms:
        raise SystemExit(
            "Die Datenbankrolle in DATABASE_URL darf zu viel (sie darf Tabellen leeren oder Auslöser abschalten). "
            "Nehmen Sie ihr diese Rechte; `wir migrate` gibt ihr alle, die sie braucht."
        )


def _what(temporary: bool, creates: bool) -> str:
    return " und ".join(["temporäre Tabellen"] * temporary + ["Schemas oder Tabellen"] * creates)
