"""Results of conversations keep published figures only: no copy of the votes, no archive with rows of single people."""

from django.db import migrations

from wir.participation.opinions.publishing import publishable


def round_what_is_kept(apps, editor):
    """Every result from the exact counts that it still has, in the order in which people read them."""
    before = {}
    for result in apps.get_model("participation", "OpinionResult").objects.order_by("conversation", "number"):
        told = publishable(result.told, before.get(result.conversation_id))
        before[result.conversation_id] = result.told = told
        result.save(update_fields=["told"])


class Migration(migrations.Migration):
    dependencies = [("participation", "0003_who_was_told_of_a_seat")]

    operations = [
        migrations.RunPython(round_what_is_kept),
        migrations.RemoveField(model_name="opinionresult", name="votes_file"),
        migrations.RemoveField(model_name="opinionresult", name="export"),
    ]
