"""What several tests of the whole product ask for."""

import shutil

import pytest

from tests.config.portal import Portal, started_before


@pytest.fixture(scope="session")
def running():
    """A portal that runs while others ask for it; whoever stops one starts his own."""
    made = started_before()
    portal = Portal(made)
    yield portal
    portal.stop()
    shutil.rmtree(made.parent, ignore_errors=True)
