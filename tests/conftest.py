"""One throw-away PostgreSQL for the whole run; all tests work as the application's role, which owns nothing."""

import os

import pytest


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Migrate as the owner, then test as the application's role."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from wir.territory.loading import load

    role = settings.WIR_APPLICATION_ROLE
    with django_db_blocker.unblock():
        connection.settings_dict["USER"] = "wir_owner"
        made = setup_databases(verbosity=0, interactive=False)
        connection.close()
        connection.settings_dict["USER"] = role
        load()
        _flush_as_owner(connection, role, load)
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["USER"] = "wir_owner"
        teardown_databases(made, verbosity=0)


def _flush_as_owner(connection, role, load):
    """Transactional tests empty the tables behind them, which only their owner may; jobs and territory are seen to as well."""
    from django.test import TransactionTestCase

    flush = TransactionTestCase._fixture_teardown

    def as_owner(*args):
        connection.close()
        connection.settings_dict["USER"] = "wir_owner"
        flush(*args)
        with connection.cursor() as cursor:
            cursor.execute(
                "truncate procrastinate_jobs, procrastinate_periodic_defers, procrastinate_events cascade"
            )
        connection.close()
        connection.settings_dict["USER"] = role
        load()

    TransactionTestCase._fixture_teardown = as_owner


@pytest.fixture
def cast(db):
    """The cast of all tests, in this test's own transaction (tests/cast.py)."""
    from tests.cast import world

    return world()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In continuous integration nothing may be skipped unseen."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = 1
