"""A member of a joint process stands for one of its towns; whoever is there already says why none is known."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count

NOT_ASKED = "Danach wurde bei der Einladung nicht gefragt."


def say_why(apps, editor):
    """For members and invitations of joint processes."""
    joint = (
        apps.get_model("strategy", "Process")
        .objects.annotate(many=Count("towns"))
        .filter(many__gt=1)
        .values_list("pk", flat=True)
    )
    for name in ("Member", "PartInvitation"):
        rows = apps.get_model("strategy", name).objects.filter(process__in=list(joint))
        rows.update(town_unknown=NOT_ASKED)


def _town():
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="accounts.organisation",
    )


def _unknown():
    return models.CharField(blank=True, max_length=200, verbose_name="Warum keine Gemeinde?")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_codes_go_by_mail_too"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("strategy", "0003_when_a_recommendation_was_dropped"),
    ]

    operations = [
        migrations.AddField(model_name="member", name="town", field=_town()),
        migrations.AddField(model_name="member", name="town_unknown", field=_unknown()),
        migrations.AddField(model_name="partinvitation", name="town", field=_town()),
        migrations.AddField(model_name="partinvitation", name="town_unknown", field=_unknown()),
        migrations.RunPython(say_why, migrations.RunPython.noop),
    ]
