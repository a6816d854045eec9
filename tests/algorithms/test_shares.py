"""Equal shares: the rule of the paper, exactly, never over budget, explained."""

import json
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wir.algorithms.bad_input import BadInput
from wir.algorithms.shares import Election, Project, equal_shares, pabulib
from wir.algorithms.shares.completion import select, select_by_votes, spent
from wir.config.commands import shares

EXAMPLE = """META
key;value
budget;100
PROJECTS
project_id;cost;name
1;40;Café
2;60;Garten
10;30;Tauschmarkt
VOTES
voter_id;vote
a;1,2
b;1,2
c;10
d;10
"""


@st.composite
def elections(draw):
    """Up to nine people, up to six measures, costs that tie often."""
    number = draw(st.integers(1, 6))
    costs = draw(st.lists(st.sampled_from([1, 2, 3, 4, 6, 10]), min_size=number, max_size=number))
    ids = [str(place) for place in range(number)]
    ballots = draw(st.lists(st.sets(st.sampled_from(ids)), min_size=1, max_size=9))
    projects = [Project(name, Fraction(cost)) for name, cost in zip(ids, costs, strict=True)]
    return Election.of(Fraction(draw(st.integers(1, 20))), projects, ballots)


def by_the_book(election, utility):
    """The definition, in fractions, looking at everything in every round."""
    money = dict.fromkeys(election.ballots, election.budget / election.voters)
    funded = []
    while able := [
        (
            price / election.projects[n].cost if utility == "cost" else price,
            election.projects[n].cost,
            -election.votes[n],
            n,
            price,
        )
        for n in range(len(election.projects))
        if n not in funded and (price := price_by_the_book(election, money, n)) is not None
    ]:
        *_, number, price = min(able)
        funded.append(number)
        money = {b: max(Fraction(0), m - price) if number in b else m for b, m in money.items()}
    return tuple(funded)


def price_by_the_book(election, money, number):
    """The t at which everybody who approves pays t or all they have; None when it is not enough."""
    supporters = sorted((money[b], times) for b, times in election.ballots.items() if number in b)
    missing, rest = election.projects[number].cost, sum(times for _, times in supporters)
    for has, times in supporters:
        if missing <= has * rest:
            return missing / rest
        missing -= has * times
        rest -= times
    return None


@settings(max_examples=300)
@given(elections(), st.sampled_from(["cost", "cardinality"]))
def test_the_run_is_the_one_of_the_definition(election, utility):
    assert equal_shares(election, utility).funded == by_the_book(election, utility)


@settings(max_examples=150)
@given(elections(), st.sampled_from(["none", "add1", "add1-greedy"]))
def test_what_is_funded_never_costs_more_than_the_budget(election, completion):
    selection = select(election, "cost", completion)
    assert spent(election, selection.funded) <= election.budget
    assert len(set(selection.funded)) == len(selection.funded)


@settings(max_examples=150)
@given(elections(), st.integers(2, 4))
def test_the_same_people_several_times_with_as_much_more_money_choose_the_same(election, times):
    more = Election(
        election.budget * times,
        tuple(Project(p.id, p.cost * times) for p in election.projects),
        {ballot: number * times for ballot, number in election.ballots.items()},
    )
    assert equal_shares(more).funded == equal_shares(election).funded


@settings(max_examples=100)
@given(elections())
def test_a_group_that_agrees_and_could_pay_gets_its_share_short_of_at_most_one_measure(election):
    """Extended justified representation up to one project, by trying every group and every set of measures."""
    funded = set(equal_shares(election).funded)
    people = [ballot for ballot, times in election.ballots.items() for _ in range(times)]
    for size in range(1, len(people) + 1):
        for group in combinations(range(len(people)), size):
            common = set.intersection(*(set(people[person]) for person in group))
            for wanted in (
                set(w) for n in range(1, len(common) + 1) for w in combinations(sorted(common), n)
            ):
                cost = sum(election.projects[number].cost for number in wanted)
                if cost * len(people) > election.budget * size:
                    continue
                missing = max(
                    (election.projects[number].cost for number in wanted - funded), default=Fraction(0)
                )
                has = [sum(election.projects[n].cost for n in funded & set(people[p])) for p in group]
                assert max(has) + missing >= cost


def test_equal_measures_go_by_cost_then_votes_then_id():
    projects = [Project("10", Fraction(2)), Project("9", Fraction(2))]
    assert equal_shares(Election.of(Fraction(2), projects, [["9", "10"]])).funded == (0,)
    assert Election.of(Fraction(2), projects, [["9", "10"]]).projects[0].id == "9"


def test_of_measures_that_are_equally_worth_their_price_the_cheaper_comes_first():
    """25 euros each. Café 40 by two people and market 30 by two people both ask half a cent for each cent of worth."""
    election = pabulib.parse(EXAMPLE)
    selection = select(election, "cost", "add1")
    assert ([election.projects[n].id for n in selection.funded], selection.raised) == (["10", "1"], 0)


def test_money_left_over_is_spent_by_raising_every_share():
    """130 euros, 32.50 each. After café and market a and b have 12.50; the garden asks 30 of each: 18 more will do."""
    election = pabulib.parse(EXAMPLE.replace("budget;100", "budget;130"))
    assert [election.projects[n].id for n in select(election).funded] == ["10", "1"]
    raised = select(election, "cost", "add1")
    assert ([election.projects[n].id for n in raised.funded], raised.raised) == (["10", "1", "2"], 18)


def unit_by_unit(election, utility):
    """The rule as it is published: one more unit for each person, again and again."""
    outcome, raised = equal_shares(election, utility), 0
    while not everything_that_fits(election, outcome.funded):
        more = equal_shares(election, utility, virtual=election.budget + (raised + 1) * election.voters)
        if spent(election, more.funded) > election.budget:
            break
        outcome, raised = more, raised + 1
    return outcome.rounds, raised


def everything_that_fits(election, funded):
    left = election.budget - spent(election, funded)
    return not any(
        votes and project.cost <= left
        for number, (project, votes) in enumerate(zip(election.projects, election.votes, strict=True))
        if number not in funded
    )


@settings(max_examples=400, deadline=None)
@given(elections(), st.sampled_from(["cost", "cardinality"]), st.integers(1, 40), st.integers(1, 7))
def test_leaping_over_units_that_change_nothing_ends_where_going_unit_by_unit_ends(
    election, utility, times, part
):
    finer = Election(
        election.budget * times,
        tuple(Project(p.id, p.cost * times + Fraction(n, part)) for n, p in enumerate(election.projects)),
        election.ballots,
    )
    selection = select(finer, utility, "add1")
    assert (selection.outcome.rounds, selection.raised) == unit_by_unit(finer, utility)


def test_a_dear_measure_of_few_people_is_funded_however_far_the_shares_have_to_rise():
    """375,000 each; three people need 966,666.67 each: 591,667 units more."""
    election = Election.of(Fraction(3_000_000), [Project("1", Fraction(2_900_000))], [["1"]] * 3 + [[]] * 5)
    selection = select(election, "cost", "add1")
    assert (selection.funded, selection.raised) == ((0,), 591_667)


def test_the_command_tells_what_was_funded_and_why(tmp_path, capsys):
    file = tmp_path / "wahl.pb"
    file.write_text(EXAMPLE)
    assert shares.run([str(file)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["funded"], told["spent"], told["left"]) == (["10", "1"], 70, 30)
    assert told["explanation"]["1"] == {
        "cost": 40, "votes": 2, "funded": True, "by": "shares", "round": 2, "price": 20.0,
        "paid_in_full": 2, "paid_what_was_left": 0,
    }  # fmt: skip
    assert told["explanation"]["2"] == {"cost": 60, "votes": 2, "funded": False, "supporters_have": 10.0}


@settings(max_examples=150)
@given(elections())
def test_an_election_that_is_written_is_read_back_as_it_was(election):
    names = [Project(p.id, p.cost / 4, f"Maßnahme; „{p.id}“") for p in election.projects]
    written = Election(election.budget, tuple(names), election.ballots)
    text = pabulib.write(written, {"description": "Was; zuerst?"}, {"0"})
    assert pabulib.parse(text) == written
    assert pabulib.write(pabulib.parse(text), {"description": "Was; zuerst?"}, {"0"}) == text


@pytest.mark.parametrize(
    ("written", "means"),
    [("100.0", 100), ("100,5", Fraction(201, 2)), ("1000.125", Fraction(8001, 8)), ("007", 7)],
)
def test_amounts_are_read_exactly(written, means):
    assert pabulib.parse(EXAMPLE.replace("budget;100", f"budget;{written}")).budget == means


@pytest.mark.parametrize("kind", ["approval", "Approval", "choose-1"])
def test_ballots_that_only_say_yes_are_read(kind):
    text = EXAMPLE.replace("budget;100", f"budget;100\nvote_type;{kind}")
    assert pabulib.parse(text) == pabulib.parse(EXAMPLE)


def test_a_cost_that_is_no_whole_cent_is_not_written():
    election = Election.of(Fraction(1), [Project("1", Fraction(1, 3))], [["1"]])
    with pytest.raises(ValueError, match="whole cents"):
        pabulib.write(election, {}, ())


def test_the_simple_sum_takes_most_votes_first_then_the_cheaper_one_and_skips_what_does_not_fit():
    projects = [Project("1", Fraction(8)), Project("2", Fraction(3)), Project("3", Fraction(2))]
    election = Election.of(Fraction(10), projects, [["1", "2"], ["1", "3"], ["2", "3"], ["1"]])
    assert select_by_votes(election).funded == (0, 2)
    assert select_by_votes(Election.of(Fraction(5), projects, [["2", "3"]])).funded == (2, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "In der Datei fehlt der Teil META."),
        ("budget;1", "Die Datei muss mit dem Teil META anfangen."),
        (EXAMPLE.replace("budget;100", "budget;viel"), "„budget“: „viel“ ist kein Betrag. Schreiben Sie ihn mit Ziffern, zum Beispiel 28500 oder 28500.50."),
        *((EXAMPLE.replace("1;40", f"1;{bad}"), f"„1“: „{bad}“ ist kein Betrag. Schreiben Sie ihn mit Ziffern, zum Beispiel 28500 oder 28500.50.") for bad in ("1e400", "1e999999999", "100/3", "1_0", "1.000,50", "١٢", "nan", "5.")),
        (EXAMPLE.replace("budget;100", "budget;1.000"), "„budget“: „1.000“ ist nicht eindeutig. Schreiben Sie 1000 oder 1.00."),
        (EXAMPLE.replace("budget;100", "budget;12,500"), "„budget“: „12,500“ ist nicht eindeutig. Schreiben Sie 12500 oder 12.50."),
        (EXAMPLE.replace("1;40", f"1;{'9' * 16}"), f"„1“: „{'9' * 16}“ hat zu viele Stellen. Möglich sind 15 vor dem Komma und 6 danach."),
        (EXAMPLE.replace("1;40", "1;-40"), "Vorhaben „1“: Die Kosten müssen größer als null sein."),
        (EXAMPLE.replace("budget;100", "x;1"), "Im Teil META fehlt das Budget (Zeile „budget;Betrag“)."),
        (EXAMPLE.replace("1;40", "1;0"), "Vorhaben „1“: Die Kosten müssen größer als null sein."),
        (EXAMPLE.replace("c;10", "c;11"), "Jemand hat für „11“ gestimmt. Dieses Vorhaben gibt es nicht."),
        (EXAMPLE.replace("2;60", "1;60"), "Vorhaben „1“ steht zweimal in der Liste."),
        (EXAMPLE.replace("c;10", "a;10"), "Zeile 13: „a“ hat schon in Zeile 11 abgestimmt."),
        (EXAMPLE.replace("c;10", ";10"), "Zeile 13: Die Angabe in „voter_id“ fehlt."),
        (EXAMPLE.replace("voter_id", "wer"), "Im Teil VOTES fehlt die Spalte „voter_id“."),
        (EXAMPLE.replace("1;40;Café\n2;60;Garten\n10;30;Tauschmarkt\n", ""), "Im Teil PROJECTS steht kein Vorhaben."),
        *((EXAMPLE.replace("budget;100", f"budget;100\nvote_type;{kind}"), f"Stimmzettel der Art „{kind}“ lesen wir nicht. Möglich ist als „vote_type“: approval, choose-1.") for kind in ("ordinal", "cumulative", "scoring")),
        (EXAMPLE.replace("voter_id;vote", "voter_id;vote;points"), "Stimmzettel der Art „points“ lesen wir nicht. Möglich ist als „vote_type“: approval, choose-1."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_election_is_told_in_one_sentence(text, says):
    with pytest.raises(BadInput) as wrong:
        pabulib.parse(text)
    assert str(wrong.value) == says
