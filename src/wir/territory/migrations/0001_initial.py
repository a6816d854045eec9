"""The tables of territory, as its models describe them."""

import django.db.models.deletion
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='County',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='gültig ab')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='gültig bis')),
                    ('name', models.CharField(max_length=100, verbose_name='Name')),
                    ('sort_key', models.CharField(db_index=True, editable=False, max_length=210)),
                    ('source', models.CharField(max_length=200, verbose_name='Quelle')),
                    ('ags', models.CharField(max_length=5, unique=True, verbose_name='Schlüssel')),
                    ('kind', models.CharField(choices=[('Landkreis', 'Landkreis'), ('kreisfreie Stadt', 'kreisfreie Stadt')], max_length=20, verbose_name='Art')),
                    ('seat', models.CharField(max_length=100, verbose_name='Sitz')),
                ],
                options={
                    'verbose_name': 'Kreis',
                    'verbose_name_plural': 'Kreise',
                    'ordering': ['sort_key', 'ags'],
                },
            ),
            migrations.CreateModel(
                name='Municipality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='gültig ab')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='gültig bis')),
                    ('name', models.CharField(max_length=100, verbose_name='Name')),
                    ('sort_key', models.CharField(db_index=True, editable=False, max_length=210)),
                    ('source', models.CharField(max_length=200, verbose_name='Quelle')),
                    ('ags', models.CharField(max_length=8, unique=True, verbose_name='Gemeindeschlüssel')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='territory.county')),
                    ('status', models.CharField(choices=[('kreisangehoerig', 'kreisangehörig'), ('sonderstatus', 'Sonderstatusstadt'), ('kreisfrei', 'kreisfrei')], max_length=20, verbose_name='Status')),
                    ('title', models.CharField(blank=True, choices=[('Stadt', 'Stadt'), ('Gemeinde', 'Gemeinde')], max_length=10, verbose_name='Bezeichnung')),
                    ('postal_code', models.CharField(blank=True, max_length=5, verbose_name='Postleitzahl der Verwaltung')),
                    ('area_km2', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='Fläche in km²')),
                    ('lat', models.FloatField(blank=True, null=True)),
                    ('lon', models.FloatField(blank=True, null=True)),
                    ('became', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='territory.municipality')),
                    ('ended_by', models.CharField(blank=True, choices=[('merger', 'Zusammenschluss'), ('incorporation', 'Eingemeindung'), ('status_change', 'neuer Status')], max_length=20)),
                ],
                options={
                    'verbose_name': 'Gemeinde',
                    'verbose_name_plural': 'Gemeinden',
                    'ordering': ['sort_key', 'ags'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('became', None), ('ended_by', ''), ('valid_to', None)), models.Q(('became__isnull', False), ('valid_to__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='municipality_ends_as_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Population',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='territory.municipality')),
                    ('date', models.DateField(verbose_name='Stichtag')),
                    ('value', models.PositiveIntegerField(verbose_name='Zahl')),
                    ('basis', models.CharField(max_length=50, verbose_name='Grundlage')),
                    ('source', models.CharField(max_length=200, verbose_name='Quelle')),
                ],
                options={
                    'verbose_name': 'Einwohnerzahl',
                    'verbose_name_plural': 'Einwohnerzahlen',
                    'ordering': ['date'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'date'), name='one_figure_a_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Council',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('municipality', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='territory.municipality')),
                    ('county', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='territory.county')),
                    ('kind', models.CharField(blank=True, choices=[('gemeindevertretung', 'Gemeindevertretung'), ('stadtverordnetenversammlung', 'Stadtverordnetenversammlung'), ('kreistag', 'Kreistag')], max_length=30, verbose_name='Art')),
                    ('unknown_because', models.CharField(blank=True, max_length=200, verbose_name='unbekannt, weil')),
                ],
                options={
                    'verbose_name': 'Vertretung',
                    'verbose_name_plural': 'Vertretungen',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('county__isnull', False), ('kind', 'kreistag'), ('municipality', None)), models.Q(('county', None), ('municipality__isnull', False), models.Q(('kind', 'kreistag'), _negated=True)), _connector='OR'), name='council_of_one_body'),
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), models.Q(('unknown_because', ''), _negated=True)), models.Q(models.Q(('kind', ''), _negated=True), ('unknown_because', '')), _connector='OR'), name='council_kind_or_reason'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Boundary',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='boundary', to='territory.municipality')),
                    ('rings', models.JSONField()),
                    ('source', models.CharField(max_length=200, verbose_name='Quelle')),
                ],
                options={
                    'verbose_name': 'Grenze',
                    'verbose_name_plural': 'Grenzen',
                },
            ),
        ),
    ]
