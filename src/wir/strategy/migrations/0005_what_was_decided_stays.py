"""What goes to the council says so, and what is put right, moved or left keeps what stood there and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("strategy", "0004_a_member_stands_for_a_town"),
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
        migrations.AddField(
            model_name="version",
            name="comments_moved",
            field=models.CharField(blank=True, db_default="", default="", max_length=400),
        ),
        migrations.AddField(
            model_name="processtown",
            name="left_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="processtown",
            name="left_because",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=400,
                verbose_name="Warum macht Ihre Gemeinde nicht mehr mit?",
            ),
        ),
        migrations.AddConstraint(
            model_name="processtown",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on", None),
                    models.Q(
                        ("agreed_on__isnull", False),
                        ("place__gt", 0),
                        models.Q(("left_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_partner_that_leaves_says_why",
            ),
        ),
        migrations.AddField(
            model_name="station",
            name="moved",
            field=models.CharField(blank=True, db_default="", default="", max_length=800),
        ),
        migrations.AddField(
            model_name="facilitationinvoice",
            name="struck_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="facilitationinvoice",
            name="correction",
            field=models.CharField(blank=True, db_default="", default="", max_length=800),
        ),
        migrations.RemoveConstraint(model_name="facilitationinvoice", name="an_invoice_is_entered_once"),
        migrations.AddConstraint(
            model_name="facilitationinvoice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck_on", None)),
                fields=("facilitation", "number"),
                name="an_invoice_is_entered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="facilitationinvoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("struck_on", None), models.Q(("correction", ""), _negated=True), _connector="OR"
                ),
                name="a_struck_invoice_says_why",
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
