"""Nothing of an assembly by lot joins a name with what somebody said of themselves, but for those who work on the process."""

import re

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.urls import reverse

from tests.cast import NOW
from tests.lot_cast import IN_THE_POOL, POOL_OVER
from tests.participation.test_lot_pages import JOIN, _at
from wir.journal.models import Entry, Payload
from wir.participation.actions import assemblies, drawing, pool
from wir.participation.retention.lots import DAYS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


SECRETS = re.compile(r"Mensch \d|mensch\d+@|Amal|06403|Gartenweg", re.IGNORECASE)


def test_no_page_or_file_of_an_assembly_names_anybody_to_strangers(cast):
    """And the files of the desk, which hold features, know numbers only."""
    made = cast.open_assembly()
    cast.client().post(_at("join_lot", made), JOIN)
    cast.joined(made, 29)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    cast.reckoned(made)
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.enter_digits(
        made, digits="417", drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
    )
    pages = [_at(name, made) for name in ("lot", "join_lot", "my_lot", "answer_lot")] + [
        _at("lot_list", made, 1)
    ]
    pages += [reverse(f"participation:{name}", args=[made.process.slug]) for name in ("process", "lots")]
    files = [_at("draw_file", made, 1, what) for what in ("topf", "quoten", "liste")]
    assert SECRETS.search(cast.client("miriam").get(_at("pool", made)).content.decode())
    leaks = [page for page in pages if SECRETS.search(cast.client().get(page).content.decode())]
    leaks += [file for file in files if SECRETS.search(cast.client("miriam").get(file).content.decode())]
    assert leaks == []
    assert "27_64" not in cast.client().get(_at("lot_list", made, 1)).content.decode()


def test_only_the_entry_itself_names_a_person_in_the_whole_database(cast):
    made = cast.drawn_assembly()
    entry = made.seats.first().entry
    drawing.note_answer(made.seats.first(), answer="no", by=cast.miriam, on=IN_THE_POOL)
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{entry.reach}%"])
            found |= {table} if cursor.fetchone()[0] else set()
    assert found == {"participation_poolentry"}


def test_going_in_and_out_is_not_journalled(cast):
    made = cast.open_assembly()
    before = (Entry.objects.count(), Payload.objects.count())
    [code] = cast.joined(made, 1)
    pool.withdraw(pool.entry_with_code(made, code), on=IN_THE_POOL)
    assert (Entry.objects.count(), Payload.objects.count()) == before


def test_a_receipt_shows_neither_name_nor_features(cast):
    made = cast.open_assembly()
    code = cast.client().post(_at("join_lot", made), JOIN).context["code"]
    page = cast.client().post(_at("my_lot", made), {"code": code}).content.decode()
    assert SECRETS.search(page) is None
    assert "27 bis 64" not in page


def test_the_page_promises_the_days_after_which_everything_goes(cast):
    page = cast.client().get(_at("join_lot", cast.open_assembly())).content.decode()
    assert f"{DAYS} Tage nach der Versammlung" in page
    assert f"{DAYS} Tage nach der Ziehung" in page
