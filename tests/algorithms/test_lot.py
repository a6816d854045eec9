"""The fair lot: quotas always hold, chances are as equal as they can be, and every draw can be checked."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wir.algorithms.bad_input import BadInput
from wir.algorithms.lot import Impossible, Person, Quota, columns, drawing, pool_of, relaxation, sortition
from wir.config.commands import lot as command


def people(*values, features=("sex", "age"), households=None):
    """One person for each tuple of values."""
    homes = households or [None] * len(values)
    return [
        Person(f"p{number:03d}", dict(zip(features, row, strict=True)), home)
        for number, (row, home) in enumerate(zip(values, homes, strict=True))
    ]


@st.composite
def pools(draw):
    """Up to 24 people, two or three features, quotas around a panel that is there, so that they can be met."""
    features = ("a", "b", "c")[: draw(st.integers(2, 3))]
    number = draw(st.integers(4, 24))
    rows = draw(
        st.lists(st.tuples(*(st.sampled_from("xyz"[:2]) for _ in features)), min_size=number, max_size=number)
    )
    size = draw(st.integers(1, number))
    panel = draw(st.permutations(range(number)))[:size]
    quotas = []
    for place, feature in enumerate(features):
        for value in sorted({row[place] for row in rows}):
            has = sum(rows[person][place] == value for person in panel)
            quotas.append(
                Quota(feature, value, max(0, has - draw(st.integers(0, 2))), has + draw(st.integers(0, 2)))
            )
    return pool_of(people(*rows, features=features), quotas, size)


@settings(max_examples=60, deadline=None)
@given(pools())
def test_every_panel_keeps_every_quota_and_the_distribution_is_certified(pool):
    lot = sortition(pool)
    assert all(pool.fits(panel) for panel in lot.mixture.panels)
    assert lot.gap < 1e-6
    assert sum(lot.chances().values()) == pytest.approx(pool.size)
    values = {person.id: person.values for person in pool.people}
    for members in drawing.panels_list(pool, lot.mixture, np.random.default_rng(1), 20):
        assert len(set(members)) == pool.size
        for quota in pool.quotas:
            assert (
                quota.least
                <= sum(values[name][quota.feature] == quota.value for name in members)
                <= quota.most
            )


@settings(max_examples=40, deadline=None)
@given(pools())
def test_nobody_who_could_be_drawn_has_no_chance(pool):
    chances = sortition(pool).chances()
    for number, kind in enumerate(pool.types):
        worth = np.zeros(len(pool.types))
        worth[number] = 1.0
        from wir.algorithms.lot.solving import best_panel

        possible = best_panel(pool, worth)[number] > 0
        assert (chances[kind.ids[0]] > 1e-9) == possible


@settings(max_examples=25, deadline=None)
@given(pools())
def test_looking_at_panels_one_by_one_finds_the_same_chances(pool):
    """Column generation shares nothing with relaxation and peeling but the pool."""
    direct = sortition(pool)
    mixture, _ = columns.leximin(pool, [])
    assert mixture.expected() / pool.sizes == pytest.approx(direct.mixture.expected() / pool.sizes, abs=1e-5)


@pytest.mark.parametrize("seed", range(12))
def test_a_pool_unlike_its_quotas_is_drawn_and_the_smallest_chance_is_the_largest_possible(seed):
    """Real pools are crooked: few volunteer whom the quotas want most. Some of these fairest points are no mixture."""
    pool = crooked(seed, people=150 if seed % 2 else 60, size=12)
    lot = sortition(pool)
    smallest = (relaxation.fairest(pool, "maximin") / pool.sizes).min()
    assert all(pool.fits(panel) for panel in lot.mixture.panels)
    assert lot.gap < 2e-5
    assert min(lot.chances().values()) <= smallest + 1e-6


def crooked(seed, *, people, size):
    """Three to five features with uneven shares, quotas around one panel that is possible."""
    rng = np.random.default_rng(seed)
    features = {f"f{n}": [f"v{v}" for v in range(rng.integers(2, 5))] for n in range(rng.integers(3, 6))}
    shares = {name: rng.dirichlet(np.full(len(values), 0.7)) for name, values in features.items()}
    everybody = [
        Person(str(n), {name: str(rng.choice(features[name], p=shares[name])) for name in features})
        for n in range(people)
    ]
    panel = rng.permutation(people)[:size]
    quotas = []
    for name, values in features.items():
        for value in values:
            has = sum(everybody[n].values[name] == value for n in panel)
            quotas.append(
                Quota(name, value, max(0, has - int(rng.integers(0, 2))), has + int(rng.integers(0, 2)))
            )
    return pool_of(everybody, quotas, size)


def test_without_quotas_that_bind_everybody_has_the_same_chance():
    pool = pool_of(
        people(*[("f", "old")] * 6 + [("m", "young")] * 4),
        [Quota("sex", "f", 0, 4), Quota("sex", "m", 0, 4)],
        4,
    )
    assert list(sortition(pool).chances().values()) == pytest.approx([0.4] * 10)


def test_a_rare_group_with_a_fixed_quota_by_hand():
    """Two of ten are young and one of three must be: their chance is 1/2, that of the eight others 2/8."""
    pool = pool_of(
        people(*[("f", "young")] * 2 + [("f", "old")] * 8),
        [Quota("age", "young", 1, 1), Quota("age", "old", 0, 3)],
        3,
    )
    assert sorted(set(sortition(pool).chances().values())) == [pytest.approx(0.25), pytest.approx(0.5)]


def test_quotas_that_only_fractions_of_people_could_meet_are_impossible():
    """Half of each of four people has x and y once in every feature; no two people complement each other."""
    rows = [("x", "x", "y"), ("x", "y", "x"), ("y", "x", "x"), ("y", "y", "y")]
    quotas = [Quota(f, v, 1, 1) for f in "abc" for v in "xy"]
    pool = pool_of(people(*rows, features=("a", "b", "c")), quotas, 2)
    with pytest.raises(Impossible):
        sortition(pool)


def test_at_most_one_of_a_household():
    homes = ["h1", "h1", "h2", "h2", "h3", None]
    pool = pool_of(people(*[("f", "old")] * 6, households=homes), [Quota("sex", "f", 0, 6)], 4)
    lot = sortition(pool)
    assert lot.chances() == pytest.approx(
        dict(zip([f"p{n:03d}" for n in range(6)], [0.5] * 4 + [1.0] * 2, strict=True))
    )
    home = dict(zip([f"p{n:03d}" for n in range(6)], ["h1", "h1", "h2", "h2", "h3", "p005"], strict=True))
    for members in drawing.panels_list(pool, lot.mixture, np.random.default_rng(0), 50):
        assert len({home[name] for name in members}) == 4


def test_more_places_than_households_cannot_be_helped_by_quotas():
    pool = pool_of(people(*[("f", "old")] * 4, households=["h", "h", "i", "i"]), [Quota("sex", "f", 0, 4)], 3)
    with pytest.raises(Impossible) as impossible:
        sortition(pool)
    assert impossible.value.changes is None


def test_quotas_that_cannot_be_met_are_answered_with_the_smallest_change():
    pool = pool_of(
        people(*[("f", "old")] * 5 + [("m", "old")]), [Quota("sex", "f", 0, 2), Quota("sex", "m", 2, 2)], 4
    )
    with pytest.raises(Impossible) as impossible:
        sortition(pool)
    assert [(c.value, c.new_least, c.new_most) for c in impossible.value.changes] == [
        ("f", 0, 3),
        ("m", 1, 2),
    ]


@pytest.mark.parametrize(("least", "most", "new"), [(50, 50, 1), (3, 9, 1), (50, 60, 1)])
def test_a_minimum_above_the_size_is_answered_with_the_smallest_change(least, most, new):
    rows = people(*[("w", "old")] * 3, ("m", "old"))
    with pytest.raises(Impossible) as impossible:
        sortition(pool_of(rows, [Quota("sex", "w", least, most), Quota("sex", "m", 1, 1)], 2))
    assert [(c.value, c.new_least, c.new_most) for c in impossible.value.changes] == [("w", new, most)]


def test_a_person_whose_id_is_the_name_of_a_household_lives_alone():
    rows = [
        Person("1", {"sex": "w"}),
        Person("2", {"sex": "w"}, "1"),
        Person("3", {"sex": "m"}, "9"),
    ]
    pool = pool_of(rows, [Quota("sex", "w", 2, 2), Quota("sex", "m", 0, 1)], 2)
    lot = sortition(pool)
    assert lot.chances() == {"1": 1.0, "2": 1.0, "3": 0.0}
    assert drawing.panels_list(pool, lot.mixture, np.random.default_rng(0), 2) == [["1", "2"]] * 2


def test_people_of_one_type_stand_on_the_list_equally_often():
    pool = pool_of(people(*[("f", "old")] * 7), [Quota("sex", "f", 0, 7)], 3)
    panels = drawing.panels_list(pool, sortition(pool).mixture, np.random.default_rng(0))
    times = [sum(f"p{n:03d}" in members for members in panels) for n in range(7)]
    assert (len(panels), sum(times), max(times) - min(times)) == (1000, 3000, 1)


def test_copies_are_weights_rounded_up_or_down_and_right_on_average():
    from wir.algorithms.lot.peeling import Mixture

    mixture = Mixture(np.zeros((3, 1), dtype=np.int64), np.array([0.5, 0.25, 0.25]))
    rng = np.random.default_rng(0)
    drawn = np.array([drawing.copies(mixture, 10, rng) for _ in range(4000)])
    assert set(drawn.sum(axis=1).tolist()) == {10}
    assert [sorted(set(column.tolist())) for column in drawn.T] == [[5], [2, 3], [2, 3]]
    assert drawn.mean(axis=0) == pytest.approx([5, 2.5, 2.5], abs=0.05)


@pytest.fixture
def files(tmp_path):
    rng = np.random.default_rng(2)
    pool = ["id,sex,age,home"]
    pool += [f"n{n},{rng.choice(['f', 'm'])},{rng.choice(['u30', 'o30'])},h{n // 2}" for n in range(40)]
    (tmp_path / "pool.csv").write_text("\n".join(pool) + "\n")
    (tmp_path / "features.csv").write_text(
        "feature,value,min,max\nsex,f,4,6\nsex,m,4,6\nage,u30,3,5\nage,o30,5,7\n"
    )
    return str(tmp_path / "pool.csv"), str(tmp_path / "features.csv")


def test_the_command_draws_the_same_for_the_same_seed_and_publishes_its_list(files, tmp_path, capsys):
    listed = tmp_path / "list.csv"
    argv = [*files, "--size", "10", "--seed", "7", "--households", "home"]
    assert command.run([*argv, "--list", str(listed)]) == 0
    told = json.loads(capsys.readouterr().out)
    for name in files:
        file = Path(name)
        file.write_text(file.read_text().replace(",", ";"))  # as office programs here write it
    assert command.run(argv) == 0
    assert json.loads(capsys.readouterr().out) == told
    text = listed.read_text()
    assert told["list"] == {"size": 1000, "hash": drawing.hash_of(text)}
    assert ",".join(told["panel"]) in {line.split(";")[1] for line in text.splitlines()}
    assert told["certificate"] < 1e-6
    assert [q["min"] <= q["panel"] <= q["max"] for q in told["quotas"]] == [True] * 4


@pytest.mark.parametrize(
    ("size", "pool", "features", "says"),
    [
        (50, None, None, "Im Topf sind 40 Menschen, gebraucht werden 50."),
        (0, None, None, "Die Versammlung muss mindestens eine Person haben."),
        (2, "id,sex,age\na,f,u30\na,m,o30\n", None, "Die Kennung „a“ steht zweimal im Topf."),
        (1, "id,sex,age\na,x,u30\n", None, "Person „a“: Für „sex“ gibt es keine Quote zu „x“."),
        (1, None, "feature,value,min,max\nsex,f,2,1\nsex,m,0,1\n", "Quote „sex: f“: min muss zwischen 0 und max liegen."),
        (1, "id,sex\n", None, "Der Topf ist leer."),
        (1, "id,sex,age\na,f,u30\n,m,o30\n", None, "Zeile 3 hat keine Kennung (Spalte „id“)."),
        (1, "id,sex\na,f\n", None, "Es fehlt die Spalte „age“."),
        (1, None, "feature,value,min,max\nsex,f,a,1\n", "Zeile 2: Erwartet werden feature, value und zwei ganze Zahlen"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_from_is_told_in_one_sentence(
    size, pool, features, says, files, tmp_path, capsys
):
    for place, text in enumerate((pool, features)):
        if text:
            (tmp_path / ("pool.csv", "features.csv")[place]).write_text(text)
    assert command.run([*files, "--size", str(size)]) == 2
    told = capsys.readouterr()
    assert (told.out, says in told.err, told.err.count("\n")) == ("", True, 1), told.err


def test_the_command_ends_with_three_and_a_proposal_when_quotas_cannot_be_met(files, tmp_path, capsys):
    (tmp_path / "features.csv").write_text("feature,value,min,max\nsex,f,9,9\nsex,m,9,9\n")
    assert command.run([*files, "--size", "10"]) == 3
    assert len(json.loads(capsys.readouterr().out)["smallest_change"]) >= 1


def test_a_pool_cannot_repeat_a_quota():
    with pytest.raises(BadInput, match="steht zweimal da"):
        pool_of(people(("f", "old")), [Quota("sex", "f", 0, 1), Quota("sex", "f", 0, 1)], 1)
