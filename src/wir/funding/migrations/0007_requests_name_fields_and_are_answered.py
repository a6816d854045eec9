"""A request names fields of a section and is answered in words too; the guard lets the answer come when it is closed."""

from django.db import migrations, models

from wir.journal.guards import Guards

from .guards import applications


class Migration(migrations.Migration):
    dependencies = [("funding", "0006_states_and_sums_are_held")]

    operations = [
        migrations.AddField(
            model_name="documentrequest",
            name="answer",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="said when it is closed",
                max_length=2000,
                verbose_name="Antwort",
            ),
        ),
        migrations.AddField(
            model_name="requestitem", name="fields", field=models.JSONField(db_default=[], default=list)
        ),
        Guards(applications.BACK + "".join(applications.GUARDS), migrations.RunSQL.noop),
    ]
