"""A code may go to the e-mail address that the register names: the address, and the seed that the mail makes the code from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles_that_wait")]

    operations = [
        migrations.AddField(
            model_name="lettercode",
            name="email",
            field=models.EmailField(blank=True, db_default="", default="", max_length=254),
        ),
        migrations.AddField(
            model_name="lettercode",
            name="seed",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
    ]
