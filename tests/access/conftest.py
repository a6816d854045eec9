"""What the tests of all addresses share."""

import pytest
from django.http import HttpResponseNotFound

from wir.config import urls


@pytest.fixture
def brief_404(monkeypatch):
    """One word instead of a page for what does not exist, where only the status matters.

    The page itself is drawn for each of these addresses and people in test_every_route.py.
    """
    monkeypatch.setattr(
        urls, "handler404", lambda request, exception: HttpResponseNotFound("404"), raising=False
    )
