"""Who was drawn answers without an account: until when, and what they need."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participation", "0004_results_without_votes")]

    operations = [
        migrations.AddField(
            model_name="seat",
            name="answer_until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="seat",
            name="interpreting",
            field=models.CharField(
                blank=True, max_length=60, verbose_name="Dolmetschen: welche Sprache?"
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="children",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="Wie viele Kinder sollen betreut werden?"
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="needs",
            field=models.CharField(blank=True, max_length=300, verbose_name="Was brauchen Sie sonst?"),
        ),
    ]
