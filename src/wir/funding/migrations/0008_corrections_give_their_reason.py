"""A correction says how the error came about; the guard keeps that as it was prepared."""

from django.db import migrations, models

from .guards import decisions


class Migration(migrations.Migration):
    dependencies = [("funding", "0007_requests_name_fields_and_are_answered")]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="reason",
            field=models.TextField(
                db_default="", default="", max_length=600, verbose_name="Wie kam es zu dem Fehler?"
            ),
        ),
        migrations.RunSQL(decisions.BACK + "".join(decisions.GUARDS), migrations.RunSQL.noop),
    ]
