import pytest


@pytest.fixture(scope="session", autouse=True)
def test_seal():
    """A key for the whole run, in the run's own folder."""
    from django.conf import settings

    from wir.documents.seal import make_test_seal

    make_test_seal(settings.WIR_SEAL_FILE.parent)
