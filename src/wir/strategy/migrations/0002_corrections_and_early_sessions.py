"""What was corrected says so in a field of its own, and a session before its planned day says why."""

from django.db import migrations, models
from django.db.models import F


def move_corrections(apps, _editor):
    """So far a day together with a reason for "not needed" meant: corrected."""
    corrected = apps.get_model("strategy", "Station").objects.exclude(held_on=None).exclude(not_needed_because="")
    corrected.update(correction=F("not_needed_because"), not_needed_because="")


def move_back(apps, _editor):
    """The older field holds 400 signs."""
    for one in apps.get_model("strategy", "Station").objects.exclude(correction=""):
        one.not_needed_because, one.correction = one.correction[:400], ""
        one.save(update_fields=["not_needed_because", "correction"])


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="station",
            name="early_because",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="station",
            name="correction",
            field=models.CharField(blank=True, db_default="", default="", max_length=600),
        ),
        migrations.RunPython(move_corrections, move_back),
    ]
