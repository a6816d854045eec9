"""The schema says what the models say, along one line."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = sorted(config.label for config in apps.get_app_configs() if config.name.startswith("wir."))


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("app", OURS)
def test_migrations_are_one_line(app):
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    names = sorted(name for label, name in known if label == app)
    before = {name: [d for label, d in known[app, name].dependencies if label == app] for name in names}
    assert before == {name: names[place - 1 : place] if place else [] for place, name in enumerate(names)}
    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
