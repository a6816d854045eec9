"""A version says whether it goes to the council; a measure that was put right keeps old and new."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("strategy", "0003_when_a_recommendation_was_dropped"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="for_council",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="Diese Fassung geht ins Parlament"
            ),
        ),
        migrations.CreateModel(
            name="MeasureCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=400)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="strategy.measure",
                    ),
                ),
            ],
            options={"ordering": ["on", "pk"]},
        ),
    ]
