"""The tables of accounts, as its models describe them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import wir.accounts.links
from django.conf import settings
from django.db import migrations, models
from wir.journal.tables import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-Mail-Adresse')),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('language', models.CharField(default='de', max_length=12, verbose_name='Sprache der E-Mails')),
                    ('is_active', models.BooleanField(default=True)),
                    ('fictional', models.BooleanField(default=False)),
                    ('joined_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'constraints': [
                        models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_per_address'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('municipality', 'Gemeinde oder Stadt'), ('county', 'Landkreis'), ('association', 'Verein'), ('migrant_organisation', 'Migrantenorganisation'), ('church', 'Kirche'), ('public_body', 'Öffentlicher Träger'), ('granting_authority', 'Bewilligungsbehörde')], max_length=24, verbose_name='Art')),
                    ('name', models.CharField(max_length=160, verbose_name='Name')),
                    ('sort_key', models.CharField(editable=False, max_length=400)),
                    ('find_key', models.CharField(db_index=True, default='', editable=False, max_length=200)),
                    ('ags', models.CharField(blank=True, max_length=8, verbose_name='Gemeindeschlüssel')),
                    ('street', models.CharField(blank=True, max_length=120, verbose_name='Straße und Hausnummer')),
                    ('postal_code', models.CharField(blank=True, max_length=5, verbose_name='Postleitzahl')),
                    ('town', models.CharField(blank=True, max_length=80, verbose_name='Ort')),
                    ('seat', models.CharField(blank=True, max_length=80, verbose_name='Sitz')),
                    ('register_court', models.CharField(blank=True, max_length=80, verbose_name='Registergericht')),
                    ('register_number', models.CharField(blank=True, max_length=40, verbose_name='Registernummer')),
                    ('charitable', models.CharField(blank=True, choices=[('yes', 'ja, das Finanzamt hat es bestätigt'), ('no', 'nein'), ('unknown', 'weiß ich nicht')], max_length=8, verbose_name='Gemeinnützig')),
                    ('population', models.PositiveIntegerField(blank=True, help_text='Nur für Orte, die in keinem Register stehen.', null=True, verbose_name='Einwohnerzahl')),
                    ('account_holder', models.CharField(blank=True, max_length=140, verbose_name='Kontoinhaberin')),
                    ('iban', models.CharField(blank=True, max_length=34, verbose_name='IBAN')),
                    ('account_named_by', models.ForeignKey(help_text='entered the account', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('account_named_on', models.DateField(null=True)),
                    ('account_confirmed_by', models.ForeignKey(help_text='the second person', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('account_confirmed_on', models.DateField(null=True)),
                    ('signatures_needed', models.PositiveSmallIntegerField(choices=[(1, 'eine Unterschrift genügt'), (2, 'zwei Personen unterschreiben')], default=1, verbose_name='Nötige Unterschriften')),
                    ('centre_email', models.EmailField(blank=True, help_text='only for a body that has a diversity centre; entered by officials', max_length=254, verbose_name='E-Mail-Adresse des Vielfaltszentrums')),
                    ('confirmed_at', models.DateTimeField(help_text='since when it is certain that its people act for it', null=True)),
                    ('fictional', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['sort_key'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('ags', ''), _negated=True), fields=('ags',), name='one_organisation_per_key'),
                        models.CheckConstraint(condition=models.Q(('signatures_needed__in', (1, 2))), name='one_or_two_signatures'),
                        models.CheckConstraint(condition=models.Q(models.Q(('account_confirmed_by__isnull', True), ('account_confirmed_on__isnull', True)), models.Q(('account_confirmed_by__isnull', False), ('account_confirmed_on__isnull', False), ('account_named_by__isnull', False), models.Q(('account_confirmed_by', models.F('account_named_by')), _negated=True), models.Q(('iban', ''), _negated=True)), _connector='OR'), name='a_second_person_confirms_the_profile_account'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='accounts.organisation')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to=settings.AUTH_USER_MODEL)),
                    ('email', models.EmailField(max_length=254, verbose_name='Adresse')),
                    ('state', models.CharField(choices=[('open', 'Wird geprüft'), ('confirmed', 'Bestätigt'), ('refused', 'Abgelehnt')], default='open', max_length=16)),
                    ('reason', models.TextField(blank=True, verbose_name='Grund')),
                    ('made_at', models.DateTimeField(auto_now_add=True)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['made_at', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('organisation',), name='one_open_claim_per_organisation'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='LetterCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code', to='accounts.claim')),
                    ('code_hash', models.CharField(max_length=128)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_on', models.DateField()),
                    ('last_day', models.DateField()),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('used_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='no_more_tries_than_there_are'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.organisation')),
                    ('role', models.CharField(choices=[('editor', 'Bearbeitung'), ('signatory', 'Unterschrift'), ('finance', 'Kasse'), ('official', 'Bewilligung')], max_length=16, verbose_name='Rolle')),
                    ('from_day', models.DateField(blank=True, null=True, verbose_name='Gilt ab')),
                    ('until_day', models.DateField(blank=True, null=True, verbose_name='Gilt bis')),
                ],
                options={
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('from_day', None), ('until_day', None), ('from_day__lte', models.F('until_day')), _connector='OR'), name='a_role_begins_before_it_ends'),
                        models.UniqueConstraint(fields=('user', 'organisation', 'role'), name='each_role_once_per_organisation'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='JoinRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to='accounts.organisation')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='join_requests', to=settings.AUTH_USER_MODEL)),
                    ('state', models.CharField(choices=[('open', 'Wartet auf Antwort'), ('let_in', 'Aufgenommen'), ('turned_away', 'Nicht aufgenommen')], default='open', max_length=16)),
                    ('made_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'ordering': ['made_at', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state', 'let_in'), _negated=True), fields=('organisation', 'user'), name='one_asks_once'),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-Mail-Adresse')),
                    ('seed', models.CharField(default=wir.accounts.links.new_seed, max_length=40)),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField(auto_now_add=True)),
                    ('last_day', models.DateField()),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='accounts.organisation')),
                    ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('editor', 'Bearbeitung'), ('signatory', 'Unterschrift'), ('finance', 'Kasse'), ('official', 'Bewilligung')], max_length=16), size=None)),
                    ('from_day', models.DateField(blank=True, null=True, verbose_name='Gilt ab')),
                    ('until_day', models.DateField(blank=True, null=True, verbose_name='Gilt bis')),
                    ('state', models.CharField(choices=[('open', 'Wartet auf Antwort'), ('accepted', 'Angenommen'), ('taken_back', 'Zurückgenommen')], default='open', max_length=16)),
                ],
                options={
                    'ordering': ['made_at', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('organisation', 'email'), name='one_open_invitation_each'),
                        models.CheckConstraint(condition=models.Q(('roles__contained_by', ['editor', 'signatory', 'finance']), models.Q(('roles', []), _negated=True)), name='nobody_is_invited_as_an_official'),
                    ],
                },
            ),
        ),
    ]
