"""An official says why a proof with a difference is accepted; a link to sign with can be taken back (guards/ hold both)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("funding", "0003_proofs_name_who_accepted")]

    operations = [
        migrations.AddField(
            model_name="proof",
            name="gap_reason",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                max_length=600,
                verbose_name="Warum die Differenz hingenommen wird",
            ),
        ),
        migrations.AddField(
            model_name="signatureinvitation", name="taken_back_at", field=models.DateTimeField(null=True)
        ),
    ]
