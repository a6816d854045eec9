"""A vote on priorities may take codes: each good for one ballot, kept as a hash, joined to none."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="poll",
            name="access",
            field=models.CharField(
                choices=[
                    ("open", "Offen für alle: Link, QR-Code, Aushang"),
                    ("codes", "Nur mit Code: Brief oder Streifen"),
                ],
                db_default="open",
                default="open",
                max_length=8,
                verbose_name="Wer kann abstimmen?",
            ),
        ),
        migrations.CreateModel(
            name="BallotCode",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("batch", models.CharField(blank=True, max_length=80)),
                ("made_on", models.DateField()),
                ("used", models.BooleanField(default=False)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="participation.poll",
                    ),
                ),
            ],
        ),
    ]
