"""Published versions, written decisions, notes and corrections are held by the database itself."""

from django.db import migrations

from .guards import added_to, councils, texts


class Migration(migrations.Migration):
    dependencies = [("strategy", "0004_what_was_decided_stays")]
    operations = [migrations.RunSQL("".join(noun.GUARDS), noun.BACK) for noun in (added_to, texts, councils)]
