"""In the portal the time to retrieve runs from the day on which the message had gone out; the guard keeps that day."""

from django.db import migrations, models
from django.db.models import F, Q

from wir.journal.guards import Guards

from .guards import decisions

# Until now the day of the release was shown as the day of the message, and people have relied on it.
TOLD_UNTIL_NOW = """
alter table funding_delivery disable trigger stays;
update funding_delivery set notified_on = announced_on where way = 'retrieval';
alter table funding_delivery enable trigger stays;
"""


class Migration(migrations.Migration):
    dependencies = [("funding", "0009_corrections_give_their_reason")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="notified_on",
            field=models.DateField(null=True, verbose_name="Nachricht hinausgegangen am"),
        ),
        migrations.RunSQL(TOLD_UNTIL_NOW, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=Q(notified_on__isnull=True) | Q(way="retrieval", notified_on__gte=F("announced_on")),
                name="a_message_follows_what_lies_ready",
            ),
        ),
        Guards(decisions.BACK + "".join(decisions.GUARDS), migrations.RunSQL.noop),
    ]
