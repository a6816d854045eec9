"""Last app of all: before every migration it looks at what is there, after it the application's role gets what it needs,
and no more."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate

RIGHTS = """
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
        cursor.execute("select tableowner = current_user from pg_tables where tablename = 'journal_entry'")
        row = cursor.fetchone()
        if row and row[0]:
            cursor.execute(RIGHTS.format(role=connection.ops.quote_name(role)))
