"""What a council votes on: measures as they stand in the version, and whether it was taken back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from wir.journal.guards import Guards

NEVER_CHANGES = """
create trigger stays before update or delete on strategy_withdrawal
  for each row execute function strategy_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("strategy", "0006_what_is_final_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("version", "measures", models.JSONField(null=True)),
        migrations.AddField(
            "station",
            "version_because",
            models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=400)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withdrawal",
                        to="strategy.version",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="whoever_withdraws_a_version_says_why",
                    )
                ],
            },
        ),
        Guards(NEVER_CHANGES, "drop trigger stays on strategy_withdrawal;"),
    ]
