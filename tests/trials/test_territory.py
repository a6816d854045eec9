"""Large official files, not shipped: `WIR_DATA=folder make test-data`. Whatever of them lies in the folder is tried."""

from datetime import date

import pytest

from tests.trials.folder import found
from wir.territory import tables
from wir.territory.importers.boundaries import import_boundaries
from wir.territory.importers.register import import_register
from wir.territory.models import Boundary, Municipality

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)
UNINHABITED = 4  # areas that belong to no municipality and are no applicants


@pytest.mark.parametrize("path", found("*gemeinden*.geojson"))
def test_outlines_of_a_whole_state_are_taken_in(path):
    report = import_boundaries(path, source="© Musteramt", on=TODAY)
    assert report.stored == Boundary.objects.count() == len(tables.municipalities(TODAY))
    assert len(report.unknown) <= UNINHABITED


@pytest.mark.parametrize("path", found("GV100AD*.txt"))
def test_the_whole_register_is_taken_in(path):
    before = Municipality.objects.count()
    report = import_register(path, counted_on=date(2024, 12, 31), basis="Zensus 2022")
    assert (report.updated > 400, Municipality.objects.count()) == (True, before)
