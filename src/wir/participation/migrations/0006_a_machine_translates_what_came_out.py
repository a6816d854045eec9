"""A machine may be asked for what came out of a process, too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0005_an_answer_without_account"),
        ("strategy", "0004_a_member_stands_for_a_town"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="machinetask",
            name="a_machine_translates_one_thing_at_a_time",
        ),
        migrations.AddField(
            model_name="machinetask",
            name="outcomes_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="machine_tasks",
                to="strategy.process",
            ),
        ),
        migrations.AddConstraint(
            model_name="machinetask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcomes_of", None), ("statement", None), ("survey__isnull", False)),
                    models.Q(("outcomes_of", None), ("statement__isnull", False), ("survey", None)),
                    models.Q(("outcomes_of__isnull", False), ("statement", None), ("survey", None)),
                    _connector="OR",
                ),
                name="a_machine_translates_one_thing_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="machinetask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("outcomes_of", "language"),
                name="one_order_waits_per_process_and_language",
            ),
        ),
    ]
