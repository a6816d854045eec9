"""Maps are drawn from published figures, and how many stayed in their group is told in a word: what is kept already, too."""

from django.db import migrations

from wir.participation.opinions.placing import picture
from wir.participation.opinions.publishing import FEWEST_FOR_A_WORD, word_of


def draw_anew(apps, editor):
    """Every result from the figures that it has."""
    for result in apps.get_model("participation", "OpinionResult").objects.all():
        told = result.told
        kept = told.pop("kept_of_100", None)
        if "kept" not in told:
            enough = sum(group["people"] for group in told["groups"]) >= FEWEST_FOR_A_WORD
            told["kept"] = word_of(kept / 100) if enough and kept is not None else ""
        result.told, result.picture = told, picture(told)
        result.save(update_fields=["told", "picture"])


class Migration(migrations.Migration):
    dependencies = [("participation", "0006_a_machine_translates_what_came_out")]

    operations = [migrations.RunPython(draw_anew, migrations.RunPython.noop)]
