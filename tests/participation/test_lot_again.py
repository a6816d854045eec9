"""Reckoning a lot again picks nothing: the same people and quotas give the same list, and everybody reads how often."""

import pytest

from tests.lot_cast import IN_THE_POOL
from wir.participation.actions import pool
from wir.participation.lots.history import reckonings

pytestmark = pytest.mark.django_db


def test_reckoning_again_gives_the_same_list_and_everybody_reads_how_often(cast):
    made = cast.closed_assembly()
    first, again = cast.reckoned(made), cast.reckoned(made)
    assert (again.seed, again.list_hash, again.number) == (first.seed, first.list_hash, first.number + 1)
    pool.take_out(made.pool.first(), by=cast.miriam, on=IN_THE_POOL)
    other = cast.reckoned(made)
    assert other.seed != first.seed
    assert [(one.number, one.why.partition(" ")[0]) for one in reckonings(made)] == [
        (1, "Das"), (2, "Noch"), (3, "Der"),
    ]  # fmt: skip
    page = cast.client().get(f"/beteiligung/lollar/los/{made.number}/").content.decode()
    assert "02.11.2026: Noch einmal gerechnet: derselbe Topf" in page
