"""A role that makes somebody a second person waits for confirmation when it was given by somebody who only edits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="waits",
            field=models.BooleanField(db_default=False, default=False, verbose_name="Wartet auf Bestätigung"),
        ),
    ]
