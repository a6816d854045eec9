"""Real conversations, not shipped: the three commands on what people answered, beside what the platform itself exported.

Each folder has `votes.csv`, `comments.csv`, `participants-votes.csv` and `summary.csv` as Polis writes them. The platform's
own matrix and counts are the reference. Its groups are none: they cannot be reproduced from its votes. Of lots and budgets
no real files lie there, so real answers stand in: the pool are the people with what they answered to three statements, the
ballots are the statements that people agreed to. Elections in Pabulib's format are tried where some lie in the folder.
"""

import csv
import hashlib
import json
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from tests.algorithms.test_shares import by_the_book
from tests.trials.folder import found
from wir.algorithms.shares import pabulib

WIR = Path(sys.executable).parent / "wir"
VOTES = found("polis/*/votes.csv")
NEEDED = 7
"""So many votes put somebody into a group, unless the conversation was shorter when they came."""
IN_GROUPS = {"scoop-hivemind.biodiversity": (441, 443)}
"""What is published about how many people were in groups."""


def wir(*arguments):
    """The command as people start it; what it prints."""
    done = subprocess.run([WIR, *map(str, arguments)], capture_output=True, check=True)
    return json.loads(done.stdout)


def _rows(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _summary(folder):
    with (folder / "summary.csv").open(newline="", encoding="utf-8") as file:
        return {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}


def _matrix(folder):
    """(person, statement) -> vote, as the platform counts it; who it put into a group."""
    rows = _rows(folder / "participants-votes.csv")
    cells = {
        (row["participant"], name): int(value)
        for row in rows
        for name, value in row.items()
        if name.isdigit() and value
    }
    return cells, sum(row["group-id"] != "" for row in rows)


@pytest.mark.parametrize("path", VOTES)
def test_votes_are_counted_as_the_platform_counts_them(path):
    told, (cells, grouped) = wir("opinions", path), _matrix(path.parent)
    people = Counter(person for person, _statement in cells)
    counted = {
        statement: tuple(sum(cells[person, named] == value for person, named in cells if named == statement)
                         for value in (1, -1, 0))
        for statement in {statement for _person, statement in cells}
    }  # fmt: skip
    assert (told["participants"], told["votes"]) == (int(_summary(path.parent)["voters"]), len(cells))
    assert {
        name: (one["agree"], one["disagree"], one["pass"]) for name, one in told["statements_stats"].items()
    } == counted
    assert told["in_conversation"] == sum(many >= NEEDED for many in people.values()) <= grouped
    assert grouped - told["in_conversation"] <= 0.05 * grouped
    least, most = IN_GROUPS.get(path.parent.name, (0, grouped))
    assert least <= told["in_conversation"] <= most


@pytest.mark.parametrize("path", VOTES)
def test_real_groups_are_no_smaller_than_five_and_the_order_of_rows_changes_nothing(path, tmp_path):
    cells, _grouped = _matrix(path.parent)
    files = []
    for seed in (1, 2):
        rows = [(person, statement, vote) for (person, statement), vote in cells.items()]
        random.Random(seed).shuffle(rows)
        files.append(tmp_path / f"{seed}.csv")
        with files[-1].open("w", newline="") as file:
            csv.writer(file).writerows([("voter-id", "comment-id", "vote"), *rows])
    told, again = (wir("opinions", file) for file in files)
    assert told == again
    assert told["hash"] == wir("opinions", path)["hash"]
    least = max(5, 0.02 * told["in_conversation"])
    assert [group["size"] for group in told["groups"] if group["size"] < least] == []
    assert [many for many in Counter(told["assignment"].values()).values() if many < least] == []


@pytest.mark.parametrize("path", VOTES)
def test_a_lot_among_real_people_keeps_every_quota_and_leaves_nobody_out(path, tmp_path):
    cells, _grouped = _matrix(path.parent)
    asked = [name for name, _many in Counter(statement for _person, statement in cells).most_common(3)]
    words = {1: "ja", -1: "nein", 0: "weiß nicht", None: "nicht gesehen"}
    pool = {
        person: {name: words[cells.get((person, name))] for name in asked}
        for person in sorted({person for person, _statement in cells})
    }
    size = min(60, len(pool) // 4)
    quotas = _quotas(pool, asked, size)
    with (tmp_path / "pool.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("id", *asked), *((who, *said.values()) for who, said in pool.items())])
    with (tmp_path / "features.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [("feature", "value", "min", "max"), *((*of, *limits) for of, limits in quotas.items())]
        )
    told = wir(
        "lot", tmp_path / "pool.csv", tmp_path / "features.csv", "--size", size, "--list", tmp_path / "list"
    )  # fmt: skip
    chances = told["probabilities"]
    assert told["certificate"] < 1e-6
    assert set(chances) == set(pool)
    assert sum(chances.values()) == pytest.approx(size)
    assert min(chances.values()) > 0
    text = (tmp_path / "list").read_bytes()
    assert hashlib.sha256(text).hexdigest() == told["list"]["hash"]
    for members in [told["panel"], *(panel["members"] for panel in told["panels"])]:
        assert len(set(members)) == size
        seats = Counter((name, pool[person][name]) for person in members for name in asked)
        assert [of for of, (least, most) in quotas.items() if not least <= seats[of] <= most] == []
    alike = sorted((tuple(said.values()), chances[person]) for person, said in pool.items())
    assert [1 for (one, p), (two, q) in pairwise(alike) if one == two and abs(p - q) > 1e-9] == []


def _quotas(pool, asked, size):
    """(statement, answer) -> fewest and most seats: the share of the pool, rounded down and up, one seat of play."""
    there = Counter((name, said[name]) for said in pool.values() for name in asked)
    shares = {of: size * many / len(pool) for of, many in there.items()}
    return {of: (max(0, int(share) - 1), int(share) + 2) for of, share in shares.items()}


@pytest.mark.parametrize("path", VOTES)
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_real_ballots_give_what_the_definition_gives(path, utility, tmp_path):
    cells, _grouped = _matrix(path.parent)
    chosen = [name for name, _many in Counter(statement for _person, statement in cells).most_common(40)]
    ballots = {}
    for (person, statement), vote in cells.items():
        if vote == 1 and statement in chosen:
            ballots.setdefault(person, []).append(statement)
    # No costs lie there: the longer the statement, the dearer, so that costs differ and some are equal.
    texts = {row["comment-id"]: row["comment-body"] for row in _rows(path.parent / "comments.csv")}
    costs = {name: 10 * (1 + len(texts.get(name, "")) // 40) for name in chosen}
    budget = sum(costs.values()) // 4
    lines = [
        "META", "key;value", f"budget;{budget}", "PROJECTS", "project_id;cost", *(f"{name};{cost}" for name, cost in costs.items()),
        "VOTES", "voter_id;vote", *(f"{person};{','.join(names)}" for person, names in ballots.items()),
    ]  # fmt: skip
    place = tmp_path / "real.pb"
    place.write_text("\n".join(lines))
    told = wir("shares", place, "--utility", utility)
    election = pabulib.parse(place.read_text())
    assert told["funded"] == [election.projects[number].id for number in by_the_book(election, utility)]
    assert Fraction(str(told["spent"])) == sum(costs[name] for name in told["funded"]) <= budget
    more = wir("shares", place, "--utility", utility, "--completion", "add1")
    assert sum(costs[name] for name in more["funded"]) <= budget


@pytest.mark.parametrize("path", found("*.pb"))
def test_an_official_election_by_equal_shares_comes_out_as_it_did(path):
    text = path.read_text(encoding="utf-8-sig")
    election = pabulib.parse(text)
    told = wir("shares", path, "--completion", "add1")
    costs = {project.id: project.cost for project in election.projects}
    assert sum(costs[name] for name in told["funded"]) <= election.budget
    sections = pabulib._sections(text)
    head = [name.lower() for name in sections["PROJECTS"].rows[0]]
    rule = next((row[1] for row in sections["META"].rows if row[0] == "rule"), "")
    if rule == "equalshares/add1" and "selected" in head:
        official = {row[0] for row in sections["PROJECTS"].rows[1:] if row[head.index("selected")] == "1"}
        assert set(told["funded"]) == official
