"""No transaction that sees the past writes where a guard watches."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import present


class Migration(migrations.Migration):
    dependencies = [
        ("funding", "0007_requests_name_fields_and_are_answered"),
        ("journal", "0003_names_are_ours"),
    ]
    operations = [Guards("".join(present.GUARDS), present.BACK)]
