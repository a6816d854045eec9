"""Votes, ballots, counts, lots and published figures are held by the database itself."""

from django.db import migrations

from wir.journal.guards import Guards

from .guards import draws, polls, present, results, votes


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0007_a_map_of_published_figures"),
        ("strategy", "0006_what_is_final_stays"),
    ]
    operations = [
        Guards("".join(noun.GUARDS), noun.BACK) for noun in (results, polls, votes, draws, present)
    ]
