"""The draw: reckoned, public before it is drawn, fixed by three digits, filled up again, and all of it to be done again."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.lot_cast import IN_THE_POOL, POOL_OVER
from wir.algorithms.lot import drawing as lists
from wir.core.refusal import Refused
from wir.participation.actions import assemblies, drawing, pool
from wir.participation.lots import chances
from wir.participation.models import Draw, Seat

pytestmark = pytest.mark.django_db


def replayed(folder, draw):
    """What the command says to the two files of a draw, and the list it writes."""
    (folder / "pool.csv").write_text(draw.pool_file)
    (folder / "quotas.csv").write_text(draw.quota_file)
    command = [
        str(Path(sys.executable).with_name("wir")), "lot", "pool.csv", "quotas.csv", "--size", str(draw.size),
        "--seed", str(draw.seed), "--households", "household", "--list", "list.txt",
    ]  # fmt: skip
    answer = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout), (folder / "list.txt").read_text()


def counts_of(entries):
    return Counter((name, value) for entry in entries for name, value in entry.features.items())


def keeps_quotas(assembly, entries):
    there = counts_of(entries)
    return all(one.least <= there[one.feature, one.value] <= one.most for one in assembly.quotas.all())


def test_the_command_replays_a_draw_from_its_files(cast, tmp_path):
    draw = cast.drawn_assembly().draws.get()
    told, text = replayed(tmp_path, draw)
    assert (text, told["list"]["hash"]) == (draw.list_file, draw.list_hash)
    assert told["probabilities"] == draw.chances
    assert told["certificate"] == draw.gap
    drawn = sorted(seat.entry.label for seat in draw.seats.all())
    assert drawn == text.splitlines()[417].partition(";")[2].split(",")


def test_the_command_replays_a_replacement_with_its_panel(cast, tmp_path):
    made = cast.drawn_assembly()
    for seat in made.seats.all()[:2]:
        drawing.note_answer(seat, answer="no", by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(draw, on=IN_THE_POOL)
    draw.refresh_from_db()
    told, text = replayed(tmp_path, draw)
    assert lists.hash_of(text) == draw.list_hash
    assert (
        told["panel"] == sorted(seat.entry.label for seat in draw.seats.all()) == draw.panels()[draw.digits]
    )
    published = made.draws.get(kind=Draw.Kind.FIRST)
    assert draw.seed == drawing.seed_after(published, draw.number)


def test_every_panel_of_the_list_keeps_every_quota_and_households_apart(cast):
    made = cast.open_assembly()
    for place in range(30):
        wish = cast.wish(place, household=f"Haus {place // 2}")
        pool.join_pool(made, wish, on=IN_THE_POOL)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    draw = cast.reckoned(made)
    entries = {entry.label: entry for entry in made.pool.all()}
    panels = [[entries[number] for number in members] for members in draw.panels()]
    assert len(panels) == 1000
    assert all(keeps_quotas(made, members) for members in panels)
    assert all(len({one.household for one in members}) == made.size for members in panels)


def test_nobody_is_shut_out(cast):
    draw = cast.reckoned(cast.closed_assembly())
    assert min(draw.chances.values()) > 0
    assert sum(draw.chances.values()) == pytest.approx(6)
    assert draw.gap < 1e-6


def test_nothing_is_reckoned_while_the_pool_is_open(cast):
    made = cast.open_assembly()
    cast.joined(made, 10)
    with pytest.raises(Refused, match="sobald der Topf zu ist"):
        drawing.reckon_lot(made, by=cast.miriam, on=IN_THE_POOL)


def test_one_reckoning_at_a_time(cast):
    made = cast.closed_assembly()
    drawing.reckon_lot(made, by=cast.miriam, on=IN_THE_POOL)
    with pytest.raises(Refused, match="schon gerechnet"):
        drawing.reckon_lot(made, by=cast.miriam, on=IN_THE_POOL)


def test_the_job_may_run_twice(cast):
    made = cast.drawn_assembly()
    drawing.note_answer(made.seats.first(), answer="no", by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    for _time in range(2):
        drawing.work_out(draw, on=IN_THE_POOL)
    assert draw.seats.count() == 1


def test_a_pool_smaller_than_the_panel_gets_a_smaller_assembly_proposed(cast):
    made = cast.closed_assembly(people=4)
    draw = cast.reckoned(made)
    assert (draw.state, draw.proposal["size"]) == ("obstacle", 4)
    again = drawing.loosen_quotas(draw, reason="Mehr kamen nicht.", by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(again, on=IN_THE_POOL)
    again.refresh_from_db()
    made.refresh_from_db()
    assert (made.size, again.state) == (4, "ready")
    loosened = made.loosenings.get()
    assert (loosened.size_before, loosened.size_after) == (6, 4)
    assert again.panels()[0] == ["001", "002", "003", "004"]


def test_quotas_that_the_pool_cannot_keep_are_loosened_as_little_as_possible(cast):
    made = cast.open_assembly()
    for place in range(20):
        pool.join_pool(made, cast.wish(place, features={"age": "27_64"}), on=IN_THE_POOL)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    draw = cast.reckoned(made)
    changes = {
        (one["feature"], one["value"]): (one["new_least"], one["new_most"])
        for one in draw.proposal["changes"]
    }
    assert changes == {("age", "14_26"): (0, 1), ("age", "27_64"): (3, 6), ("age", "65_plus"): (0, 2)}
    with pytest.raises(Refused, match="warum die Quoten gelockert werden"):
        drawing.loosen_quotas(draw, reason=" ", by=cast.miriam, on=IN_THE_POOL)
    assert made.loosenings.count() == 0
    drawing.loosen_quotas(
        draw, reason="Im Topf sind nur Menschen im mittleren Alter.", by=cast.miriam, on=IN_THE_POOL
    )
    now = {(one.feature, one.value): (one.least, one.most) for one in made.quotas.filter(feature="age")}
    assert now == changes


def test_a_proposal_is_taken_once(cast):
    draw = cast.reckoned(cast.closed_assembly(people=4))
    drawing.work_out(
        drawing.loosen_quotas(draw, reason="Ja.", by=cast.miriam, on=IN_THE_POOL), on=IN_THE_POOL
    )
    with pytest.raises(Refused, match="gilt nicht mehr"):
        drawing.loosen_quotas(draw, reason="Ja.", by=cast.miriam, on=IN_THE_POOL)


def test_what_was_reckoned_before_somebody_left_is_not_published(cast):
    made = cast.closed_assembly()
    cast.reckoned(made)
    pool.withdraw(made.pool.first(), on=IN_THE_POOL)
    with pytest.raises(Refused, match="hat sich seit der Rechnung geändert"):
        drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    made.refresh_from_db()
    assert made.state == "closed"
    cast.reckoned(made)
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)


@pytest.mark.parametrize("digits", ["42", "1000", "4x2", "٤١٧", ""])
def test_what_is_not_three_digits_draws_nobody(cast, digits):
    made = cast.listed_assembly()
    with pytest.raises(Refused, match="genau drei Ziffern"):
        drawing.enter_digits(
            made, digits=digits, drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
        )
    assert Seat.objects.count() == 0


@pytest.mark.parametrize("digits", ["000", "999"])
def test_the_first_and_the_last_panel_can_be_drawn(cast, digits):
    made = cast.drawn_assembly(digits=digits)
    draw = made.draws.get()
    assert draw.digits_label == digits
    assert {seat.entry.label for seat in made.seats.all()} == set(draw.panels()[int(digits)])


def test_the_draw_is_not_before_the_list_is_public(cast):
    made = cast.listed_assembly()
    before = IN_THE_POOL.replace(day=1)
    with pytest.raises(Refused, match="erst, wenn die Liste veröffentlicht ist"):
        drawing.enter_digits(
            made, digits="417", drawn_on=before, at="Rathaus", witness="Blum", by=cast.miriam
        )
    assert Seat.objects.count() == 0


def test_replacements_keep_the_quotas_of_the_whole_assembly_and_nobody_is_drawn_twice(cast):
    made = cast.drawn_assembly()
    for seat, answer in zip(made.seats.all(), ("no", "silent", "yes"), strict=False):
        drawing.note_answer(seat, answer=answer, by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(draw, on=IN_THE_POOL)
    seated = [seat.entry for seat in made.seats.exclude(answer__in=Seat.FREE_AGAIN).select_related("entry")]
    assert (len(seated), made.seats.count()) == (6, 8)
    assert keeps_quotas(made, seated)
    with pytest.raises(Refused, match="nichts nachzulosen"):
        drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)


def test_nobody_of_a_household_that_has_a_seat_is_drawn_for_a_free_one(cast):
    made = cast.open_assembly()
    for place in range(30):
        pool.join_pool(made, cast.wish(place, household=f"Haus {place % 15}"), on=IN_THE_POOL)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    cast.reckoned(made)
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.enter_digits(
        made, digits="007", drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
    )
    drawing.note_answer(made.seats.first(), answer="no", by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    held = {seat.entry.household for seat in made.seats.exclude(answer="no")}
    labels = {line.split(",")[0] for line in draw.pool_file.splitlines()[1:]}
    left = {entry.label for entry in made.pool.filter(seat=None) if entry.household not in held}
    assert labels == left


def test_a_seat_that_went_to_somebody_else_is_not_taken_back(cast):
    made = cast.drawn_assembly()
    seat = made.seats.first()
    drawing.note_answer(seat, answer="no", by=cast.miriam, on=IN_THE_POOL)
    drawing.note_answer(seat, answer="yes", by=cast.miriam, on=IN_THE_POOL)
    drawing.note_answer(seat, answer="silent", by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL), on=IN_THE_POOL)
    with pytest.raises(Refused, match="schon an jemand anderen gegangen"):
        drawing.note_answer(seat, answer="yes", by=cast.miriam, on=IN_THE_POOL)
    seat.refresh_from_db()
    assert seat.answer == "silent"


def test_quotas_are_loosened_for_a_single_free_seat_too(cast):
    """The only person of a group says no: nobody else of it can come, so the quota gives way and one is drawn."""
    made = cast.open_assembly()
    for place in range(20):
        age = "65_plus" if place == 0 else "14_26" if place % 2 else "27_64"
        sex = "female" if place // 2 % 2 else "male"
        pool.join_pool(made, cast.wish(place, features={"age": age, "sex": sex}), on=IN_THE_POOL)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    cast.reckoned(made)
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.enter_digits(
        made, digits="042", drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
    )
    [old] = made.seats.filter(entry__features__age="65_plus")
    drawing.note_answer(old, answer="no", by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(draw, on=IN_THE_POOL)
    draw.refresh_from_db()
    assert (draw.size, draw.state, draw.seats.count()) == (1, "obstacle", 0)
    page = (
        cast.client("miriam").get(f"/beteiligung/lollar/arbeit/los/{made.number}/ziehung/").content.decode()
    )
    assert "So lockern und neu rechnen" in page
    again = drawing.loosen_quotas(draw, reason="Niemand sonst.", by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(again, on=IN_THE_POOL)
    assert again.seats.count() == 1
    assert made.quotas.get(value="65_plus").least == 0


def test_when_nobody_is_left_nobody_is_drawn(cast):
    made = cast.closed_assembly(people=4)
    draw = drawing.loosen_quotas(cast.reckoned(made), reason="Ja.", by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(draw, on=IN_THE_POOL)
    made.refresh_from_db()
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.enter_digits(
        made, digits="123", drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
    )
    drawing.note_answer(made.seats.first(), answer="no", by=cast.miriam, on=IN_THE_POOL)
    with pytest.raises(Refused, match="niemand mehr"):
        drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)


def test_chances_of_small_groups_are_covered_and_cannot_be_reckoned_from_the_others(cast):
    told = cast.reckoned(cast.closed_assembly()).told
    shown = {row["value"] for row in told["groups"] if not row["covered"]}
    assert shown == {"14_26", "27_64", "65_plus"} | {"female"}
    assert (told["people"], told["never"]) == (30, 0)


@pytest.mark.parametrize(
    ("counts", "covered"),
    [
        ({"a": 8, "b": 9}, set()),
        ({"a": 7, "b": 9, "c": 20}, {"a", "b"}),
        ({"a": 7, "b": 7, "c": 20}, {"a", "b"}),
        ({"a": 0, "b": 9}, {"a"}),
    ],
)
def test_fewer_than_eight_are_covered_on_both_sides_of_the_bound(counts, covered):
    assert chances._covered(counts) == covered
