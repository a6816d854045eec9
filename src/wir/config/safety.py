"""The application must not be able to do what only the owner may. Checked at every start."""

from django.db import connection

QUESTION = """
select role.rolsuper, role.rolbypassrls,
       (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member'))
from pg_roles role where role.rolname = current_user
"""


def refuse_powerful_role() -> None:
    """Raises SystemExit when the application's role is superuser, passes row security or owns tables."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        superuser, bypasses, owned = cursor.fetchone()
    if superuser or bypasses or owned:
        raise SystemExit(
            "Die Datenbankrolle in DATABASE_URL darf zu viel (sie besitzt Tabellen oder umgeht Zeilenschutz). "
            "Nehmen Sie dafür eine eigene Rolle ohne Besitz und nennen Sie die besitzende in DATABASE_OWNER_URL."
        )
