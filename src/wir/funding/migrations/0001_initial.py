"""The tables of funding, as its models describe them."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import wir.accounts.links
from django.conf import settings
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('documents', '0001_initial'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40)),
                    ('state', models.CharField(default='draft', max_length=24)),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('saved_at', models.DateTimeField(auto_now=True)),
                    ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='Ansprechperson')),
                    ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='Telefon')),
                    ('title', models.CharField(blank=True, max_length=120, verbose_name='Titel des Vorhabens')),
                    ('purpose', models.TextField(blank=True, max_length=4000, verbose_name='Was wollen Sie erreichen?')),
                    ('groups', models.TextField(blank=True, max_length=4000, verbose_name='Wie erreichen Sie Menschen, die sonst nicht kommen?')),
                    ('formats', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('kickoff_event', 'Auftaktveranstaltung'), ('round_table', 'Runder Tisch'), ('future_workshop', 'Zukunftswerkstatt oder Planungsworkshop'), ('survey', 'Befragung'), ('outreach', 'Gespräche vor Ort, zum Beispiel auf dem Markt'), ('steering_group', 'Steuerungsgruppe')], max_length=24), blank=True, default=list, size=None, verbose_name='Formate')),
                    ('other_formats', models.CharField(blank=True, max_length=200, verbose_name='Andere Formate')),
                    ('has_facilitation', models.BooleanField(null=True, verbose_name='Begleitet jemand von außen?')),
                    ('facilitation', models.TextField(blank=True, max_length=2000, verbose_name='Was erwarten Sie von der Begleitung?')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='Beginn')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='Ende')),
                    ('other_grants', models.CharField(blank=True, max_length=1000, verbose_name='Anderes öffentliches Geld')),
                    ('consents_to_electronic_delivery', models.BooleanField(null=True, verbose_name='Bescheid im Portal')),
                    ('guideline', models.CharField(blank=True, max_length=40)),
                    ('findings', models.JSONField(default=list)),
                    ('submitted_on', models.DateField(null=True)),
                    ('content_hash', models.CharField(blank=True, max_length=64)),
                    ('set_apart_at', models.DateTimeField(null=True)),
                    ('due_on', models.DateField(null=True, verbose_name='Fällig')),
                    ('assigned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [
                        models.Index(fields=['controller', 'due_on', 'id'], name='work_list_by_day'),
                        models.Index(fields=['controller', 'state', 'assigned_to'], name='work_list_counts'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('content_hash__regex', '^[0-9a-f]{64}$'), ('submitted_on__isnull', False)), _connector='OR'), name='what_was_submitted_has_day_and_hash'),
                        models.CheckConstraint(condition=models.Q(('set_apart_at__isnull', True), ('state', 'draft'), _connector='OR'), name='only_drafts_are_set_apart'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'to_complete', 'decision_prepared', 'waitlisted', 'awarded', 'rejected', 'withdrawn'])), name='application_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Appropriation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='Haushaltsjahr')),
                    ('kind', models.CharField(choices=[('cash', 'Kassenmittel'), ('authorisation', 'Verpflichtungsermächtigung')], default='cash', max_length=13, verbose_name='Art')),
                    ('cents', models.BigIntegerField(verbose_name='Ansatz')),
                    ('committed_cents', models.BigIntegerField(default=0)),
                    ('promised_cents', models.BigIntegerField(default=0)),
                ],
                options={
                    'ordering': ['line', 'year', 'kind'],
                    'constraints': [
                        models.UniqueConstraint(fields=('controller', 'line', 'year', 'kind'), name='one_appropriation_a_year_and_kind'),
                        models.CheckConstraint(condition=models.Q(('kind__in', ['cash', 'authorisation'])), name='appropriation_kind_is_known'),
                        models.CheckConstraint(condition=models.Q(('cents__gte', django.db.models.expressions.CombinedExpression(models.F('committed_cents'), '+', models.F('promised_cents'))), ('committed_cents__gte', 0), ('promised_cents__gte', 0)), name='never_more_than_the_year_has'),
                        models.CheckConstraint(condition=models.Q(('kind', 'cash'), ('promised_cents', 0), _connector='OR'), name='only_cash_is_promised_before'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Grant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='grant', to='funding.application')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('cents', models.BigIntegerField()),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('released_on', models.DateField()),
                    ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('state', models.CharField(default='offered', max_length=12)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='grant_is_positive'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['offered', 'accepted', 'closed'])), name='grant_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='funding.grant')),
                    ('appropriation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='funding.appropriation')),
                    ('cents', models.BigIntegerField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('grant', 'appropriation'), name='one_commitment_a_year'),
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='commitment_is_positive'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PayoutAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='funding.grant')),
                    ('holder', models.CharField(max_length=140, verbose_name='Kontoinhaberin')),
                    ('iban', models.CharField(max_length=34, verbose_name='IBAN')),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_on', models.DateField()),
                    ('basis', models.CharField(blank=True, choices=[('profile', 'Profil'), ('organisation', 'Organisation'), ('authority', 'Behörde')], max_length=12)),
                    ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('confirmed_on', models.DateField(null=True)),
                    ('note', models.CharField(blank=True, max_length=600, verbose_name='Wie geprüft')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('basis', ''), ('confirmed_by__isnull', True), ('confirmed_on__isnull', True)), models.Q(('basis__in', ['profile', 'organisation', 'authority']), ('confirmed_by__isnull', False), ('confirmed_on__gte', models.F('named_on')), ('confirmed_on__isnull', False)), _connector='OR'), name='a_confirmed_account_says_by_whom_and_when'),
                        models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('named_by')), _negated=True), _connector='OR'), name='a_second_person_confirms_the_account'),
                        models.CheckConstraint(condition=models.Q(models.Q(('basis', 'authority'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='an_official_says_how_it_was_checked'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='LineNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40, unique=True)),
                    ('open', models.BooleanField(null=True, verbose_name='Kann man zurzeit Anträge stellen?')),
                    ('usual_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Übliche Tage bis zur Entscheidung')),
                    ('decide_by', models.DateField(blank=True, null=True, verbose_name='Fester Tag, bis zu dem entschieden wird')),
                    ('contact', models.CharField(blank=True, max_length=300, verbose_name='Wen man fragen kann')),
                ],
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40)),
                    ('text', models.CharField(max_length=600, verbose_name='Ihre Frage')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='Ihre E-Mail-Adresse')),
                    ('asked_on', models.DateField()),
                    ('answer', models.TextField(blank=True, max_length=2000, verbose_name='Antwort')),
                    ('published_on', models.DateField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='funding.application')),
                    ('kind', models.CharField(max_length=40)),
                    ('name', models.CharField(max_length=120)),
                    ('size', models.PositiveIntegerField(help_text='bytes')),
                    ('sha256', models.CharField(max_length=64)),
                    ('content_type', models.CharField(max_length=100)),
                    ('scan_state', models.CharField(choices=[('pending', 'wird geprüft'), ('clean', 'geprüft, kein Schadprogramm'), ('infected', 'Schadprogramm gefunden, gelöscht'), ('error', 'Prüfung nicht gelungen'), ('not_scanned', 'nicht auf Schadprogramme geprüft')], default='pending', max_length=12)),
                    ('scanned_at', models.DateTimeField(null=True)),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('uploaded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['pk'],
                    'indexes': [
                        models.Index(fields=['sha256'], name='attachment_by_content'),
                        models.Index(condition=models.Q(('scan_state__in', ['pending', 'error'])), fields=['scan_state'], name='attachment_to_scan'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'kind', 'sha256'), name='a_file_stands_once_for_its_kind'),
                        models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$'), ('size__gt', 0)), name='attachment_has_hash_and_size'),
                        models.CheckConstraint(condition=models.Q(('scan_state__in', ['pending', 'clean', 'infected', 'error', 'not_scanned'])), name='scan_state_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Showing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='showings', to='funding.application')),
                    ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                    ('content', models.JSONField()),
                    ('seed', models.CharField(default=wir.accounts.links.new_seed, max_length=40)),
                    ('link_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('shown_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('shown_on', models.DateField()),
                    ('last_day', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('shown_on'))), name='a_centre_has_some_days'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CentreStatement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('showing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='statement', to='funding.showing')),
                    ('text', models.TextField(blank=True, max_length=4000, verbose_name='Ihre Stellungnahme')),
                    ('name', models.CharField(blank=True, max_length=120, verbose_name='Ihr Name')),
                    ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('said_on', models.DateField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('text', ''), models.Q(('name', ''), _negated=True), _connector='OR'), name='who_states_has_a_name'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FormalCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='funding.application')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('points', models.JSONField()),
                    ('note', models.CharField(blank=True, max_length=1000)),
                    ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('checked_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='JuryRound',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40)),
                    ('name', models.CharField(max_length=80, verbose_name='Name der Runde')),
                    ('state', models.CharField(default='planned', max_length=24)),
                    ('sits_on', models.DateField(verbose_name='Tag der Sitzung')),
                    ('quorum_percent', models.PositiveSmallIntegerField(default=50, verbose_name='Wie viel Prozent anwesend sein müssen')),
                    ('sheet_name', models.CharField(max_length=40, verbose_name='Bewertungsbogen')),
                    ('sheet', models.JSONField(default=dict)),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('minutes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'ordering': ['-sits_on', '-pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'reading', 'sitting', 'closed'])), name='jury_round_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('quorum_percent__gte', 1), ('quorum_percent__lte', 100)), name='quorum_is_a_share'),
                        models.CheckConstraint(condition=models.Q(('state', 'planned'), models.Q(('sheet', {}), _negated=True), _connector='OR'), name='an_open_round_has_its_sheet'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='funding.juryround')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jury_seats', to=settings.AUTH_USER_MODEL)),
                    ('constituency', models.CharField(choices=[('ministry', 'Ministerium'), ('municipal_associations', 'Kommunale Spitzenverbände'), ('migrant_organisations', 'Migrantenorganisationen'), ('science', 'Wissenschaft')], max_length=24, verbose_name='Entsandt von')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='Gehört zu')),
                    ('municipality', models.CharField(blank=True, max_length=8, verbose_name='Gemeinde (Schlüssel, 8 Stellen)')),
                    ('county', models.CharField(blank=True, max_length=5, verbose_name='Landkreis (Schlüssel, 5 Stellen)')),
                    ('present', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['round', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('round', 'user'), name='one_seat_a_person'),
                        models.CheckConstraint(condition=models.Q(('municipality', ''), ('municipality__regex', '^[0-9]{8}$'), _connector='OR'), name='member_municipality_is_a_key'),
                        models.CheckConstraint(condition=models.Q(('county', ''), ('county__regex', '^[0-9]{5}$'), _connector='OR'), name='member_county_is_a_key'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryCase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='funding.juryround')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jury_cases', to='funding.application')),
                    ('counted', models.PositiveSmallIntegerField(default=0)),
                    ('mean', models.PositiveIntegerField(null=True)),
                    ('median', models.PositiveIntegerField(null=True)),
                    ('spread', models.PositiveIntegerField(null=True)),
                    ('by_constituency', models.JSONField(default=dict)),
                    ('place', models.PositiveIntegerField(help_text='place on the agenda', null=True)),
                    ('recommendation', models.CharField(blank=True, choices=[('recommend', 'Zur Förderung empfohlen'), ('recommend_with_changes', 'Mit Änderungen zur Förderung empfohlen'), ('not_recommend', 'Nicht zur Förderung empfohlen')], max_length=24, verbose_name='Empfehlung')),
                    ('reasons', models.TextField(blank=True, max_length=4000, verbose_name='Begründung')),
                    ('votes', models.JSONField(default=dict)),
                    ('concluded_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['round', 'place', 'pk'],
                    'indexes': [
                        models.Index(fields=['round', '-mean'], name='jury_ranking'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('round', 'application'), name='each_case_once_a_round'),
                        models.CheckConstraint(condition=models.Q(models.Q(('concluded_at__isnull', True), ('recommendation', '')), models.Q(('concluded_at__isnull', False), models.Q(('recommendation', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='a_vote_has_recommendation_and_reasons'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConflictDeclaration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='funding.jurymember')),
                    ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='funding.jurycase')),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('reason', models.CharField(max_length=600, verbose_name='Grund')),
                    ('declared_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('organisation__isnull', True)), models.Q(('case__isnull', True), ('organisation__isnull', False)), _connector='OR'), name='a_conflict_is_with_a_case_or_an_organisation'),
                        models.UniqueConstraint(condition=models.Q(('case__isnull', False)), fields=('member', 'case'), name='declared_once_a_case'),
                        models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('member', 'organisation'), name='declared_once_an_organisation'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ConflictOpinion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.jurymember')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='funding.jurycase')),
                    ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.jurymember')),
                    ('may_take_part', models.BooleanField(verbose_name='Darf mitwirken?')),
                    ('reason', models.CharField(max_length=600, verbose_name='Grund')),
                    ('said_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('member', 'case', 'said_by'), name='one_opinion_each'),
                        models.CheckConstraint(condition=models.Q(('member', models.F('said_by')), _negated=True), name='nobody_decides_about_themselves'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='funding.application')),
                    ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='documents.document')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='funding.application')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.letter')),
                    ('state', models.CharField(default='prepared', max_length=12)),
                    ('wrong', models.TextField(max_length=1000, verbose_name='Was steht im Schreiben?')),
                    ('right', models.TextField(max_length=1000, verbose_name='Was muss dort stehen?')),
                    ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('prepared_at', models.DateTimeField()),
                    ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('released_by__isnull', False), ('state', 'released')), models.Q(('state__in', ['prepared', 'dropped']), ('released_by', None)), _connector='OR'), name='a_released_correction_names_who_released_it'),
                        models.CheckConstraint(condition=models.Q(('released_by', None), models.Q(('released_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='a_second_person_releases_a_correction'),
                        models.UniqueConstraint(condition=models.Q(('state', 'prepared')), fields=('application',), name='one_correction_waits'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='funding.application')),
                    ('current_for', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='funding.application')),
                    ('outcome', models.CharField(choices=[('approve', 'Bewilligen'), ('reject', 'Ablehnen'), ('waiting_list', 'Auf die Nachrückliste setzen')], default='approve', max_length=12, verbose_name='Entscheidung')),
                    ('starts_on', models.DateField(null=True, verbose_name='Bewilligt ab')),
                    ('ends_on', models.DateField(null=True, verbose_name='Bewilligt bis')),
                    ('on_findings', models.TextField(blank=True, max_length=4000, verbose_name='Was die Prüfung ergab')),
                    ('on_jury', models.TextField(blank=True, max_length=4000, verbose_name='Was die Jury empfiehlt')),
                    ('discretion', models.TextField(blank=True, max_length=1000, verbose_name='Ermessen')),
                    ('reasons', models.TextField(max_length=4000, verbose_name='Begründung')),
                    ('smaller', models.TextField(blank=True, max_length=2000, verbose_name='Warum weniger als beantragt')),
                    ('provisions', models.TextField(blank=True, max_length=4000, verbose_name='Besondere Auflagen')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('prepared_at', models.DateTimeField()),
                    ('question', models.TextField(blank=True, max_length=1000, verbose_name='Rückfrage')),
                    ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('released_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('released_by__isnull', True)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='released_by_and_when_belong_together'),
                        models.CheckConstraint(condition=models.Q(('released_by__isnull', True), models.Q(('released_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='a_second_person_releases'),
                        models.CheckConstraint(condition=models.Q(('outcome__in', ['approve', 'reject', 'waiting_list'])), name='outcome_is_known'),
                        models.CheckConstraint(condition=models.Q(('current_for__isnull', True), ('current_for', models.F('application')), _connector='OR'), name='a_decision_counts_for_its_own_application'),
                        models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'approve'), _negated=True), models.Q(('ends_on__gte', models.F('starts_on')), ('starts_on__isnull', False)), _connector='OR'), name='an_approval_has_its_period'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DecisionSlice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slices', to='funding.decision')),
                    ('year', models.PositiveSmallIntegerField()),
                    ('cents', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['year'],
                    'constraints': [
                        models.UniqueConstraint(fields=('decision', 'year'), name='one_slice_a_year'),
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='slice_is_positive'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Settlement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('line', models.CharField(max_length=40)),
                    ('rule', models.CharField(max_length=24, verbose_name='Regel')),
                    ('application', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settlements', to='funding.application')),
                    ('met', models.BooleanField(verbose_name='Erfüllt?')),
                    ('override', models.BooleanField(default=False)),
                    ('reason', models.CharField(max_length=600, verbose_name='Grund')),
                    ('source', models.CharField(max_length=300, verbose_name='Quelle')),
                    ('from_day', models.DateField(verbose_name='Gilt ab')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'ordering': ['line', 'rule', 'from_day', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('override', False), ('application__isnull', False), _connector='OR'), name='an_override_is_for_one_application'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Declaration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='funding.application')),
                    ('kind', models.CharField(choices=[('not_begun', 'Das Vorhaben hat noch nicht begonnen. Wir fangen erst nach dem Bescheid an.'), ('correct', 'Alle Angaben sind richtig und vollständig.'), ('no_double_funding', 'Für dieselben Ausgaben bekommen wir kein anderes öffentliches Geld.'), ('data_protection', 'Wir haben die Hinweise zum Datenschutz gelesen und den Menschen gegeben, die wir nennen.')], max_length=20)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'kind'), name='each_declaration_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='funding.application')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='documents.document')),
                    ('way', models.CharField(choices=[('retrieval', 'Abruf im Portal'), ('post', 'Brief mit der Post'), ('service', 'förmliche Zustellung'), ('handing_over', 'persönliche Übergabe')], max_length=12, verbose_name='Weg')),
                    ('announced_on', models.DateField(verbose_name='Bereitgestellt am')),
                    ('retrieved_on', models.DateField(null=True, verbose_name='Abgerufen am')),
                    ('posted_on', models.DateField(null=True, verbose_name='Zur Post gegeben am')),
                    ('served_on', models.DateField(null=True, verbose_name='Zugestellt am')),
                    ('received_on', models.DateField(null=True, verbose_name='Nachweislich angekommen am')),
                    ('never_arrived', models.BooleanField(default=False, verbose_name='Nicht angekommen')),
                    ('waived_on', models.DateField(null=True, verbose_name='Verzicht auf eine Klage am')),
                    ('replaced', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('replaced', False)), fields=('document',), name='one_delivery_of_a_notice_counts'),
                        models.CheckConstraint(condition=models.Q(('retrieved_on__isnull', True), models.Q(('retrieved_on__gte', models.F('announced_on')), ('way', 'retrieval')), _connector='OR'), name='only_what_was_announced_is_retrieved'),
                        models.CheckConstraint(condition=models.Q(models.Q(('never_arrived', False), ('posted_on__isnull', True), ('received_on__isnull', True)), ('way', 'post'), _connector='OR'), name='only_letters_are_posted'),
                        models.CheckConstraint(condition=models.Q(('received_on__isnull', True), models.Q(('never_arrived', False), ('posted_on__isnull', False), ('received_on__gte', models.F('posted_on'))), _connector='OR'), name='a_letter_arrives_after_it_was_posted'),
                        models.CheckConstraint(condition=models.Q(('served_on__isnull', True), ('way__in', ['service', 'handing_over']), _connector='OR'), name='only_service_has_its_day'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Deputy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_day', models.DateField(verbose_name='Ab')),
                    ('until_day', models.DateField(verbose_name='Bis')),
                ],
                options={
                    'ordering': ['from_day', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('until_day__gte', models.F('from_day'))), name='deputy_ends_after_begin'),
                        models.CheckConstraint(condition=models.Q(('person', models.F('deputy')), _negated=True), name='nobody_is_their_own_deputy'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='EarlyStart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='early_starts', to='funding.application')),
                    ('state', models.CharField(default='requested', max_length=12)),
                    ('reason', models.TextField(max_length=2000, verbose_name='Warum kann das Vorhaben nicht warten?')),
                    ('planned_start', models.DateField(verbose_name='Wann wollen Sie beginnen?')),
                    ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('requested_on', models.DateField()),
                    ('answer', models.TextField(blank=True, max_length=2000, verbose_name='Begründung')),
                    ('valid_from', models.DateField(null=True, verbose_name='Gilt ab')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('decided_on', None), ('state', 'requested'), ('valid_from', None)), models.Q(('decided_by__isnull', False), ('state', 'approved'), ('valid_from__gte', models.F('decided_on'))), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False), ('state', 'denied'), ('valid_from', None)), _connector='OR'), name='early_start_is_whole'),
                        models.UniqueConstraint(condition=models.Q(('state', 'requested')), fields=('application',), name='one_early_start_asked_for'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Involvement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='funding.application')),
                    ('body', models.CharField(choices=[('council', 'Gemeindevertretung, Stadtverordnetenversammlung oder Kreistag'), ('integration_officer', 'Integrationsbeauftragte oder Integrationsbeauftragter'), ('diversity_centre', 'WIR-Vielfaltszentrum des Kreises'), ('foreigners_council', 'Ausländerbeirat oder Integrationskommission')], max_length=20, verbose_name='Wer?')),
                    ('how', models.CharField(blank=True, choices=[('involved', 'eingebunden'), ('planned', 'geplant'), ('absent', 'nicht vorhanden oder nicht beteiligt')], max_length=8, verbose_name='Stand')),
                    ('on', models.DateField(blank=True, null=True, verbose_name='Tag')),
                    ('reason', models.CharField(blank=True, max_length=300, verbose_name='Grund')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'body'), name='each_body_once'),
                        models.CheckConstraint(condition=models.Q(('how__in', ['', 'involved', 'planned', 'absent'])), name='how_a_body_is_involved_is_known'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Acceptance',
                fields=[
                    ('grant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='acceptance', serialize=False, to='funding.grant')),
                    ('accepted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('accepted_on', models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name='Disbursement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disbursements', to='funding.grant')),
                    ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disbursements', to='funding.commitment')),
                    ('cents', models.BigIntegerField(verbose_name='Betrag')),
                    ('need_from', models.DateField(verbose_name='Zahlungen fällig ab')),
                    ('need_to', models.DateField(verbose_name='Zahlungen fällig bis')),
                    ('state', models.CharField(default='requested', max_length=12)),
                    ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('requested_on', models.DateField()),
                    ('once', models.CharField(blank=True, db_default='', default='', help_text='of the page it was asked from', max_length=32)),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_on', models.DateField(null=True)),
                    ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='funding.payoutaccount')),
                    ('order', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('paid_on', models.DateField(null=True, verbose_name='Ausgezahlt am')),
                    ('question', models.TextField(blank=True, max_length=1000, verbose_name='Frage')),
                ],
                options={
                    'ordering': ['requested_on', 'pk'],
                    'indexes': [
                        models.Index(fields=['state', 'requested_on'], name='money_list'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='disbursement_is_positive'),
                        models.UniqueConstraint(condition=models.Q(('once', ''), _negated=True), fields=('grant', 'once'), name='a_page_asks_for_money_once'),
                        models.CheckConstraint(condition=models.Q(('need_from__gte', models.F('requested_on')), ('need_to__gte', models.F('need_from'))), name='need_lies_ahead_and_in_order'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'checked', 'approved', 'paid', 'returned'])), name='disbursement_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'returned']), ('checked_by__isnull', False), _connector='OR'), name='somebody_checked_the_money'),
                        models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('state__in', ['requested', 'checked', 'returned'])), models.Q(('account__isnull', False), ('approved_by__isnull', False), ('approved_on__isnull', False), ('order__isnull', False), ('state__in', ['approved', 'paid', 'returned'])), _connector='OR'), name='somebody_approved_the_money'),
                        models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('checked_by')), _negated=True), _connector='OR'), name='a_second_person_approves_money'),
                        models.CheckConstraint(condition=models.Q(models.Q(('paid_on__isnull', True), ('state__in', ['requested', 'checked', 'approved', 'returned'])), models.Q(('paid_on__gte', models.F('approved_on')), ('state', 'paid')), _connector='OR'), name='paid_has_its_day_after_approval'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='OpenRelease',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_releases', to='funding.application')),
                    ('disbursement', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='open_release', to='funding.disbursement')),
                    ('points', models.JSONField()),
                    ('reason', models.CharField(max_length=300, verbose_name='Warum trotzdem')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('points', []), _negated=True)), name='an_open_release_says_why'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='funding.application')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'organisation'), name='each_partner_once_per_application'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PartnerAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(blank=True, max_length=64)),
                    ('parts', models.JSONField(default=dict)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='funding.partner')),
                    ('kind', models.CharField(choices=[('asked', 'Gefragt'), ('confirmed', 'Zugestimmt'), ('declined', 'Abgelehnt'), ('left', 'Ausgeschieden'), ('removed', 'Herausgenommen')], max_length=12)),
                    ('reason', models.CharField(blank=True, max_length=600, verbose_name='Grund')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('kind', 'confirmed'), _negated=True), ('digest__regex', '^[0-9a-f]{64}$'), _connector='OR'), name='who_confirms_confirms_something'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CostItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000)], verbose_name='Jahr')),
                    ('label', models.CharField(max_length=120, verbose_name='Wofür?')),
                    ('cents', models.BigIntegerField(verbose_name='Betrag')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cost_items', to='funding.application')),
                ],
                options={
                    'ordering': ['year', 'pk'],
                    'abstract': False,
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='costitem_is_positive'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FundingItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000)], verbose_name='Jahr')),
                    ('label', models.CharField(max_length=120, verbose_name='Wofür?')),
                    ('cents', models.BigIntegerField(verbose_name='Betrag')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='funding_items', to='funding.application')),
                    ('kind', models.CharField(choices=[('grant', 'Beantragter Zuschuss'), ('own', 'Eigenes Geld'), ('third_party', 'Geld von anderen')], max_length=12, verbose_name='Woher?')),
                    ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='shares', to='funding.partner')),
                ],
                options={
                    'ordering': ['year', 'pk'],
                    'abstract': False,
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='fundingitem_is_positive'),
                        models.CheckConstraint(condition=models.Q(('partner__isnull', True), ('kind', 'own'), _connector='OR'), name='a_partner_brings_its_own_money'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Proof',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='funding.grant')),
                    ('state', models.CharField(default='handed_in', max_length=12)),
                    ('narrative', models.TextField(max_length=8000, verbose_name='Was haben Sie mit dem Geld gemacht?')),
                    ('unused_cents', models.BigIntegerField(verbose_name='Nicht gebraucht')),
                    ('regime', models.CharField(blank=True, choices=[('full', 'Verwendungsnachweis mit Belegliste'), ('simple', 'Einfacher Nachweis'), ('confirmation', 'Verwendungsbestätigung'), ('none', 'Kein Nachweis nötig')], max_length=12, verbose_name='Art des Nachweises')),
                    ('regime_reason', models.TextField(blank=True, max_length=600, verbose_name='Warum diese Art')),
                    ('question', models.TextField(blank=True, max_length=1000, verbose_name='Rückfrage')),
                    ('handed_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('handed_in_on', models.DateField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('state__in', ['handed_in', 'accepted', 'returned'])), name='proof_state_is_known'),
                        models.CheckConstraint(condition=models.Q(('unused_cents__gte', 0)), name='unused_is_not_negative'),
                        models.UniqueConstraint(condition=models.Q(('state', 'returned'), _negated=True), fields=('grant',), name='one_proof_of_a_grant_counts'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), models.Q(('regime', ''), _negated=True), _connector='OR'), name='an_accepted_proof_has_its_regime'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ProofLine',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('proof', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='funding.proof')),
                    ('label', models.CharField(max_length=120)),
                    ('planned_cents', models.BigIntegerField()),
                    ('actual_cents', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('actual_cents__gte', 0), ('planned_cents__gte', 0)), name='proof_line_is_not_negative'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DocumentRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='funding.application')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('cause', models.CharField(choices=[('official', 'Die Behörde bittet um Ergänzung'), ('partner_left', 'Ein Partner ist ausgeschieden')], max_length=16)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_on', models.DateField()),
                    ('due_on', models.DateField(verbose_name='Antwort bis')),
                    ('reminded_for', models.DateField(help_text='the due day that a reminder was sent for', null=True)),
                    ('closed_on', models.DateField(null=True)),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'number'), name='requests_count_up'),
                        models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('application',), name='one_open_request'),
                        models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('asked_on'))), name='due_after_asking'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RequestItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='funding.documentrequest')),
                    ('section', models.CharField(max_length=24)),
                    ('text', models.CharField(max_length=600, verbose_name='Was fehlt?')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='SectionSave',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saves', to='funding.application')),
                    ('section', models.CharField(max_length=20)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'section'), name='one_last_saving_a_section'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ScheduleStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='schedule_steps', to='funding.application')),
                    ('starts_on', models.DateField(verbose_name='Von')),
                    ('ends_on', models.DateField(verbose_name='Bis')),
                    ('what', models.CharField(max_length=200, verbose_name='Was?')),
                ],
                options={
                    'ordering': ['starts_on', 'ends_on', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='step_ends_after_its_start'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryAssessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='funding.jurycase')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='funding.jurymember')),
                    ('state', models.CharField(default='draft', max_length=12)),
                    ('saved_at', models.DateTimeField()),
                    ('handed_in_at', models.DateTimeField(null=True)),
                    ('set_aside_at', models.DateTimeField(null=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('case', 'member'), name='one_assessment_a_member'),
                        models.CheckConstraint(condition=models.Q(models.Q(('handed_in_at__isnull', True), ('state', 'draft')), models.Q(('handed_in_at__isnull', False), ('state', 'handed_in')), _connector='OR'), name='handed_in_has_its_moment'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryScore',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='funding.juryassessment')),
                    ('criterion', models.CharField(max_length=40)),
                    ('points', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='Punkte')),
                    ('reason', models.TextField(blank=True, max_length=2000, verbose_name='Begründung')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('assessment', 'criterion'), name='one_score_a_criterion'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                    ('seed', models.CharField(default=wir.accounts.links.new_seed, max_length=40)),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField(auto_now_add=True)),
                    ('last_day', models.DateField()),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='funding.juryround')),
                    ('constituency', models.CharField(choices=[('ministry', 'Ministerium'), ('municipal_associations', 'Kommunale Spitzenverbände'), ('migrant_organisations', 'Migrantenorganisationen'), ('science', 'Wissenschaft')], max_length=24, verbose_name='Entsandt von')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation')),
                    ('municipality', models.CharField(blank=True, max_length=8)),
                    ('county', models.CharField(blank=True, max_length=5)),
                    ('state', models.CharField(choices=[('open', 'Wartet auf Antwort'), ('accepted', 'Angenommen'), ('declined', 'Abgelehnt'), ('taken_back', 'Zurückgenommen')], default='open', max_length=16)),
                ],
                options={
                    'ordering': ['made_at', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('round', 'email'), name='one_open_invitation_to_a_round'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SignatureInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='funding.application')),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                    ('nonce', models.CharField(max_length=32)),
                    ('link_hash', models.CharField(max_length=64, unique=True)),
                    ('code_hash', models.CharField(max_length=64)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='five_tries_are_enough'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(blank=True, max_length=64)),
                    ('parts', models.JSONField(default=dict)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='funding.application')),
                    ('kind', models.CharField(choices=[('account', 'im Portal'), ('link', 'über einen Link'), ('paper', 'auf Papier, hochgeladen')], max_length=8)),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('signer', models.CharField(help_text='one person however she signed: nobody counts twice', max_length=254)),
                    ('way', models.JSONField(default=dict, help_text='how it came about, as it was known when she signed')),
                    ('invitation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='signature', to='funding.signatureinvitation')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='who_signs_signs_something'),
                        models.CheckConstraint(condition=models.Q(models.Q(('invitation__isnull', False), ('kind', 'link')), models.Q(models.Q(('kind', 'link'), _negated=True), ('invitation__isnull', True), ('made_by__isnull', False)), _connector='OR'), name='it_is_known_who_signed'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Submission',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='funding.application')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('content', models.JSONField()),
                    ('agreed', models.JSONField(default=list)),
                    ('content_hash', models.CharField(max_length=64)),
                    ('guideline', models.CharField(blank=True, max_length=40)),
                    ('form', models.CharField(default='2026-1', max_length=20)),
                    ('made_on', models.DateField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['version'],
                    'constraints': [
                        models.UniqueConstraint(fields=('application', 'version'), name='versions_count_up'),
                        models.CheckConstraint(condition=models.Q(('content_hash__regex', '^[0-9a-f]{64}$'), ('version__gte', 1)), name='version_has_number_and_hash'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JuryVote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='funding.jurycase')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='funding.jurymember')),
                    ('choice', models.CharField(choices=[('for', 'dafür'), ('against', 'dagegen'), ('abstain', 'enthalten')], max_length=8)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(fields=('case', 'member'), name='one_vote_a_member'),
                    ],
                },
            ),
        ),
    ]
