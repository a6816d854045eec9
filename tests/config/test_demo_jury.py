"""The demo has a jury in which one member may not see the only case."""

import pytest

from wir.accounts.models import User
from wir.config import demo
from wir.funding.access import cases_for_juror, locked_for_juror


@pytest.mark.django_db
def test_the_demo_is_made_with_a_jury_that_reads():
    assert demo.make_once()
    merle = User.objects.get(email="merle@uni.example")
    cem = User.objects.get(email="cem@musterstadt.example")
    assert [(cases_for_juror(who).count(), len(locked_for_juror(who))) for who in (merle, cem)] == [
        (1, 0),
        (0, 1),
    ]
