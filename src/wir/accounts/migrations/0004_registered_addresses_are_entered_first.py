"""The e-mail address that the register names is entered with its source; another official mails the code to it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_codes_go_by_mail_too")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="registered_email",
            field=models.EmailField(
                blank=True,
                db_default="",
                default="",
                help_text="where a code may go; entered by officials",
                max_length=254,
                verbose_name="E-Mail-Adresse aus dem Register",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="registered_email_source",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="Woher ist die Adresse bekannt?",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="registered_email_by",
            field=models.ForeignKey(
                help_text="entered it",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="registered_email_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="lettercode",
            name="email_named_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("registered_email", ""),
                    models.Q(
                        models.Q(("registered_email_source", ""), _negated=True),
                        ("registered_email_by__isnull", False),
                        ("registered_email_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_registered_address_names_source_and_official",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("email_named_by__isnull", True),
                    models.Q(("email_named_by", models.F("made_by")), _negated=True),
                    _connector="OR",
                ),
                name="a_second_person_mails_the_code",
            ),
        ),
    ]
