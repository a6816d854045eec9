"""The demo world can be made on any day: a holiday, the end of a long month, a leap day."""

import pytest
import time_machine
from django.conf import settings

from wir.config import demo
from wir.documents.seal import make_test_seal


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2027-01-01", "2027-08-31", "2028-02-29"])
def test_it_can_be_made_on_any_day(day):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    with time_machine.travel(f"{day}T09:00:00+00:00", tick=False):
        assert demo.make_once()
