"""The tables of strategy, as its models describe them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
import wir.strategy.models.calendar
import wir.strategy.models.invitation
import wir.strategy.models.text
import wir.strategy.starter
from django.conf import settings
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Process',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_processes', to='accounts.organisation')),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('question', models.CharField(max_length=200, verbose_name='Leitfrage')),
                    ('about', models.TextField(blank=True, max_length=2000, verbose_name='Worum geht es?')),
                    ('state', models.CharField(default='prepared', max_length=12)),
                    ('starts_on', models.DateField(verbose_name='Beginn')),
                    ('ends_on', models.DateField(verbose_name='Ende')),
                    ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='Ansprechperson')),
                    ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='Telefon')),
                    ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='E-Mail-Adresse')),
                    ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), blank=True, default=wir.strategy.starter.format_codes, size=None)),
                    ('ended_because', models.CharField(blank=True, max_length=600, verbose_name='Warum ohne Beschluss?')),
                    ('grant', models.BigIntegerField(null=True, unique=True)),
                    ('file_number', models.CharField(blank=True, max_length=60)),
                    ('next_of', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_edition', to='strategy.process')),
                    ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-starts_on', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'running', 'decided', 'undecided', 'closed'])), name='process_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('starts_on__lt', models.F('ends_on'))), name='a_process_begins_before_it_ends'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProcessTown',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='towns', to='strategy.process')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='process_towns', to='accounts.organisation')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('agreed_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'organisation'), name='a_town_once_per_process'),
                        models.UniqueConstraint(fields=('process', 'place'), name='one_town_per_place'),
                        models.CheckConstraint(condition=models.Q(('place__lt', 3)), name='three_towns_are_enough'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Phase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='strategy.process')),
                    ('kind', models.CharField(choices=[('baseline', 'Bestandsaufnahme'), ('listening', 'Zuhören'), ('workshops', 'Werkstätten'), ('drafting', 'Plan schreiben'), ('deciding', 'Abstimmen, starten')], max_length=12)),
                    ('starts_on', models.DateField(verbose_name='Von')),
                    ('ends_on', models.DateField(verbose_name='Bis')),
                ],
                options={
                    'ordering': ['starts_on', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'kind'), name='each_phase_once'),
                        models.CheckConstraint(condition=models.Q(('starts_on__lte', models.F('ends_on'))), name='a_phase_begins_before_it_ends'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Deadline',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='strategy.process')),
                    ('kind', models.CharField(default='own', max_length=40)),
                    ('label', models.CharField(max_length=160, verbose_name='Was ist zu tun?')),
                    ('due_on', models.DateField(verbose_name='Wann?')),
                    ('public', models.BooleanField(default=False, verbose_name='Auch öffentlich zeigen')),
                    ('done_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Extension',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='strategy.process')),
                    ('until', models.DateField(verbose_name='Neues Ende')),
                    ('reason', models.TextField(max_length=1000, verbose_name='Begründung')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                ],
                options={
                    'ordering': ['until'],
                },
            ),
            migrations.CreateModel(
                name='PopulationShare',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='population_shares', to='strategy.process')),
                    ('dimension', models.CharField(max_length=20)),
                    ('value', models.CharField(max_length=60)),
                    ('count', models.PositiveIntegerField()),
                    ('day', models.DateField()),
                    ('source', models.CharField(max_length=300)),
                ],
                options={
                    'ordering': ['dimension', 'value'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'dimension', 'value'), name='one_figure_per_group_and_process'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Department',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='departments', to='strategy.process')),
                    ('name', models.CharField(max_length=120, verbose_name='Fachbereich oder Amt')),
                    ('contact', models.CharField(blank=True, max_length=120, verbose_name='Wer ist dort zuständig?')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'name'), name='a_department_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DepartmentTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('department', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='strategy.department')),
                    ('label', models.CharField(max_length=200, verbose_name='Was ist zu tun?')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='Bis wann?')),
                    ('done_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': [models.OrderBy(models.F('due_on'), nulls_last=True), 'pk'],
                },
            ),
            migrations.CreateModel(
                name='BarrierCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='barriers', to='strategy.process')),
                    ('barrier', models.CharField(max_length=24)),
                    ('before', models.CharField(blank=True, choices=[('there', 'ja, die Hürde gibt es'), ('partly', 'teilweise'), ('gone', 'nein')], max_length=6)),
                    ('after', models.CharField(blank=True, choices=[('there', 'ja, die Hürde gibt es'), ('partly', 'teilweise'), ('gone', 'nein')], max_length=6)),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='Was haben Sie geändert?')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'barrier'), name='a_barrier_once'),
                        models.CheckConstraint(condition=models.Q(('after__in', ('', 'there', 'partly', 'gone')), ('before__in', ('', 'there', 'partly', 'gone'))), name='barrier_answers_are_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BaselineItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='baseline', to='strategy.process')),
                    ('kind', models.CharField(choices=[('offer', 'Das gibt es schon'), ('gap', 'Das fehlt')], max_length=6, verbose_name='Art')),
                    ('name', models.CharField(max_length=160, verbose_name='Was?')),
                    ('provider', models.CharField(blank=True, max_length=160, verbose_name='Wer bietet es an?')),
                    ('audience', models.CharField(blank=True, max_length=160, verbose_name='Für wen?')),
                    ('note', models.CharField(blank=True, max_length=400, verbose_name='Anmerkung')),
                ],
                options={
                    'ordering': ['kind', 'name', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('kind__in', ('offer', 'gap'))), name='baseline_kind_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CalendarLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_links', to='strategy.process')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('seed', models.CharField(default=wir.strategy.models.calendar.new_seed, max_length=40)),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'user'), name='one_calendar_link_each'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Receipt',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='strategy.process')),
                    ('code_hash', models.CharField(max_length=64, unique=True)),
                    ('thing', models.CharField(max_length=60)),
                    ('thing_id', models.BigIntegerField()),
                    ('made_on', models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name='Voice',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='strategy.process')),
                    ('kind', models.CharField(choices=[('answer', 'Antwort in einer Umfrage'), ('statement', 'Aussage im Meinungsbild'), ('minutes', 'Ergebnis eines Treffens'), ('idea', 'Idee'), ('comment', 'Rückmeldung zum Text'), ('result', 'Ergebnis, das für viele steht')], max_length=12)),
                    ('text', models.TextField(max_length=4000, verbose_name='Wortlaut')),
                    ('language', models.CharField(default='de', max_length=12)),
                    ('said_on', models.DateField()),
                    ('origin', models.CharField(max_length=200)),
                    ('thing', models.CharField(blank=True, max_length=60)),
                    ('thing_id', models.BigIntegerField(null=True)),
                    ('count', models.PositiveIntegerField(default=1)),
                    ('receipt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices', to='strategy.receipt')),
                    ('read_on', models.DateField(null=True)),
                    ('published_on', models.DateField(null=True)),
                    ('hidden_because', models.CharField(blank=True, max_length=400, verbose_name='Warum nicht?')),
                ],
                options={
                    'ordering': ['said_on', 'id'],
                    'indexes': [
                        models.Index(fields=['process', 'kind', 'said_on'], name='voices_of_a_process'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='a_voice_counts'),
                        models.CheckConstraint(condition=models.Q(('published_on', None), ('hidden_because', ''), _connector='OR'), name='a_voice_is_public_or_hidden'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Recommendation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('text', models.TextField(max_length=1000, verbose_name='Empfehlung')),
                    ('reason', models.TextField(blank=True, max_length=2000, verbose_name='Warum?')),
                    ('state', models.CharField(default='draft', max_length=12)),
                    ('dropped_because', models.CharField(blank=True, max_length=600, verbose_name='Warum nicht?')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                    ('voices', models.ManyToManyField(related_name='recommendations', through='strategy.Source', to='strategy.voice')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_recommendation_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'dropped'])), name='recommendation_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Source',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='strategy.recommendation')),
                    ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='strategy.voice')),
                    ('how', models.CharField(choices=[('carries', 'trägt die Empfehlung'), ('merged', 'ist darin aufgegangen'), ('not_taken', 'wurde nicht übernommen')], default='carries', max_length=12)),
                    ('because', models.CharField(blank=True, max_length=600, verbose_name='Warum?')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('recommendation', 'voice'), name='a_voice_once_per_recommendation'),
                        models.CheckConstraint(condition=models.Q(models.Q(('how', 'not_taken'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='what_is_not_taken_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FieldOfAction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='strategy.process')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=120, verbose_name='Handlungsfeld')),
                    ('long_term_goal', models.CharField(blank=True, max_length=400, verbose_name='Leitziel')),
                    ('interim_goal', models.CharField(blank=True, max_length=400, verbose_name='Zwischenziel')),
                    ('annual_goal', models.CharField(blank=True, max_length=400, verbose_name='Jahresziel')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Measure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=160, verbose_name='Maßnahme')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='Was genau?')),
                    ('field', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='measures', to='strategy.fieldofaction')),
                    ('town', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('owner', models.CharField(blank=True, max_length=120, verbose_name='Wer kümmert sich?')),
                    ('owner_user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('indicator', models.CharField(blank=True, max_length=300, verbose_name='Woran merkt man, dass es geklappt hat?')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='Beginn')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='Fertig bis')),
                    ('line', models.CharField(blank=True, max_length=40, verbose_name='Förderlinie, die passen könnte')),
                    ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('rank_because', models.CharField(blank=True, max_length=600, verbose_name='Warum an dieser Stelle?')),
                    ('without_basis_because', models.CharField(blank=True, max_length=600, verbose_name='Warum ohne Empfehlung?')),
                    ('state', models.CharField(default='proposed', max_length=12)),
                    ('dropped_because', models.CharField(blank=True, max_length=600, verbose_name='Warum nicht?')),
                    ('made_on', models.DateField()),
                    ('continues', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continued_by', to='strategy.measure')),
                    ('reminded_on', models.DateField(null=True)),
                    ('recommendations', models.ManyToManyField(blank=True, related_name='measures', to='strategy.recommendation')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_measure_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'planned', 'running', 'stalled', 'done', 'dropped'])), name='measure_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('dropped_because', ''), _negated=True), _connector='OR'), name='what_is_dropped_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MeasureCost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='costs', to='strategy.measure')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='Jahr')),
                    ('cents', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['year'],
                    'constraints': [
                        models.UniqueConstraint(fields=('measure', 'year'), name='one_cost_per_year'),
                        models.CheckConstraint(condition=models.Q(('cents__gte', 0)), name='a_measure_costs_nothing_or_more'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StatusNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='strategy.measure')),
                    ('on', models.DateField()),
                    ('state', models.CharField(max_length=12)),
                    ('text', models.CharField(max_length=600, verbose_name='Stand')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Section',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='strategy.process')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('heading', models.CharField(max_length=160, verbose_name='Überschrift')),
                    ('town', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Paragraph',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='strategy.section')),
                    ('key', models.CharField(default=wir.strategy.models.text.new_key, editable=False, max_length=8, unique=True)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('text', models.TextField(max_length=6000, verbose_name='Text')),
                    ('edition', models.PositiveIntegerField(default=1)),
                    ('measures', models.ManyToManyField(blank=True, related_name='paragraphs', to='strategy.measure')),
                    ('recommendations', models.ManyToManyField(blank=True, related_name='paragraphs', to='strategy.recommendation')),
                ],
                options={
                    'ordering': ['place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('content', models.JSONField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('reason', models.CharField(max_length=400, verbose_name='Was ist neu?')),
                    ('comments_until', models.DateField(blank=True, null=True, verbose_name='Rückmeldungen bis')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_version_per_number'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='strategy.process')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='strategy.version')),
                    ('paragraph', models.CharField(max_length=8)),
                    ('voice', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='comment', to='strategy.voice')),
                    ('wording', models.TextField(blank=True, max_length=6000, verbose_name='So würde ich es schreiben')),
                    ('state', models.CharField(choices=[('waiting', 'Wird geprüft'), ('published', 'Öffentlich'), ('hidden', 'Nicht veröffentlicht')], default='waiting', max_length=12)),
                    ('outcome', models.CharField(blank=True, choices=[('taken', 'übernommen'), ('partly', 'teilweise übernommen'), ('not_taken', 'nicht übernommen'), ('noted', 'zur Kenntnis genommen')], max_length=12, verbose_name='Was machen wir damit?')),
                    ('answer', models.TextField(blank=True, max_length=2000, verbose_name='Antwort')),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('answered_on', None), ('outcome', '')), models.Q(('answered_on__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_has_outcome_and_words'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Station',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stations', to='strategy.process')),
                    ('town', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('kind', models.CharField(choices=[('municipal_executive', 'Magistrat oder Gemeindevorstand'), ('foreigners_council', 'Ausländerbeirat'), ('integration_commission', 'Integrations-Kommission'), ('committee', 'Ausschuss'), ('municipal_council', 'Gemeindevertretung oder Stadtverordnetenversammlung')], max_length=24, verbose_name='Gremium')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='Name des Gremiums')),
                    ('planned_on', models.DateField(blank=True, null=True, verbose_name='Geplant für')),
                    ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='strategy.version')),
                    ('held_on', models.DateField(blank=True, null=True, verbose_name='Tag der Sitzung')),
                    ('outcome', models.CharField(blank=True, choices=[('adopted', 'beschlossen'), ('adopted_with_changes', 'mit Änderungen beschlossen'), ('referred', 'verwiesen'), ('postponed', 'vertagt'), ('taken_note_of', 'zur Kenntnis genommen'), ('rejected', 'abgelehnt')], max_length=24, verbose_name='Ergebnis')),
                    ('paper_number', models.CharField(blank=True, max_length=40, verbose_name='Nummer der Vorlage')),
                    ('paper_url', models.URLField(blank=True, max_length=400, verbose_name='Adresse der Vorlage im Ratsinformationssystem')),
                    ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Ja')),
                    ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Nein')),
                    ('abstentions', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Enthaltungen')),
                    ('opinion', models.TextField(blank=True, max_length=4000, verbose_name='Stellungnahme')),
                    ('not_needed_because', models.CharField(blank=True, max_length=400, verbose_name='Warum nicht nötig?')),
                ],
                options={
                    'ordering': ['planned_on', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('outcome', ''), ('held_on__isnull', False), _connector='OR'), name='what_was_decided_has_a_day'),
                        models.CheckConstraint(condition=models.Q(('outcome', ''), models.Q(('kind', 'municipal_council'), _negated=True), ('version__isnull', False), _connector='OR'), name='a_council_decides_on_a_version'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MeasureDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('station', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='strategy.station')),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='strategy.measure')),
                    ('outcome', models.CharField(choices=[('adopted', 'beschlossen'), ('changed', 'mit Änderung beschlossen'), ('postponed', 'zurückgestellt'), ('rejected', 'abgelehnt')], max_length=12)),
                    ('change', models.CharField(blank=True, max_length=600, verbose_name='Was wurde geändert?')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('station', 'measure'), name='a_measure_once_per_council'),
                        models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'changed'), _negated=True), models.Q(('change', ''), _negated=True), _connector='OR'), name='a_change_is_told'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Facilitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='facilitation', to='strategy.process')),
                    ('need', models.TextField(blank=True, max_length=2000, verbose_name='Was wird gebraucht?')),
                    ('provider', models.CharField(blank=True, max_length=160, verbose_name='Vertrag mit')),
                    ('contract_from', models.DateField(blank=True, null=True, verbose_name='Erster Tag des Vertrags')),
                    ('contract_until', models.DateField(blank=True, null=True, verbose_name='Letzter Tag des Vertrags')),
                    ('cents', models.BigIntegerField(blank=True, null=True)),
                    ('half_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('data_agreement_on', models.DateField(blank=True, null=True, verbose_name='Vertrag über die Auftragsverarbeitung vom')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('contract_from', None), ('contract_until', None)), ('contract_from__lte', models.F('contract_until')), _connector='OR'), name='a_contract_begins_before_it_ends'),
                        models.CheckConstraint(condition=models.Q(('cents', None), ('cents__gte', 0), _connector='OR'), name='a_contract_costs_nothing_or_more'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FacilitationOffer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('facilitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='strategy.facilitation')),
                    ('provider', models.CharField(max_length=160, verbose_name='Wen haben Sie gefragt?')),
                    ('asked_on', models.DateField(verbose_name='Gefragt am')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='Geantwortet am')),
                    ('cents', models.BigIntegerField(blank=True, null=True)),
                    ('chosen', models.BooleanField(default=False, verbose_name='Ausgewählt')),
                    ('because', models.CharField(blank=True, max_length=400, verbose_name='Warum?')),
                ],
                options={
                    'ordering': ['asked_on', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('chosen', True)), fields=('facilitation',), name='one_offer_is_chosen'),
                        models.CheckConstraint(condition=models.Q(('chosen', False), models.Q(('because', ''), _negated=True), _connector='OR'), name='who_chooses_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FacilitationDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('facilitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='strategy.facilitation')),
                    ('on', models.DateField(verbose_name='Tag')),
                    ('half_days', models.PositiveSmallIntegerField(choices=[(1, 'halber Tag'), (2, 'ganzer Tag')], verbose_name='Wie lange?')),
                    ('what', models.CharField(max_length=200, verbose_name='Was?')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('facilitation', 'on'), name='a_day_is_counted_once'),
                        models.CheckConstraint(condition=models.Q(('half_days__in', (1, 2))), name='a_day_has_two_halves'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FacilitationInvoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('facilitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invoices', to='strategy.facilitation')),
                    ('number', models.CharField(max_length=60, verbose_name='Nummer der Rechnung')),
                    ('on', models.DateField(verbose_name='Rechnung vom')),
                    ('cents', models.BigIntegerField()),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='Bezahlt am')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('facilitation', 'number'), name='an_invoice_is_entered_once'),
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='an_invoice_asks_for_money'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='strategy.process')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='process_memberships', to=settings.AUTH_USER_MODEL)),
                    ('role', models.CharField(choices=[('facilitator', 'Prozessmoderation'), ('steering_group', 'Steuerungsgruppe'), ('integration_officer', 'Integrationsbeauftragte oder -beauftragter'), ('political_body', 'Politisches Gremium'), ('diversity_centre', 'Vielfaltszentrum'), ('foreigners_council', 'Ausländerbeirat oder Integrations-Kommission'), ('translator', 'Übersetzung, ehrenamtlich')], max_length=20, verbose_name='Rolle')),
                    ('from_day', models.DateField(blank=True, null=True, verbose_name='Gilt ab')),
                    ('until_day', models.DateField(blank=True, null=True, verbose_name='Gilt bis')),
                ],
                options={
                    'ordering': ['role', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'user', 'role'), name='each_part_once_per_process'),
                        models.CheckConstraint(condition=models.Q(('from_day', None), ('until_day', None), ('from_day__lte', models.F('until_day')), _connector='OR'), name='a_part_begins_before_it_ends'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PartInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='strategy.process')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                    ('role', models.CharField(choices=[('facilitator', 'Prozessmoderation'), ('steering_group', 'Steuerungsgruppe'), ('integration_officer', 'Integrationsbeauftragte oder -beauftragter'), ('political_body', 'Politisches Gremium'), ('diversity_centre', 'Vielfaltszentrum'), ('foreigners_council', 'Ausländerbeirat oder Integrations-Kommission'), ('translator', 'Übersetzung, ehrenamtlich')], max_length=20, verbose_name='Rolle')),
                    ('from_day', models.DateField(blank=True, null=True, verbose_name='Gilt ab')),
                    ('until_day', models.DateField(blank=True, null=True, verbose_name='Gilt bis')),
                    ('state', models.CharField(default='open', max_length=12)),
                    ('seed', models.CharField(default=wir.strategy.models.invitation.new_seed, max_length=40)),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('last_day', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['open', 'accepted', 'taken_back'])), name='part_invitation_state_is_known'),
                        models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('process', 'email', 'role'), name='one_open_part_invitation_each'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Translation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('thing', models.CharField(max_length=60)),
                    ('thing_id', models.CharField(max_length=40)),
                    ('field', models.CharField(default='text', max_length=40)),
                    ('language', models.CharField(max_length=12)),
                    ('text', models.TextField(max_length=4000)),
                    ('made', models.CharField(choices=[('shipped', 'mitgeliefert'), ('machine', 'von einer Maschine übersetzt'), ('person', 'von einem Menschen übersetzt')], max_length=8)),
                    ('checked_by', models.CharField(blank=True, max_length=120)),
                    ('checked_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('thing', 'thing_id', 'field', 'language'), name='one_translation_per_language'),
                        models.CheckConstraint(condition=models.Q(('checked_on', None), models.Q(('checked_by', ''), _negated=True), _connector='OR'), name='who_checks_a_translation_is_named'),
                    ],
                },
            ),
        ),
    ]
