"""The one table of this room: how often an address did something in this hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Count",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("hour", models.DateTimeField(db_index=True)),
                ("number", models.PositiveIntegerField()),
            ],
        ),
    ]
