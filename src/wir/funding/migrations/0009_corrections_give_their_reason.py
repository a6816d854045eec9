"""A correction says how the error came about; the guard keeps that as it was prepared."""

from django.db import migrations, models

from wir.journal.guards import Guards

from .guards import decisions


class Migration(migrations.Migration):
    dependencies = [("funding", "0008_guards_see_the_present")]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="reason",
            field=models.TextField(
                db_default="", default="", max_length=600, verbose_name="Wie kam es zu dem Fehler?"
            ),
        ),
        Guards(decisions.BACK + "".join(decisions.GUARDS), migrations.RunSQL.noop),
    ]
