"""Opinion groups: planted ones are found, none are invented, and the answer depends on the votes alone."""

import io
import json
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wir.algorithms.bad_input import BadInput
from wir.algorithms.opinions import (
    Parameters,
    Statements,
    Votes,
    opinion_map,
    reading,
    report,
    routing,
    statistics,
)
from wir.algorithms.opinions.clusters import silhouette
from wir.algorithms.opinions.components import components
from wir.algorithms.opinions.stability import adjusted_rand
from wir.config.commands import opinions

FEW = Parameters(resamples=10)


def planted(people=120, statements=24, groups=2, seed=1, noise=0.15, seen=0.7):
    """People of groups who answer alike; returns person, statement, vote and everybody's group."""
    rng = np.random.default_rng(seed)
    belief = rng.choice([-1, 1], size=(groups, statements))
    group = np.arange(people) % groups
    person, statement = np.nonzero(rng.random((people, statements)) < seen)
    vote = belief[group[person], statement]
    vote = np.where(rng.random(len(vote)) < noise, rng.choice([-1, 0, 1], len(vote)), vote)
    return person, statement, vote.astype(np.int8), group


def as_csv(person, statement, vote):
    rows = [f"{p},{s},{v}" for p, s, v in zip(person, statement, vote, strict=True)]
    return ("voter-id,comment-id,vote\n" + "\n".join(rows) + "\n").encode()


def mapped(data, parameters=FEW):
    votes = reading.read(io.BytesIO(data))
    return report.report(opinion_map(votes, parameters), parameters)


@pytest.mark.parametrize(("groups", "people"), [(2, 60), (2, 400), (3, 150), (4, 400)])
def test_planted_groups_are_found(groups, people):
    person, statement, vote, group = planted(people, 40, groups)
    told = mapped(as_csv(person, statement, vote))
    names = {letter: place for place, letter in enumerate("ABCDE")}
    found = np.array([names[told["assignment"][str(p)]] for p in range(people)])
    assert (len(told["groups"]), adjusted_rand(group, found) > 0.99) == (groups, True)
    assert [g["size"] for g in told["groups"]] == sorted(np.bincount(found).tolist(), reverse=True)


def test_where_people_answer_by_chance_there_are_no_clear_groups():
    rng = np.random.default_rng(3)
    person, statement = np.nonzero(np.ones((200, 20)))
    told = mapped(as_csv(person, statement, rng.choice([-1, 0, 1], len(person))))
    assert (told["clear_groups"], told["groups"], set(told["assignment"].values())) == (False, [], {None})


def test_rows_in_another_order_give_the_identical_file():
    person, statement, vote, _ = planted()
    order = np.random.default_rng(5).permutation(len(person))
    straight = mapped(as_csv(person, statement, vote))
    assert mapped(as_csv(person[order], statement[order], vote[order])) == straight
    assert json.dumps(straight) == json.dumps(mapped(as_csv(person, statement, vote)))


def test_everybody_twice_makes_the_same_groups():
    person, statement, vote, _ = planted(groups=3, people=150)
    twice = [
        np.concatenate([column, column + shift])
        for column, shift in ((person, 1000), (statement, 0), (vote, 0))
    ]
    once, both = mapped(as_csv(person, statement, vote)), mapped(as_csv(*twice))
    assert [2 * g["size"] for g in once["groups"]] == [g["size"] for g in both["groups"]]
    pairs = {(both["assignment"][str(p)], both["assignment"][str(p + 1000)]) for p in range(150)}
    assert all(one == other for one, other in pairs)


def test_the_last_vote_of_a_person_on_a_statement_counts():
    votes = reading.read(io.BytesIO(b"vote,comment-id,x,voter-id\n1,7,a,2\n-1,7,b,2\n0,3,c,1\n"))
    assert (votes.people.tolist(), votes.statements.tolist()) == ([1, 2], [3, 7])
    assert (votes.start.tolist(), votes.statement.tolist(), votes.vote.tolist()) == (
        [0, 1, 2],
        [0, 1],
        [0, -1],
    )


def test_ids_are_numbers_only_when_all_are_and_zeros_in_front_stay():
    numbers = reading.read(io.BytesIO(b"voter-id,comment-id,vote\n10,1,1\n9,1,1\n"))
    words = reading.read(io.BytesIO(b'voter-id,comment-id,vote\n007,1,1\n7,"a ""b""",1\n'))
    assert numbers.people.tolist() == [9, 10]
    assert (words.people.tolist(), words.statements.tolist()) == ([b"007", b"7"], [b"1", b'a "b"'])


def test_a_file_read_in_pieces_reads_the_same(monkeypatch):
    data = as_csv(*planted()[:3])
    whole = reading.read(io.BytesIO(data))
    monkeypatch.setattr(reading, "BLOCK", 97)
    assert reading.read(io.BytesIO(data)).digest() == whole.digest()
    assert reading.read(io.BytesIO(data.replace(b"\n", b"\r\n"))).digest() == whole.digest()
    assert reading.read(io.BytesIO(data.replace(b",", b";"))).digest() == whole.digest()
    assert reading.read(io.BytesIO(b"\xef\xbb\xbf" + data.rstrip(b"\n"))).digest() == whole.digest()


CELLS = st.text(alphabet=[" ", "\t", "\u00a0", "\u2003", "\x1c", "\r", "\0", "ä", "x", "0", "5"], max_size=4)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["1", "0", "-1", " 1"])), min_size=1, max_size=6))
def test_both_readers_agree_whatever_stands_around_an_id(rows):
    """A quoted vote in a further row sends all rows through the careful reader."""

    def told(quote):
        lines = [",".join(row) for row in [*rows, ("5", "5", f"{quote}1{quote}")]]
        try:
            return reading.read(io.BytesIO("\n".join(["voter-id,comment-id,vote", *lines]).encode())).digest()
        except BadInput as wrong:
            return str(wrong).partition(":")[0]

    assert told("") == told('"')


def test_blanks_around_an_id_are_no_part_of_it_in_whatever_order_and_pieces_rows_come(monkeypatch):
    rows = [b"5,1,1\n", b" 5,2,-1\n", b'6," 1 ",0\n', b"6\t,2,1\n"]
    orders = [b"voter-id,comment-id,vote\n" + b"".join(order) for order in permutations(rows)]
    whole = {reading.read(io.BytesIO(data)).digest() for data in orders}
    monkeypatch.setattr(reading, "BLOCK", 9)
    assert whole == {reading.read(io.BytesIO(data)).digest() for data in orders}
    assert reading.read(io.BytesIO(orders[0])).people.tolist() == [5, 6]
    assert len(whole) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Die Datei hat keine Aussagen."),
        ("comment-id,comment-body\n", "Die Datei hat keine Aussagen."),
        ("id,comment-body\n0,Bänke\n", "Es fehlt die Spalte „comment-id“."),
        ("comment-id,comment-body\nx,Bänke\n", "Zu keiner dieser Aussagen gibt es Stimmen. Gehört die Datei zu anderen Stimmen?"),
    ],
)  # fmt: skip
def test_a_file_of_statements_that_cannot_belong_to_the_votes_is_refused(text, says, tmp_path, capsys):
    votes, texts = tmp_path / "v.csv", tmp_path / "s.csv"
    votes.write_bytes(as_csv(*planted()[:3]))
    texts.write_text(text)
    assert opinions.run([str(votes), "--statements", str(texts)]) == 2
    assert capsys.readouterr().err == f"{texts}: {says}\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "In der ersten Zeile fehlt die Spalte „voter-id“. Nötig sind: voter-id, comment-id, vote."),
        (b"voter-id,vote\n1,1\n", "In der ersten Zeile fehlt die Spalte „comment-id“. Nötig sind: voter-id, comment-id, vote."),
        (b"voter-id,comment-id,vote\n", "Die Datei hat keine Stimmen, nur eine Kopfzeile."),
        (b"voter-id,comment-id,vote\n1,1,1\n1,2,2\n", "Zeile 3: „2“ ist keine Stimme. Möglich sind 1, 0 und -1."),
        (b"voter-id,comment-id,vote\n1,1,1\n1,2\n", "Zeile 3: Erwartet werden 3 Spalten, gefunden 2."),
        (b"voter-id,comment-id,vote\n,1,1\n", "Zeile 2: Die Angabe in „voter-id“ fehlt oder ist zu lang."),
        (b'voter-id,comment-id,vote\n1,"1,1\n', "Ab Zeile 2: Die Anführungszeichen gehen nicht auf."),
        (b"voter-id,comment-id,vote\na\rb,1,1\n", "Ab Zeile 2: Mitten in einer Zeile steht ein Umbruch."),
        (b"voter-id,comment-id,vote\n\xff,1,\n", "Ab Zeile 2: Das ist kein Text in UTF-8."),
        (b"voter-id,comment-id,vote\n1,1,1\n\xff\xfe,1,1\n", "Ab Zeile 3: Das ist kein Text in UTF-8."),
        (b"voter-id;comment-id;vote\n1;1;1\n1;2;2\n", "Zeile 3: „2“ ist keine Stimme. Möglich sind 1, 0 und -1."),
    ],
)  # fmt: skip
def test_a_file_without_usable_votes_is_told_in_one_sentence(data, says):
    with pytest.raises(BadInput) as wrong:
        reading.read(io.BytesIO(data))
    assert str(wrong.value) == says


def test_seven_votes_bring_a_person_in_and_six_do_not():
    person, statement, vote, _ = planted(people=40, statements=12, seen=1.0)
    keep = ~((person == 0) & (statement >= 7)) & ~((person == 1) & (statement >= 6))
    told = mapped(as_csv(person[keep], statement[keep], vote[keep]))
    assert (told["participants"], told["in_conversation"]) == (40, 39)
    assert (told["assignment"]["0"] is None, told["assignment"]["1"] is None) == (False, True)


def test_a_conversation_of_few_is_filled_up_with_the_most_active():
    person, statement, vote, _ = planted(people=30, statements=10, seen=1.0)
    keep = (person < 3) | (statement < 2)
    assert mapped(as_csv(person[keep], statement[keep], vote[keep]))["in_conversation"] == 15


def test_the_components_are_those_of_the_filled_matrix():
    person, statement, vote, _ = planted(people=50, statements=9)
    votes = Votes.of(person, statement, vote)
    full = np.full((50, 9), np.nan)
    full[person, statement] = vote
    filled = np.where(np.isnan(full), np.nanmean(full, axis=0), full)
    _, values, directions = np.linalg.svd(filled - filled.mean(axis=0))
    found = components(votes)
    assert np.allclose(found.mean, np.nanmean(full, axis=0))
    assert np.allclose(np.abs(directions[:2] @ found.loading), np.eye(2), atol=1e-8)
    assert np.allclose(found.variance, values[:2] ** 2)


def test_sparse_and_dense_products_agree():
    from wir.algorithms.opinions import components as module

    votes = Votes.of(*planted(people=300, statements=30, seen=0.3)[:3])
    mean = components(votes).mean
    results = []
    for cost in (1e-3, 1e-15):
        module_cost, module.SPARSE_COST = module.SPARSE_COST, cost
        results.append(module.gram_of(votes, mean))
        module.SPARSE_COST = module_cost
    assert np.allclose(*results, atol=1e-9)


def test_silhouette_by_hand():
    """Points 0, 1 | 10 on a line: a(0)=1, b=10; a(1)=1, b=9; alone counts 0."""
    points = np.array([[0.0, 0], [1, 0], [10, 0]])
    assert silhouette(points, np.ones(3), np.array([0, 0, 1])) == pytest.approx((0.9 + 8 / 9 + 0) / 3)
    assert silhouette(points[[0, 2]], np.array([2.0, 2]), np.array([0, 1])) == 1.0


def test_tests_of_a_group_by_hand():
    """8 of 10 agree here, 2 of 10 elsewhere: z = (9/11 - 3/11) / sqrt(12/22 * 10/22 * 2/11)."""
    test = statistics.tests(np.array([[8.0], [2.0]]), np.array([[10.0], [10.0]]))
    assert test.share[0, 0] == 9 / 12
    assert test.sure[0, 0] == pytest.approx(2 * 11**0.5 * (9 / 11 - 0.5))
    assert test.ratio[0, 0] == pytest.approx((9 / 12) / (3 / 12))
    assert test.differs[0, 0] == pytest.approx((6 / 11) / (12 / 22 * 10 / 22 * 2 / 11) ** 0.5)


def test_marks_hold_the_share_of_false_ones_by_hand():
    """p = 0.001, 0.02, 0.06, 0.5 at 10 %: limits 0.025, 0.05, 0.075, 0.1, so three stand."""
    z = np.array([3.0902, 2.0537, 1.5548, 0.0])
    assert statistics.marked(z, 0.1).tolist() == [True, True, True, False]


def test_cells_of_fewer_than_five_are_not_told():
    person, statement, vote, group = planted(people=60, statements=20, seen=1.0, noise=0.0)
    keep = ~((statement == 0) & (person >= 8))  # eight people, four of each group, saw the first statement
    told = mapped(as_csv(person[keep], statement[keep], vote[keep]))
    assert told["statements_stats"]["0"]["groups"] == {"A": None, "B": None}
    assert "0" not in {mark["statement"] for g in told["groups"] for mark in g["representative"]}
    assert (group[:8] == 0).sum() == 4


def test_no_group_is_smaller_than_five_people():
    person, statement, vote, _ = planted(people=64, statements=30, seen=1.0, noise=0.0)
    lonely = person < 4  # four people answer everything the other way round
    told = mapped(as_csv(person, statement, np.where(lonely, -vote, vote)))
    assert min((g["size"] for g in told["groups"]), default=5) >= 5


def test_a_statement_that_was_taken_out_divides_nobody():
    person, statement, vote, _ = planted()
    votes = Votes.of(person, statement, vote)
    out = np.zeros(24, dtype=bool)
    out[0] = True
    found = opinion_map(votes, FEW, Statements(out, ~np.ones(24, dtype=bool)))
    told = report.report(found, FEW, Statements(out, ~np.ones(24, dtype=bool)))
    assert (found.components.loading[0].tolist(), told["statements_stats"]["0"]["priority"]) == (
        [0.0, 0.0],
        0.0,
    )
    with pytest.raises(BadInput, match="keine Stimmen zu Aussagen"):
        opinion_map(votes, FEW, Statements(~out | out, out))


def test_new_statements_come_eight_times_sooner_and_seen_ones_never_again():
    seen = np.array([0.0, 1000.0])
    priority = routing.priorities(seen / 2, seen * 0, seen, np.zeros(2), np.zeros(2, dtype=bool))
    assert priority == pytest.approx(
        [(0.5 * 0.5 * 9) ** 2, (1 - 1 / 1002) ** 2 * (501 / 1002) ** 2], rel=1e-6
    )
    rng = np.random.default_rng(0)
    drawn = {routing.draw(priority, np.array([False, True]), rng) for _ in range(20)}
    assert (drawn, routing.draw(priority, np.zeros(2, dtype=bool), rng)) == ({1}, None)


def test_the_command_writes_what_it_found_and_names_what_is_wrong(tmp_path, capsys):
    votes, texts, out = tmp_path / "v.csv", tmp_path / "s.csv", tmp_path / "o.json"
    votes.write_bytes(as_csv(*planted()[:3]))
    texts.write_text("comment-id,comment-body,moderated\n0,Mehr Bänke,1\n1,Weg damit,-1\n")
    assert opinions.run([str(votes), "--statements", str(texts), "--out", str(out)]) == 0
    told = json.loads(out.read_text())
    assert (told["statements_stats"]["0"]["text"], told["statements_stats"]["1"]["out"]) == (
        "Mehr Bänke",
        True,
    )
    assert report.fingerprint({k: v for k, v in told.items() if k != "hash"}) == told["hash"]
    votes.write_text("voter-id,comment-id,vote\n1,1,ja\n")
    assert opinions.run([str(votes)]) == 2
    assert capsys.readouterr().err == f"{votes}: Zeile 2: „ja“ ist keine Stimme. Möglich sind 1, 0 und -1.\n"
