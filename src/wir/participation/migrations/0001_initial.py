"""The tables of participation, as its models describe them."""

import django.db.models.deletion
import uuid
import wir.participation.models.conversation
from django.conf import settings
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('gatherings', '0001_initial'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='strategy.process')),
                    ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='meeting', to='gatherings.gathering')),
                    ('format', models.CharField(choices=[('kickoff_event', 'Auftakt'), ('future_workshop', 'Werkstatt'), ('round_table', 'Runder Tisch'), ('theme_table', 'Thementisch'), ('outreach', 'Gespräche vor Ort'), ('integration_conference', 'Konferenz'), ('assembly', 'Ausgeloste Versammlung'), ('steering_group', 'Steuerungsgruppe')], max_length=24, verbose_name='Format')),
                ],
                options={
                    'ordering': ['gathering__starts_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='MinutesLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='participation.meeting')),
                    ('voice', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='minutes_line', to='strategy.voice')),
                    ('table', models.CharField(blank=True, max_length=120, verbose_name='Tisch oder Thema')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Assembly',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assemblies', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=120, verbose_name='Titel')),
                    ('purpose', models.TextField(max_length=1000, verbose_name='Wozu?')),
                    ('state', models.CharField(default='draft', max_length=9)),
                    ('size', models.PositiveSmallIntegerField(verbose_name='Plätze')),
                    ('begins_on', models.DateField(verbose_name='Erster Tag')),
                    ('ends_on', models.DateField(verbose_name='Letzter Tag')),
                    ('where', models.CharField(blank=True, max_length=160, verbose_name='Ort und Uhrzeit')),
                    ('joins_until', models.DateField(verbose_name='Mitmachen bis')),
                    ('access', models.CharField(choices=[('open', 'Alle, die hier wohnen: Link, QR-Code, Aushang'), ('codes', 'Nur, wer einen Brief mit Code bekommen hat')], default='open', max_length=8, verbose_name='Wer kann in den Topf?')),
                    ('households', models.BooleanField(default=True, verbose_name='Höchstens eine Person aus jedem Haushalt')),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assemblies', to='participation.meeting')),
                    ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Warum abgesagt?')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_assembly_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed', 'published', 'drawn', 'held', 'cancelled'])), name='assembly_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('begins_on__lte', models.F('ends_on'))), name='an_assembly_begins_before_it_ends'),
                        models.CheckConstraint(condition=models.Q(('size__gte', 2), ('size__lte', 500)), name='an_assembly_has_seats'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='a_cancelled_assembly_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Quota',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='participation.assembly')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('feature', models.CharField(max_length=20)),
                    ('value', models.CharField(max_length=60)),
                    ('least', models.PositiveSmallIntegerField()),
                    ('most', models.PositiveSmallIntegerField()),
                    ('people', models.PositiveIntegerField(null=True)),
                    ('people_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [
                        models.UniqueConstraint(fields=('assembly', 'feature', 'value'), name='one_quota_per_value'),
                        models.CheckConstraint(condition=models.Q(('least__lte', models.F('most'))), name='a_quota_is_a_range'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Loosening',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='loosenings', to='participation.assembly')),
                    ('reason', models.CharField(max_length=400, verbose_name='Warum?')),
                    ('changes', models.JSONField()),
                    ('size_before', models.PositiveSmallIntegerField()),
                    ('size_after', models.PositiveSmallIntegerField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Poll',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='polls', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=80, verbose_name='Überschrift')),
                    ('about', models.CharField(blank=True, max_length=400, verbose_name='Worum geht es?')),
                    ('state', models.CharField(default='draft', max_length=8)),
                    ('budget_cents', models.BigIntegerField(verbose_name='Budget')),
                    ('opens_on', models.DateField(verbose_name='Offen ab')),
                    ('closes_on', models.DateField(verbose_name='Offen bis')),
                    ('most', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Höchstens so viele Kreuze')),
                    ('rule', models.CharField(choices=[('shares', 'Gleiche Anteile: Jede Stimme hat den gleichen Anteil am Geld'), ('votes', 'Einfache Summe: Die meisten Stimmen kommen zuerst')], default='shares', max_length=8, verbose_name='Wie wird gezählt?')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('frozen_on', models.DateField(null=True)),
                    ('counted_on', models.DateField(null=True)),
                    ('ballots_gone_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_poll_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'frozen', 'closed'])), name='poll_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('closes_on'))), name='a_poll_opens_before_it_closes'),
                        models.CheckConstraint(condition=models.Q(('budget_cents__gte', 1)), name='a_poll_has_a_budget'),
                        models.CheckConstraint(condition=models.Q(('most', None), ('most__gte', 1), _connector='OR'), name='a_poll_lets_one_tick'),
                        models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('frozen_on', None), _negated=True), _connector='OR'), name='a_frozen_poll_says_since_when'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='participation.poll')),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='candidacies', to='strategy.measure')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=160)),
                    ('text', models.TextField(blank=True, max_length=2000)),
                    ('cents', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('poll', 'measure'), name='a_measure_stands_once'),
                        models.CheckConstraint(condition=models.Q(('cents__gte', 1)), name='a_candidate_costs_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Survey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='strategy.process')),
                    ('title', models.CharField(max_length=120, verbose_name='Titel')),
                    ('intro', models.TextField(blank=True, max_length=1000, verbose_name='Worum geht es?')),
                    ('language', models.CharField(default='de', max_length=12)),
                    ('state', models.CharField(default='draft', max_length=8)),
                    ('access', models.CharField(choices=[('open', 'Offen für alle: Link, QR-Code, Aushang'), ('codes', 'Nur mit Code: Brief oder Streifen')], default='open', max_length=8, verbose_name='Wer kann antworten?')),
                    ('sample', models.CharField(choices=[('open', 'Wer mitmachen möchte'), ('random', 'Zufällig ausgewählte Menschen')], default='open', max_length=8, verbose_name='Wer wurde gefragt?')),
                    ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='Aus wie vielen Menschen wurde ausgewählt?')),
                    ('opens_on', models.DateField(blank=True, null=True, verbose_name='Offen ab')),
                    ('closes_on', models.DateField(blank=True, null=True, verbose_name='Offen bis')),
                    ('promise', models.TextField(blank=True, max_length=2000)),
                    ('opened_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed'])), name='survey_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('opens_on', None), ('closes_on', None), ('opens_on__lte', models.F('closes_on')), _connector='OR'), name='a_survey_opens_before_it_closes'),
                        models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(models.Q(('promise', ''), _negated=True), models.Q(('opened_on', None), _negated=True)), _connector='OR'), name='an_open_survey_has_its_promise'),
                        models.CheckConstraint(condition=models.Q(models.Q(('sample', 'random'), _negated=True), ('population__gte', 1), ('state', 'draft'), _connector='OR'), name='a_random_sample_names_its_population'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='participation.survey')),
                    ('code', models.CharField(max_length=12)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(max_length=20)),
                    ('text', models.CharField(max_length=300, verbose_name='Frage')),
                    ('hint', models.CharField(blank=True, max_length=300, verbose_name='Hinweis')),
                    ('settings', models.JSONField(blank=True, default=dict)),
                    ('condition', models.JSONField(blank=True, default=dict)),
                    ('becomes_voice', models.BooleanField(default=False, verbose_name='Antworten werden zu Stimmen')),
                    ('bank', models.CharField(blank=True, max_length=40)),
                    ('published', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['place', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('survey', 'code'), name='a_code_once_per_survey'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Option',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='participation.question')),
                    ('axis', models.CharField(choices=[('choice', 'Antwort'), ('row', 'Zeile'), ('end', 'Ende der Skala')], default='choice', max_length=6)),
                    ('code', models.CharField(max_length=12)),
                    ('place', models.PositiveSmallIntegerField()),
                    ('text', models.CharField(max_length=200)),
                ],
                options={
                    'ordering': ['axis', 'place', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('question', 'axis', 'code'), name='an_option_once_per_question'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='participation.question')),
                    ('before', models.CharField(max_length=300)),
                    ('after', models.CharField(max_length=300)),
                    ('note', models.CharField(max_length=200, verbose_name='Was haben Sie berichtigt?')),
                    ('made_on', models.DateField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Response',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='participation.survey')),
                    ('channel', models.CharField(choices=[('web', 'im Netz'), ('letter', 'Papier per Post'), ('stand', 'Papier am Stand'), ('meeting', 'Papier beim Treffen')], default='web', max_length=8)),
                    ('answered_on', models.DateField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['survey', 'answered_on'], name='responses_of_a_survey'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='participation.response')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='participation.question')),
                    ('value', models.JSONField()),
                    ('asked', models.BooleanField(default=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('response', 'question'), name='one_answer_per_question'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='participation.survey')),
                    ('answers', models.JSONField(default=dict)),
                    ('code_hash', models.CharField(blank=True, max_length=64)),
                    ('touched_on', models.DateField()),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['code_hash'], name='drafts_by_code'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='InviteCode',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='participation.survey')),
                    ('code_hash', models.CharField(max_length=64, unique=True)),
                    ('batch', models.CharField(blank=True, max_length=80)),
                    ('made_on', models.DateField()),
                    ('used', models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='participation.poll')),
                    ('voter', models.UUIDField(null=True)),
                    ('chosen', models.JSONField()),
                    ('channel', models.CharField(choices=[('web', 'im Netz'), ('letter', 'Papier per Post'), ('stand', 'Papier am Stand'), ('meeting', 'Papier beim Treffen')], default='web', max_length=8)),
                    ('cast_on', models.DateField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('poll', 'voter'), name='one_ballot_per_voter'),
                        models.CheckConstraint(condition=models.Q(models.Q(('channel', 'web'), ('voter__isnull', False)), models.Q(models.Q(('channel', 'web'), _negated=True), ('voter', None)), _connector='OR'), name='paper_has_no_voter'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BallotSheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='participation.poll')),
                    ('batch', models.CharField(help_text='Zum Beispiel: Wochenmarkt am 12.11.', max_length=80, verbose_name='Name des Stapels')),
                    ('channel', models.CharField(choices=[('letter', 'Papier per Post'), ('stand', 'Papier am Stand'), ('meeting', 'Papier beim Treffen')], max_length=8, verbose_name='Wie kamen die Stimmzettel?')),
                    ('received_on', models.DateField(verbose_name='Wann kamen sie?')),
                    ('number', models.PositiveIntegerField()),
                    ('chosen', models.JSONField(default=list)),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('differed', models.BooleanField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('poll', 'number'), name='a_ballot_sheet_once_per_poll'),
                        models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='another_person_checks_a_ballot'),
                        models.CheckConstraint(condition=models.Q(('checked_by', None), ('chosen', []), _connector='OR'), name='a_checked_ballot_sheet_is_empty'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PollResult',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('poll', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='result', to='participation.poll')),
                    ('ballots', models.PositiveIntegerField()),
                    ('by_channel', models.JSONField()),
                    ('rule', models.CharField(choices=[('shares', 'Gleiche Anteile: Jede Stimme hat den gleichen Anteil am Geld'), ('votes', 'Einfache Summe: Die meisten Stimmen kommen zuerst')], max_length=8)),
                    ('version', models.CharField(max_length=20)),
                    ('input_hash', models.CharField(max_length=64)),
                    ('result_hash', models.CharField(max_length=64)),
                    ('told', models.JSONField()),
                    ('public', models.JSONField()),
                    ('ballots_file', models.BinaryField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Conversation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='strategy.process')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=80, verbose_name='Überschrift')),
                    ('about', models.CharField(blank=True, max_length=400, verbose_name='Worum geht es?')),
                    ('state', models.CharField(default='draft', max_length=8)),
                    ('last_day', models.DateField(blank=True, null=True, verbose_name='Letzter Tag')),
                    ('reads', models.JSONField(default=wir.participation.models.conversation.only_german, verbose_name='Sprachen, die wir beim Prüfen lesen')),
                    ('usual_days', models.PositiveSmallIntegerField(default=3, verbose_name='So lange dauert die Prüfung meistens (Tage)')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('votes_reckoned', models.PositiveIntegerField(default=0)),
                    ('votes_gone_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'number'), name='one_conversation_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed'])), name='conversation_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Statement',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='participation.conversation')),
                    ('number', models.PositiveIntegerField()),
                    ('text', models.CharField(max_length=160, verbose_name='Aussage')),
                    ('language', models.CharField(default='de', max_length=12)),
                    ('origin', models.CharField(choices=[('resident', 'von einer Person, die mitmacht'), ('office', 'von denen, die den Prozess führen'), ('voice', 'aus einer Umfrage, einem Treffen oder einer Idee')], max_length=8)),
                    ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='statements', to='strategy.voice')),
                    ('about_process', models.BooleanField(default=False)),
                    ('state', models.CharField(default='waiting', max_length=9)),
                    ('said_on', models.DateField()),
                    ('checked_on', models.DateField(null=True)),
                    ('refused_because', models.CharField(blank=True, max_length=400, verbose_name='Warum nicht?')),
                    ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='participation.statement')),
                    ('priority', models.FloatField(default=5.0625)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('conversation', 'number'), name='one_statement_per_number'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'published', 'refused'])), name='statement_state_is_known'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refused_because', ''), _negated=True), _connector='OR'), name='what_is_refused_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='participation.statement')),
                    ('voter', models.UUIDField()),
                    ('value', models.SmallIntegerField()),
                    ('voted_on', models.DateField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('voter', 'statement'), name='one_vote_per_voter_and_statement'),
                        models.CheckConstraint(condition=models.Q(('value__in', (1, 0, -1))), name='a_vote_is_yes_no_or_pass'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='participation.statement')),
                    ('why', models.CharField(choices=[('insult', 'Sie beleidigt oder bedroht jemanden.'), ('person', 'Sie nennt eine Person oder verrät etwas über sie.'), ('wrong', 'Sie behauptet etwas, das nicht stimmt.'), ('unclear', 'Man versteht sie nicht, oder es sind zwei Aussagen in einer.'), ('other', 'Etwas anderes.')], max_length=8)),
                    ('text', models.CharField(blank=True, max_length=300)),
                    ('reported_on', models.DateField()),
                    ('settled_on', models.DateField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='OpinionResult',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='participation.conversation')),
                    ('number', models.PositiveIntegerField()),
                    ('made_on', models.DateField()),
                    ('people', models.PositiveIntegerField()),
                    ('votes', models.PositiveIntegerField()),
                    ('seed', models.BigIntegerField()),
                    ('parameters', models.JSONField()),
                    ('version', models.CharField(max_length=20)),
                    ('input_hash', models.CharField(max_length=64)),
                    ('result_hash', models.CharField(max_length=64)),
                    ('votes_file', models.BinaryField(null=True)),
                    ('told', models.JSONField()),
                    ('picture', models.JSONField()),
                    ('export', models.BinaryField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('conversation', 'number'), name='one_result_per_number'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PoolEntry',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pool', to='participation.assembly')),
                    ('receipt', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pool_entry', to='strategy.receipt')),
                    ('name', models.CharField(max_length=80, verbose_name='Name')),
                    ('reach_by', models.CharField(choices=[('email', 'E-Mail'), ('phone', 'Telefon'), ('post', 'Brief')], max_length=5)),
                    ('reach', models.CharField(max_length=300)),
                    ('features', models.JSONField()),
                    ('household', models.CharField(blank=True, max_length=64)),
                    ('channel', models.CharField(choices=[('web', 'im Netz'), ('paper', 'auf Papier oder am Telefon')], default='web', max_length=5)),
                    ('language', models.CharField(default='de', max_length=12)),
                    ('joined_on', models.DateField()),
                    ('number', models.PositiveIntegerField(null=True)),
                    ('gone_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['number', 'joined_on', 'id'],
                    'constraints': [
                        models.UniqueConstraint(fields=('assembly', 'number'), name='one_person_per_pool_number'),
                        models.CheckConstraint(condition=models.Q(('gone_on', None), models.Q(('features', {}), ('household', ''), ('name', ''), ('reach', '')), _connector='OR'), name='who_is_gone_is_forgotten'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PoolCode',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='participation.assembly')),
                    ('code_hash', models.CharField(max_length=64, unique=True)),
                    ('batch', models.CharField(blank=True, max_length=80)),
                    ('made_on', models.DateField()),
                    ('used', models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name='Draw',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='draws', to='participation.assembly')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('first', 'Auslosung'), ('replacement', 'Nachlosung')], max_length=11)),
                    ('state', models.CharField(choices=[('waiting', 'Wartet auf die Rechnung'), ('fairest', 'Sucht die gerechteste Verteilung'), ('ready', 'Fertig gerechnet'), ('obstacle', 'Geht so nicht'), ('failed', 'Die Rechnung brach ab')], default='waiting', max_length=8)),
                    ('made_on', models.DateField()),
                    ('size', models.PositiveSmallIntegerField()),
                    ('seed', models.BigIntegerField()),
                    ('version', models.CharField(max_length=80)),
                    ('pool_file', models.TextField()),
                    ('quota_file', models.TextField()),
                    ('list_file', models.TextField(blank=True)),
                    ('list_hash', models.CharField(blank=True, max_length=64)),
                    ('gap', models.FloatField(null=True)),
                    ('chances', models.JSONField(default=dict)),
                    ('told', models.JSONField(default=dict)),
                    ('proposal', models.JSONField(default=dict)),
                    ('published_on', models.DateField(null=True)),
                    ('digits', models.PositiveSmallIntegerField(null=True, verbose_name='Drei Ziffern')),
                    ('drawn_on', models.DateField(null=True, verbose_name='Tag der Ziehung')),
                    ('drawn_at', models.CharField(blank=True, max_length=160, verbose_name='Ort der Ziehung')),
                    ('witness', models.CharField(blank=True, max_length=120, verbose_name='Wer hat zugesehen?')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('assembly', 'number'), name='one_draw_per_number'),
                        models.UniqueConstraint(condition=models.Q(('kind', 'first'), models.Q(('published_on', None), _negated=True)), fields=('assembly',), name='one_public_list_per_assembly'),
                        models.CheckConstraint(condition=models.Q(('digits', None), ('digits__lt', 1000), _connector='OR'), name='three_digits_are_below_a_thousand'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assembly', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='participation.assembly')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='participation.draw')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seat', to='participation.poolentry')),
                    ('answer', models.CharField(choices=[('open', 'Noch keine Antwort'), ('yes', 'Kommt'), ('no', 'Kommt nicht'), ('silent', 'Nicht erreicht')], default='open', max_length=6)),
                    ('answered_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['draw__number', 'entry__number'],
                },
            ),
            migrations.CreateModel(
                name='MachineTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='machine_tasks', to='participation.survey')),
                    ('statement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='machine_tasks', to='participation.statement')),
                    ('language', models.CharField(max_length=12)),
                    ('state', models.CharField(choices=[('waiting', 'unterwegs'), ('done', 'erledigt'), ('failed', 'nicht gelungen')], default='waiting', max_length=8)),
                    ('problem', models.CharField(blank=True, max_length=200)),
                    ('texts', models.PositiveSmallIntegerField(default=0)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_on', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('survey', None), ('statement', None), _connector='XOR'), name='a_machine_translates_one_thing_at_a_time'),
                        models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('survey', 'language'), name='one_order_waits_per_survey_and_language'),
                        models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('statement', 'language'), name='one_order_waits_per_statement_and_language'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='MachineAllowed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='machine_allowed', to='strategy.process')),
                    ('allowed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('allowed_on', models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name='PaperBatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='batches', to='participation.survey')),
                    ('name', models.CharField(help_text='Zum Beispiel: Wochenmarkt am 12.11.', max_length=80, verbose_name='Name des Stapels')),
                    ('channel', models.CharField(choices=[('letter', 'Papier per Post'), ('stand', 'Papier am Stand'), ('meeting', 'Papier beim Treffen')], max_length=8, verbose_name='Wie kamen die Bögen?')),
                    ('received_on', models.DateField(verbose_name='Wann kamen sie?')),
                ],
                options={
                    'ordering': ['-received_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PaperEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='participation.paperbatch')),
                    ('number', models.PositiveIntegerField()),
                    ('language', models.CharField(default='de', max_length=12, verbose_name='Sprache der Antworten')),
                    ('values', models.JSONField(default=dict)),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('differences', models.PositiveSmallIntegerField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('batch', 'number'), name='a_sheet_once_per_batch'),
                        models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='another_person_checks_a_sheet'),
                        models.CheckConstraint(condition=models.Q(('checked_by', None), ('values', {}), _connector='OR'), name='a_checked_sheet_keeps_no_answers'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReachCount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reach_counts', to='strategy.process')),
                    ('occasion', models.CharField(max_length=60)),
                    ('dimension', models.CharField(max_length=20)),
                    ('value', models.CharField(max_length=60)),
                    ('count', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ['occasion', 'dimension', 'value'],
                    'constraints': [
                        models.UniqueConstraint(fields=('process', 'occasion', 'dimension', 'value'), name='one_count_per_occasion_and_value'),
                        models.CheckConstraint(condition=models.Q(('count__gte', 0)), name='nobody_is_counted_less_than_never'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReachSnapshot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reach_snapshots', to='strategy.process')),
                    ('dimension', models.CharField(max_length=20)),
                    ('taken_on', models.DateField()),
                    ('basis', models.PositiveIntegerField()),
                    ('table', models.JSONField()),
                ],
                options={
                    'ordering': ['pk'],
                    'indexes': [
                        models.Index(fields=['process', 'dimension', '-id'], name='the_last_of_each_dimension'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Recording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recordings', to='participation.question')),
                    ('language', models.CharField(max_length=12)),
                    ('sha256', models.CharField(max_length=64)),
                    ('size', models.PositiveIntegerField(help_text='bytes')),
                    ('content_type', models.CharField(max_length=20)),
                    ('words', models.CharField(max_length=300)),
                    ('speaker', models.CharField(blank=True, max_length=60, verbose_name='Wer spricht?')),
                    ('names_speaker', models.BooleanField(default=False)),
                    ('scan_state', models.CharField(choices=[('pending', 'wird geprüft'), ('clean', 'geprüft, kein Schadprogramm'), ('infected', 'Schadprogramm gefunden, gelöscht'), ('error', 'Prüfung nicht gelungen'), ('not_scanned', 'nicht auf Schadprogramme geprüft')], default='pending', max_length=12)),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('uploaded_on', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('question', 'language'), name='one_recording_per_question_and_language'),
                        models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$'), ('size__gt', 0)), name='a_recording_has_hash_and_size'),
                        models.CheckConstraint(condition=models.Q(('names_speaker', False), models.Q(('speaker', ''), _negated=True), _connector='OR'), name='only_a_name_can_be_published'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Snapshot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='participation.question')),
                    ('taken_on', models.DateField()),
                    ('basis', models.PositiveIntegerField()),
                    ('table', models.JSONField()),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
        ),
    ]
