"""No function of ours takes a temporary table of the same name for our own; this holds for those of every room that are there."""

from django.db import migrations

from wir.journal.guards import Guards


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_chain")]
    operations = [Guards(migrations.RunSQL.noop, migrations.RunSQL.noop)]
