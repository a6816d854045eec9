"""Deliveries, early starts, juries, accounts and the end of a grant rest on who did what; the guards are made anew."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import decisions, jury, money, present, roles


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0010_days_run_from_the_message"),
        ("accounts", "0002_roles_that_wait"),
        ("documents", "0002_never_edited"),
        ("journal", "0003_names_are_ours"),
    ]
    operations = [
        Guards("".join(roles.GUARDS), roles.BACK),
        *(
            Guards(noun.BACK + "".join(noun.GUARDS), migrations.RunSQL.noop)
            for noun in (decisions, jury, money)
        ),
        Guards(present.ON_EVERY_GUARDED_TABLE, migrations.RunSQL.noop),
    ]
