"""The tables of journal, as its models describe them."""

import django.db.models.deletion
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('act', models.CharField(max_length=60)),
                    ('thing', models.CharField(max_length=60)),
                    ('thing_id', models.BigIntegerField()),
                    ('by', models.BigIntegerField(null=True)),
                    ('facts', models.JSONField(default=dict)),
                    ('payload_digest', models.CharField(blank=True, max_length=64)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['thing', 'thing_id', 'id'], name='journal_of_a_thing'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Payload',
                fields=[
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='payload', serialize=False, to='journal.entry')),
                    ('body', models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name='Erasure',
                fields=[
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='erasure', serialize=False, to='journal.entry')),
                    ('rule', models.CharField(max_length=80)),
                    ('at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Link',
                fields=[
                    ('no', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, related_name='link', to='journal.entry')),
                    ('hash', models.CharField(max_length=64)),
                ],
            ),
        ),
    ]
