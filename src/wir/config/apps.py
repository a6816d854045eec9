"""Last app of all: before every migration it looks at what is there, after it the application's role gets what it needs,
and no more."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate

# Who may make tables, temporary ones too, may give them the names of ours; who may hang our functions on a table of their
# own has them work for themselves. What a foreign server does not let the owner take away, `safety.py` names at the start.
RIGHTS = """
revoke create, temporary on database {database} from public, {role};
revoke create on schema public from public, {role};
do $$
declare one regprocedure;
begin
  for one in select oid from pg_proc where prorettype = 'trigger'::regtype and pg_get_userbyid(proowner) = current_user
  loop
    execute format('revoke all on function %s from public', one);
  end loop;
end $$;
grant usage on schema public to {role};
grant select, insert, update, delete on all tables in schema public to {role};
grant usage, select on all sequences in schema public to {role};
revoke update, delete on journal_entry from {role};
revoke insert, update, delete on journal_link from {role};
revoke update on journal_payload from {role};
revoke update, delete on journal_erasure from {role};
revoke insert, update, delete on django_migrations from {role};
"""


class ConfigConfig(AppConfig):
    """Wires what belongs to no part."""

    name = "wir.config"

    def ready(self) -> None:
        from wir import guidelines
        from wir.config.history import refuse_older_history

        pre_migrate.connect(refuse_older_history, sender=self)
        post_migrate.connect(grant_rights, sender=self)
        guidelines.use(settings.WIR_GUIDELINE_FOLDERS)


def grant_rights(**kwargs: Any) -> None:
    """The owner hands out rights; any other role has nothing to give."""
    role = settings.WIR_APPLICATION_ROLE
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_database() from pg_tables where tablename = 'journal_entry' and tableowner = current_user"
        )
        if row := cursor.fetchone():
            quoted = connection.ops.quote_name
            cursor.execute(RIGHTS.format(role=quoted(role), database=quoted(row[0])))
