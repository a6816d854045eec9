"""A wrongly entered day of a final notice is put right by two people."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from wir.journal.guards import Guards

from .guards import day_corrections


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0004_said_about_gaps_and_links_taken_back"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DayCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(default="proposed", max_length=12)),
                ("what", models.CharField(
                    choices=[
                        ("posted", "Zur Post gegeben"),
                        ("served", "Zugestellt oder übergeben"),
                        ("received", "Nachweislich angekommen"),
                    ],
                    max_length=8,
                    verbose_name="Welcher Tag?",
                )),
                ("day", models.DateField(null=True, verbose_name="Richtiger Tag")),
                ("reason", models.TextField(max_length=600, verbose_name="Warum?")),
                ("proposed_on", models.DateField()),
                ("confirmed_by", models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL,
                )),
                ("delivery", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="day_corrections", to="funding.delivery",
                )),
                ("proposed_by", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL,
                )),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(day__isnull=False, what__in=["posted", "served"]) | Q(what="received"),
                        name="only_a_letter_may_never_arrive",
                    ),
                    models.CheckConstraint(
                        condition=Q(state="confirmed", confirmed_by__isnull=False)
                        | (Q(state__in=["proposed", "dropped"]) & Q(confirmed_by=None)),
                        name="a_confirmed_day_names_who_confirmed_it",
                    ),
                    models.CheckConstraint(
                        condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                        name="a_second_person_confirms_a_day",
                    ),
                    models.UniqueConstraint(
                        fields=["delivery"], condition=Q(state="proposed"), name="one_day_correction_waits"
                    ),
                ],
            },
        ),
        Guards(day_corrections.GUARD, day_corrections.BACK),
    ]
