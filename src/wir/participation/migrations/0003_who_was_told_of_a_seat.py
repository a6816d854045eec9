"""The day on which somebody who was drawn was told by e-mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participation", "0002_codes_to_vote")]

    operations = [
        migrations.AddField(model_name="seat", name="told_on", field=models.DateField(null=True)),
    ]
