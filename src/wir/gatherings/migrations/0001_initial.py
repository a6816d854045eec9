"""The tables of gatherings, as its models describe them."""

import django.contrib.postgres.fields
import django.db.models.deletion
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
                name='Gathering',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gatherings', to='accounts.organisation')),
                    ('title', models.CharField(max_length=120, verbose_name='Titel')),
                    ('says', models.TextField(blank=True, max_length=2000, verbose_name='Worum geht es?')),
                    ('state', models.CharField(default='planned', max_length=12)),
                    ('starts_at', models.DateTimeField(verbose_name='Beginn')),
                    ('ends_at', models.DateTimeField(verbose_name='Ende')),
                    ('place', models.CharField(max_length=120, verbose_name='Ort, Haus')),
                    ('street', models.CharField(blank=True, max_length=120, verbose_name='Straße und Hausnummer')),
                    ('town', models.CharField(blank=True, max_length=90, verbose_name='Postleitzahl und Ort')),
                    ('link', models.URLField(blank=True, max_length=300, verbose_name='Adresse für die Teilnahme online')),
                    ('access', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('step_free', 'ohne Stufen erreichbar'), ('accessible_toilet', 'rollstuhlgerechte Toilette'), ('sign_language', 'Gebärdensprache'), ('induction_loop', 'Höranlage'), ('quiet_room', 'Ruheraum')], max_length=20), blank=True, default=list, size=None, verbose_name='Zugang')),
                    ('childcare', models.BooleanField(default=False, verbose_name='Kinderbetreuung auf Wunsch')),
                    ('interpreting', models.BooleanField(default=False, verbose_name='Dolmetschen auf Wunsch')),
                    ('women_only', models.BooleanField(default=False, verbose_name='Nur für Frauen')),
                    ('registration', models.BooleanField(default=True, verbose_name='Mit Anmeldung')),
                    ('places', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Plätze')),
                    ('registers_until', models.DateField(blank=True, null=True, verbose_name='Anmeldung bis')),
                    ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Warum abgesagt?')),
                    ('minutes', models.TextField(blank=True, max_length=8000, verbose_name='Was kam heraus?')),
                    ('attended', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Wie viele waren da?')),
                ],
                options={
                    'ordering': ['starts_at', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='a_gathering_begins_before_it_ends'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'announced', 'cancelled', 'held'])), name='gathering_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Registration',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='gatherings.gathering')),
                    ('number', models.PositiveIntegerField()),
                    ('code_hash', models.CharField(max_length=64, unique=True)),
                    ('first_name', models.CharField(max_length=60, verbose_name='Vorname')),
                    ('reach', models.CharField(blank=True, max_length=120, verbose_name='E-Mail oder Telefon')),
                    ('language', models.CharField(default='de', max_length=12, verbose_name='Sprache')),
                    ('interpreting', models.CharField(blank=True, max_length=60, verbose_name='Dolmetschen: welche Sprache?')),
                    ('children', models.PositiveSmallIntegerField(default=0, verbose_name='Wie viele Kinder sollen betreut werden?')),
                    ('needs', models.CharField(blank=True, max_length=300, verbose_name='Was brauchen Sie sonst?')),
                    ('given_back_on', models.DateField(null=True)),
                    ('came', models.BooleanField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('gathering', 'number'), name='one_registration_per_number'),
                        models.CheckConstraint(condition=models.Q(('children__lte', 9)), name='nine_children_are_enough'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Need',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='need_rows', to='gatherings.gathering')),
                    ('kind', models.CharField(choices=[('interpreting', 'Dolmetschen'), ('childcare', 'Kinderbetreuung'), ('access', 'Zugang und Sonstiges')], max_length=12)),
                    ('detail', models.CharField(max_length=300)),
                    ('seen_to_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['kind', 'detail'],
                    'constraints': [
                        models.UniqueConstraint(fields=('gathering', 'kind', 'detail'), name='each_need_once_per_gathering'),
                    ],
                },
            ),
        ),
    ]
