"""The way of a process, what people said and measures that are no proposals any more are held by the database itself."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import measures, processes, voices


class Migration(migrations.Migration):
    dependencies = [("strategy", "0007_a_version_carries_its_measures")]
    operations = [Guards("".join(noun.GUARDS), noun.BACK) for noun in (processes, voices, measures)]
