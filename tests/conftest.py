"""One throw-away PostgreSQL for the whole run; all tests work as the application's role, which owns nothing."""

import gc
import os

import hypothesis
import pytest

# Other work may share the machine, so no example fails because it took long.
_given = hypothesis.settings.get_profile("ci" if os.environ.get("CI") else "default")
hypothesis.settings.register_profile(
    "wir", parent=_given, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("wir")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A database that is migrated (tests/database.py), used in the role of the application."""
    from django.conf import settings
    from django.db import connection

    from tests import database
    from wir.territory.loading import load

    database.start()
    with django_db_blocker.unblock():
        _flush_as_owner(connection, settings.WIR_APPLICATION_ROLE, load)
    yield
    with django_db_blocker.unblock():
        connection.close()


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


def pytest_collection_modifyitems(items):
    """Before anything else of a test that uses the database: the stage with the cast on it, or a cleared one."""
    for item in items:
        if "cast" in item.fixturenames and not _commits(item):
            item.fixturenames.insert(0, "_on_stage")
        elif {"cast", "db"} & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.fixturenames.insert(0, "_off_stage")


def pytest_collection_finish():
    """What is loaded by now stays to the end: nobody need look through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _commits(item):
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def _stage(django_db_setup, django_db_blocker):
    from tests.stage import Stage

    stage = Stage()
    yield stage
    with django_db_blocker.unblock():
        stage.clear()


@pytest.fixture
def _on_stage(_stage, django_db_blocker):
    with django_db_blocker.unblock():
        return _stage.cast()


@pytest.fixture
def _off_stage(_stage, django_db_blocker):
    with django_db_blocker.unblock():
        _stage.clear()


@pytest.fixture(autouse=True)
def _in_german():
    """A page in another language leaves that language behind; the next test begins in the product's own."""
    yield
    from django.utils import translation

    translation.deactivate()


@pytest.fixture
def cast(request, db):
    """The cast of all tests (tests/cast.py), on its stage unless the test commits (tests/stage.py)."""
    if "_on_stage" in request.fixturenames:
        return request.getfixturevalue("_on_stage")
    from tests.cast import world

    return world()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """In continuous integration nothing may be skipped unseen."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = 1
