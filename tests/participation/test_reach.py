"""Who took part: counts of ever more people go out as snapshots, and nobody learns who came in between."""

import random
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, TODAY
from tests.core.attacker import Attacker
from wir.core.counts import Published
from wir.participation import dimensions
from wir.participation.actions.reach import (
    count_on_page,
    count_people,
    count_person,
    peaks,
    take_reach_snapshot,
    take_reach_snapshots,
)
from wir.participation.documents import council_pack
from wir.participation.jobs.surveys import take_snapshots
from wir.participation.models import ReachCount, ReachSnapshot
from wir.participation.reached import in_sentences, reached
from wir.strategy.narrative import narrative

pytestmark = pytest.mark.django_db
EVERYWHERE = "all"


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _lives(process, **counts):
    for value, many in counts.items():
        process.population_shares.create(
            dimension="age", value=value, count=many, day=TODAY, source="Melderegister (erfunden)"
        )


def _page(cast, name="who"):
    page = cast.client().get(reverse(f"participation:{name}", args=("lollar",))).content.decode()
    return re.sub('name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_few_people_give_no_shares_and_many_show_who_is_missing(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("age", "14_26"): 3, ("age", "27_64"): 14})
    take_reach_snapshots(TODAY)
    assert reached(process).bars == ()
    count_people(process, occasion="page", counts={("age", "27_64"): 60, ("age", "65_plus"): 12})
    take_reach_snapshots(TODAY)
    _lives(process, **{"14_26": 180, "27_64": 580, "65_plus": 240})
    found = {str(bar.words): (bar.share, bar.lives, bar.missing) for bar in reached(process).bars}
    assert found == {
        "unter 14": (None, None, False),
        "14 bis 26": (None, 18.0, True),
        "27 bis 64": (83, 58.0, False),
        "65 und älter": (11, 24.0, True),
    }


@pytest.mark.parametrize(("lives", "missing"), [(132, False), (133, True)])
def test_a_covered_group_is_missing_only_if_even_seven_were_too_few(cast, lives, missing):
    """7 of about 85 are 8.24 percent; five points more are 13.24."""
    process = cast.process()
    count_people(process, occasion="page", counts={("age", "14_26"): 2, ("age", "27_64"): 83})
    take_reach_snapshots(TODAY)
    _lives(process, **{"14_26": lives, "27_64": 1000 - lives})
    assert [bar.missing for bar in reached(process).bars if str(bar.words) == "14 bis 26"] == [missing]


@pytest.mark.parametrize(("more", "moves"), [(9, False), (10, True)])
def test_the_page_changes_with_the_tenth_new_answer_and_not_before(cast, more, moves):
    process = cast.process()
    count_people(process, occasion="page", counts={("age", "27_64"): 60, ("age", "14_26"): 30})
    take_reach_snapshots(TODAY)
    before = _page(cast)
    count_people(process, occasion="page", counts={("age", "27_64"): more})
    assert _page(cast) == before
    assert take_reach_snapshots(TODAY + timedelta(days=1)) == int(moves)
    assert ("Stand: 03.11.2026" in _page(cast)) == moves
    assert ("Stand: 02.11.2026" in _page(cast)) != moves


def test_one_person_more_is_seen_by_nobody_on_any_page(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("age", "27_64"): 52, ("age", "14_26"): 30})
    take_reach_snapshots(TODAY)
    pages = _page(cast), _page(cast, "process"), in_sentences(reached(process))
    count_person(process, occasion="page", said={"age": "14_26", "sex": "female"})
    take_reach_snapshots(TODAY)
    assert (_page(cast), _page(cast, "process"), in_sentences(reached(process))) == pages


def test_the_nightly_job_publishes_and_running_twice_changes_nothing(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("sex", "female"): 20, ("sex", "male"): 20})
    for _night in range(2):
        take_snapshots(0)
    row = ReachSnapshot.objects.get()
    assert (row.dimension, row.taken_on, row.basis) == ("sex", TODAY, 40)
    assert row.table["cells"] == {"female": 20, "male": 20, "diverse": None}


def test_papers_name_who_is_missing_in_the_words_of_the_page(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("age", "27_64"): 60, ("age", "65_plus"): 15})
    take_reach_snapshots(TODAY)
    _lives(process, **{"14_26": 200, "27_64": 500, "65_plus": 300})
    assert in_sentences(reached(process)) == [
        "Rund 75 Menschen haben freiwillig etwas über sich gesagt (Stand 02.11.2026).",
        "Weniger erreicht als hier leben: Alter: 14 bis 26 (unter 8 Menschen; hier leben 20 von 100), "
        "Alter: 65 und älter (20 statt 30 von 100).",
    ]


def test_the_councils_pack_and_the_draft_of_the_report_read_what_is_published(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("sex", "female"): 30, ("sex", "male"): 20})
    sentence = "Rund 50 Menschen haben freiwillig etwas über sich gesagt (Stand 02.11.2026)."
    assert (sentence in council_pack._reached(process), sentence in narrative(process)) == (False, False)
    take_reach_snapshots(TODAY)
    count_people(process, occasion="page", counts={("sex", "female"): 9})
    assert (sentence in council_pack._reached(process), sentence in narrative(process)) == (True, True)


def test_a_neighbourhood_that_is_named_later_joins_the_table(cast):
    process = cast.process()
    for name in ("Ruttershausen", "Odenhausen"):
        process.population_shares.create(
            dimension="neighbourhood", value=name, count=500, day=TODAY, source="Register"
        )
    count_people(process, occasion="page", counts={("neighbourhood", "Odenhausen"): 30})
    take_reach_snapshots(TODAY)
    process.population_shares.create(
        dimension="neighbourhood", value="Salzböden", count=500, day=TODAY, source="Register"
    )
    count_people(
        process,
        occasion="page",
        counts={("neighbourhood", "Salzböden"): 25, ("neighbourhood", "Odenhausen"): 20},
    )
    take_reach_snapshots(TODAY)
    process.population_shares.filter(value="Ruttershausen").delete()
    count_people(process, occasion="page", counts={("neighbourhood", "Salzböden"): 30})
    take_reach_snapshots(TODAY)
    tables = [row.table["cells"] for row in ReachSnapshot.objects.all()]
    assert tables == [
        {"Odenhausen": 30, "Ruttershausen": None},
        {"Odenhausen": 50, "Ruttershausen": None, "Salzböden": 25},
        {"Odenhausen": 50, "Ruttershausen": None, "Salzböden": 55},
    ]


def _some_days(process, seed):
    """The true counts of every day, dimension by dimension, and the day of each snapshot."""
    rng = random.Random(seed)
    names = ["Mitte", "Nord", "Süd"]
    for name in names[:2]:
        process.population_shares.create(
            dimension="neighbourhood", value=name, count=9, day=TODAY, source="Register"
        )
    true = []
    for day in range(6):
        if day == 3:  # one more joins the list
            process.population_shares.create(
                dimension="neighbourhood", value="Süd", count=9, day=TODAY, source="Register"
            )
        fixed = {**dimensions.VALUES, dimensions.NEIGHBOURHOOD: names[: 3 if day >= 3 else 2]}
        for _person in range(rng.choice((3, 11, 25))):
            said = {name: rng.choice(list(values)) for name, values in fixed.items() if rng.random() < 0.8}
            count_person(process, occasion=rng.choice(("page", "participation.meeting:1")), said=said)
        take_reach_snapshot(process, on=date.fromordinal(TODAY.toordinal() + day))
        found = {}
        for row in ReachCount.objects.filter(process=process):
            cells = found.setdefault(row.dimension, {})
            cells[row.value] = cells.get(row.value, 0) + row.count
        true.append(found)
    return true


@pytest.mark.parametrize("seed", range(4))
def test_no_snapshot_and_no_two_in_a_row_leave_fewer_than_five_values_for_any_true_count(cast, seed):
    process = cast.process()
    true = _some_days(process, seed)
    compared = 0
    for name in dimensions.NAMES:
        rows = list(ReachSnapshot.objects.filter(dimension=name))
        tables = [Published.from_json(row.table) for row in rows]
        exact = [true[(row.taken_on - TODAY).days][name] for row in rows]
        for number, table in enumerate(tables):
            _five_values_each([table], exact[number : number + 1])
        for number in range(len(tables) - 1):
            _five_values_each(tables[number : number + 2], exact[number : number + 2])
            compared += 1
    assert compared >= 3


def _five_values_each(tables, exact):
    """For every true count in each of these tables and for what came in between."""
    attacker = Attacker(tables, [EVERYWHERE])
    for t, table in enumerate(tables):
        for cell in table.cells:
            found = attacker.five_values({(t, EVERYWHERE, cell): 1}, exact[t].get(cell, 0))
            assert (found[0], len(found)) == (exact[t].get(cell, 0), 5)
    if len(tables) == 2:
        for cell in tables[0].cells:
            came = exact[1].get(cell, 0) - exact[0].get(cell, 0)
            found = attacker.five_values({(t, EVERYWHERE, cell): 2 * t - 1 for t in (0, 1)}, came)
            assert (found[0], len(found)) == (came, 5)


def test_reading_who_took_part_costs_the_same_for_one_and_for_all_dimensions(cast):
    process = cast.process()

    def cost():
        with CaptureQueriesContext(connection) as counted:
            reached(process)
        return len(counted)

    count_people(process, occasion="page", counts={("age", "27_64"): 30})
    take_reach_snapshots(TODAY)
    first = cost()
    count_people(
        process, occasion="page", counts={(one.name, next(iter(one.values))): 30 for one in dimensions.ALL}
    )
    take_reach_snapshots(TODAY)
    assert (first, cost()) == (2, 2)


def test_one_device_is_counted_once_until_it_is_forgotten(cast):
    cast.process()
    url, device = reverse("participation:who", args=("lollar",)), cast.client()
    assert device.post(url, {"age": "14_26"}).status_code == 302
    for _again in range(25):
        device.post(url, {"age": "14_26"})
    assert "Von diesem Gerät hat sich schon jemand mitgezählt." in device.get(url).content.decode()
    assert ReachCount.objects.get(dimension="age").count == 1
    device.post(reverse("participation:forget"))
    device.post(url, {"age": "14_26"})
    assert ReachCount.objects.get(dimension="age").count == 2


def test_beyond_thirty_an_hour_from_one_address_the_page_says_so_and_counts_nothing(cast):
    cast.process()
    url = reverse("participation:who", args=("lollar",))
    answers = [cast.client().post(url, {"age": "14_26"}) for _one in range(31)]
    assert [answer.status_code for answer in answers] == [302] * 30 + [429]
    assert "Von hier haben sich in dieser Stunde schon viele mitgezählt." in answers[-1].content.decode()
    assert ReachCount.objects.get(dimension="age").count == 30


@pytest.mark.parametrize(("on_one_day", "seen"), [(19, []), (20, [(TODAY, 20)]), (29, [(TODAY, 20)])])
def test_a_sudden_peak_on_the_page_is_shown_to_the_desk_in_tens(cast, on_one_day, seen):
    process = cast.process()
    for day, many in [*((TODAY - timedelta(days=back), 4) for back in (1, 2, 3)), (TODAY, on_one_day)]:
        for _one in range(many):
            count_on_page(process, said={"sex": "female"}, on=day)
    assert peaks(process) == seen
    url = reverse("participation:desk", args=("lollar",))
    says = "Am 02.11.2026 haben sich mindestens 20 Menschen auf der Seite mitgezählt"
    assert (says in cast.client("miriam").get(url).content.decode()) == bool(seen)
    assert says not in _page(cast)


def test_who_says_nothing_makes_no_day(cast):
    process = cast.process()
    count_on_page(process, said={"sex": "", "age": ""}, on=TODAY)
    assert ReachCount.objects.count() == 0


def test_every_figure_stands_under_what_was_asked_with_its_base_and_day(cast):
    process = cast.process()
    count_people(process, occasion="page", counts={("children", "yes"): 30, ("children", "no"): 60})
    count_people(process, occasion="page", counts={("first_time", "yes"): 50, ("first_time", "no"): 31})
    take_reach_snapshots(TODAY)
    assert [(str(one.label), one.base, one.taken_on, len(one.bars)) for one in reached(process).groups] == [
        ("Sorgen für Kinder", 90, TODAY, 2), ("Zum ersten Mal dabei", 80, TODAY, 2),
    ]  # fmt: skip
    page = _page(cast)
    assert page.index(
        "Sorgen für Kinder<small>Dazu haben rund 90 Menschen etwas gesagt, Stand 02.11.2026."
    ) < page.index("Zum ersten Mal dabei<small>")
