"""A recommendation keeps the day on which it was dropped; those that were dropped before have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("strategy", "0002_corrections_and_early_sessions")]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="dropped_on",
            field=models.DateField(null=True),
        ),
    ]
