"""The pool of an assembly: in without an account, out by receipt, numbers by chance, and gone on its day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.lot_cast import IN_THE_POOL, POOL_OVER
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.journal.models import Entry
from wir.participation.actions import assemblies, drawing, pool
from wir.participation.doors.lots import lots
from wir.participation.models import Draw, PoolCode, PoolEntry, Seat
from wir.participation.quotas import Range
from wir.participation.retention.lots import DAYS, FILE_DAYS, erase_files, erase_pool
from wir.strategy.models import Receipt

pytestmark = pytest.mark.django_db


def test_quotas_are_proposed_from_the_people_who_live_there(cast):
    made = cast.draft_assembly()
    found = {(one.feature, one.value): (one.least, one.most, one.people) for one in made.quotas.all()}
    assert found == {
        ("age", "14_26"): (1, 1, 1500), ("age", "27_64"): (3, 4, 5000), ("age", "65_plus"): (1, 2, 2500),
        ("sex", "female"): (3, 4, 5050), ("sex", "male"): (2, 3, 4940), ("sex", "diverse"): (0, 1, 10),
    }  # fmt: skip


def test_quotas_that_cannot_be_met_are_refused_and_nothing_changes(cast):
    made = cast.draft_assembly()
    before = list(made.quotas.values_list("least", "most"))
    with pytest.raises(Refused, match="Geschlecht: Zusammen sind mindestens 8 Menschen verlangt"):
        assemblies.set_quotas(made, {3: Range(5, 6), 4: Range(3, 6)}, by=cast.miriam)
    assert list(made.quotas.values_list("least", "most")) == before


def test_seats_and_features_stand_fast_once_the_pool_is_open(cast):
    made = cast.open_assembly()
    with pytest.raises(Refused, match="stehen fest"):
        assemblies.change_assembly(made, features=["age"], size=6, by=cast.miriam)
    with pytest.raises(Refused, match="stehen fest"):
        assemblies.set_quotas(made, {0: Range(0, 6)}, by=cast.miriam)
    assemblies.change_assembly(made, features=["sex", "age"], size=6, title="Rat am Bahnhof", by=cast.miriam)
    made.refresh_from_db()
    assert (made.title, made.quotas.count()) == ("Rat am Bahnhof", 6)


@pytest.mark.parametrize(("days", "open_"), [(0, True), (1, False)])
def test_the_last_day_belongs_to_the_pool(cast, days, open_):
    made = cast.open_assembly()
    on = made.joins_until + timedelta(days=days)
    try:
        pool.join_pool(made, cast.wish(), on=on)
    except Refused:
        assert not open_
    assert PoolEntry.objects.count() == int(open_)
    assert bool(lots(made.process, on)) is open_
    assert pool.why_closed(made, on=on) == ("" if open_ else "Mitmachen ging bis 20.11.2026.")


def test_a_form_that_is_sent_twice_is_one_entry(cast):
    made = cast.open_assembly()
    first = pool.join_pool(made, cast.wish(key="same"), on=IN_THE_POOL)
    assert first
    assert pool.join_pool(made, cast.wish(key="same"), on=IN_THE_POOL) == ""
    assert PoolEntry.objects.count() == 1


def test_a_letters_code_opens_the_pool_once(cast):
    made = cast.open_assembly(access="codes")
    code = assemblies.make_pool_codes(made, count=10, batch="Brief", by=cast.miriam, on=IN_THE_POOL)[0]
    assert not PoolCode.objects.filter(code_hash__contains=code).exists()
    with pytest.raises(Refused, match="gilt nicht"):
        pool.join_pool(made, cast.wish(code="birne-birne-birne-birne"), on=IN_THE_POOL)
    pool.join_pool(made, cast.wish(code=code.upper().replace("-", " ")), on=IN_THE_POOL)
    with pytest.raises(Refused, match="schon benutzt"):
        pool.join_pool(made, cast.wish(1, code=code), on=IN_THE_POOL)
    assert (PoolEntry.objects.count(), Receipt.objects.count()) == (1, 1)


def test_on_paper_nobody_needs_a_code_and_the_journal_names_nobody(cast):
    made = cast.open_assembly(access="codes")
    assert pool.enter_in_pool(made, cast.wish(), by=cast.miriam, on=IN_THE_POOL)
    assert PoolEntry.objects.get().channel == "paper"
    assert Entry.objects.get(act="participation.enter_in_pool").facts == {}
    with pytest.raises(PermissionDenied):
        pool.enter_in_pool(made, cast.wish(1), by=cast.ole, on=IN_THE_POOL)
    assert PoolEntry.objects.count() == 1


def test_households_are_kept_as_a_digest_that_only_tells_who_lives_together(cast):
    made = cast.open_assembly()
    for place, said in enumerate(("Gartenweg 3", "gartenweg3", "", "H 12")):
        pool.join_pool(made, cast.wish(place, household=said), on=IN_THE_POOL)
    first, second, none, other = made.pool.order_by("name").values_list("household", flat=True)
    assert first == second != other
    assert none == ""
    assert "gartenweg" not in first.lower()


def test_who_leaves_an_open_pool_leaves_nothing(cast):
    made = cast.open_assembly()
    [code] = cast.joined(made, 1)
    pool.withdraw(pool.entry_with_code(made, code), on=IN_THE_POOL)
    assert (PoolEntry.objects.count(), Receipt.objects.count()) == (0, 0)
    assert pool.entry_with_code(made, code) is None


def test_closing_gives_everybody_another_number(cast):
    made = cast.closed_assembly(people=12)
    numbers = list(made.pool.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 13))


def test_an_empty_pool_is_not_closed(cast):
    made = cast.open_assembly()
    with pytest.raises(Refused, match="noch niemand"):
        assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    made.refresh_from_db()
    assert made.state == "open"


def test_a_pool_is_opened_again_and_its_numbers_are_given_back(cast):
    made = cast.closed_assembly(people=4)
    assemblies.reopen_pool(made, by=cast.miriam, on=IN_THE_POOL)
    assert list(made.pool.exclude(number=None)) == []
    pool.join_pool(made, cast.wish(7), on=IN_THE_POOL)
    assert made.pool.count() == 5


def test_a_public_list_is_not_taken_back(cast):
    made = cast.listed_assembly()
    with pytest.raises(Impossible):
        assemblies.reopen_pool(made, by=cast.miriam, on=IN_THE_POOL)


def test_who_leaves_after_the_list_is_public_is_forgotten_and_the_seat_is_free(cast):
    made = cast.drawn_assembly()
    seat = made.seats.first()
    pool.withdraw(seat.entry, on=IN_THE_POOL)
    seat.refresh_from_db()
    kept = seat.entry
    assert (kept.name, kept.reach, kept.features, kept.household, kept.receipt) == ("", "", {}, "", None)
    assert (kept.gone_on, seat.answer) == (IN_THE_POOL, Seat.Answer.NO)


def test_the_office_takes_somebody_out_and_others_do_not(cast):
    entry = cast.pool_entry()
    with pytest.raises(PermissionDenied):
        pool.take_out(entry, by=cast.ole, on=IN_THE_POOL)
    pool.take_out(entry, by=cast.miriam, on=IN_THE_POOL)
    assert PoolEntry.objects.count() == 0


@pytest.mark.parametrize(("days", "left"), [(0, 1), (1, 0)])
def test_an_entry_of_a_pool_that_never_was_drawn_goes_so_long_after_the_assembly(cast, days, left):
    entry = cast.pool_entry()
    erase_pool(entry.assembly.ends_on + timedelta(days=DAYS + days))
    assert PoolEntry.objects.exclude(name="").count() == left


@pytest.mark.parametrize(("days", "names"), [(0, 30), (1, 5)])
def test_who_has_no_seat_is_forgotten_so_long_after_the_draw(cast, days, names):
    made = cast.drawn_assembly()
    said_no = made.seats.first()
    drawing.note_answer(said_no, answer="no", by=cast.miriam, on=IN_THE_POOL)
    erase_pool(IN_THE_POOL + timedelta(days=DAYS + days))
    assert made.pool.exclude(name="").count() == names


@pytest.mark.parametrize(("days", "names"), [(0, 6), (1, 0)])
def test_who_has_a_seat_is_forgotten_so_long_after_the_assembly(cast, days, names):
    made = cast.drawn_assembly()
    erase_pool(made.ends_on + timedelta(days=DAYS + days))
    assert made.pool.exclude(name="").count() == names


@pytest.mark.parametrize(("days", "gone"), [(0, 0), (1, 1)])
def test_what_was_reckoned_with_goes_after_two_years_and_the_list_stays(cast, days, gone):
    draw = cast.drawn_assembly().draws.get()
    assert erase_files(IN_THE_POOL + timedelta(days=FILE_DAYS + days)) == gone
    draw = Draw.objects.get(pk=draw.pk)
    assert (draw.pool_file == "", draw.witness == "") == (bool(gone), bool(gone))
    assert draw.list_file.count("\n") == 1000
