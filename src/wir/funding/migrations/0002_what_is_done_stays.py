"""What was submitted, decided, voted and paid stays, by triggers: no statement of the application's role passes them."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import added_to, agreements, applications, decisions, jury, money


class Migration(migrations.Migration):
    dependencies = [("funding", "0001_initial")]
    operations = [
        Guards("".join(noun.GUARDS), noun.BACK)
        for noun in (added_to, applications, agreements, decisions, jury, money)
    ]
