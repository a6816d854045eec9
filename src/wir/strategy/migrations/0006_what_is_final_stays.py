"""Published versions, written decisions, notes and corrections are held by the database itself."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import added_to, councils, present, texts


class Migration(migrations.Migration):
    dependencies = [("strategy", "0005_what_was_decided_stays")]
    operations = [Guards("".join(noun.GUARDS), noun.BACK) for noun in (added_to, texts, councils, present)]
