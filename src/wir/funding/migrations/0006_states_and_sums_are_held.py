"""States move along the table of steps only, and the years' money adds up: the guards are made anew, as they stand now."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import added_to, agreements, applications, appropriations, decisions, jury, money


class Migration(migrations.Migration):
    dependencies = [("funding", "0005_days_put_right")]
    operations = [
        *(
            Guards(noun.BACK + "".join(noun.GUARDS), migrations.RunSQL.noop)
            for noun in (added_to, applications, agreements, decisions, jury, money)
        ),
        Guards("".join(appropriations.GUARDS), appropriations.BACK),
    ]
