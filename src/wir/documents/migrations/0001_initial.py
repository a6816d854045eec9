"""The tables of documents, as its models describe them."""

import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=80, unique=True)),
                    ('kind', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=200)),
                    ('sha256', models.CharField(max_length=64, unique=True)),
                    ('size', models.PositiveIntegerField(help_text='bytes')),
                    ('certificate', models.CharField(help_text='SHA-256 of the certificate of its seal', max_length=64)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('superseded_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='documents.document')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='CheckRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token', models.UUIDField(default=uuid.uuid4, unique=True)),
                    ('asked_at', models.DateTimeField()),
                    ('answer', models.JSONField(null=True)),
                ],
            ),
        ),
    ]
