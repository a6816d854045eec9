"""Statements and the promise of a survey are held by the database itself."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import words


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0008_what_is_final_stays"),
        ("strategy", "0008_what_people_rely_on_stays"),
    ]
    operations = [Guards("".join(words.GUARDS), words.BACK)]
