"""Reading cases, answering for every municipality, the command, and what must always hold."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.funding.cases import ROUND_2, ROUND_3, joint, town
from wir import guidelines
from wir.config.commands import eligibility as command
from wir.config.commands import guideline as guideline_command
from wir.core import strict_json
from wir.funding.eligibility import Unreadable, answer, answer_all, findings_of, read_case

BAD = [
    ([], "Der Fall muss ein Objekt"),
    ("kiv", "Der Fall muss ein Objekt"),
    ({}, "Bitte nennen Sie den Tag"),
    ({**ROUND_3, "on": None}, "Bitte nennen Sie den Tag"),
    ({**ROUND_3, "on": "2022-02-30"}, "on: Den Tag „2022-02-30“ gibt es nicht."),
    ({**ROUND_3, "on": "01.06.2022"}, "on: „01.06.2022“ ist kein Tag."),
    ({**ROUND_3, "on": 20220601}, "on: „20220601“ ist kein Tag."),
    ({**ROUND_3, "start": "bald"}, "start: „bald“ ist kein Tag."),
    ({**ROUND_3, "start": True}, "start: „True“ ist kein Tag."),
    ({**ROUND_3, "amuont": "1"}, "Der Fall: Die Angabe „amuont“ kennen wir nicht."),
    ({**ROUND_3, "line": 5}, "line: Hier muss ein Text"),
    ({**ROUND_3, "line": " "}, "line: Der Text ist leer."),
    ({**ROUND_3, "amount": -1}, "amount: „-1“ ist kein Betrag."),
    ({**ROUND_3, "amount": "-20000.00"}, "amount: „-20000.00“ ist kein Betrag."),
    ({**ROUND_3, "amount": "viel"}, "amount: „viel“ ist kein Betrag."),
    ({**ROUND_3, "amount": ""}, "amount: „“ ist kein Betrag."),
    ({**ROUND_3, "amount": "20.000"}, "amount: „20.000“ ist kein Betrag."),
    ({**ROUND_3, "amount": "20000.001"}, "amount: „20000.001“ ist kein Betrag."),
    ({**ROUND_3, "amount": "1e5"}, "amount: „1e5“ ist kein Betrag."),
    ({**ROUND_3, "amount": float("nan")}, "amount: „nan“ ist kein Betrag."),
    ({**ROUND_3, "amount": float("inf")}, "amount: „inf“ ist kein Betrag."),
    ({**ROUND_3, "amount": True}, "amount: „True“ ist kein Betrag."),
    ({**ROUND_3, "amount": ["1"]}, "amount: „['1']“ ist kein Betrag."),
    ({**ROUND_3, "months": float("nan")}, "months: „nan“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "lead": town(8000, name="\ud800")}, "lead: name: Der Text enthält Zeichen, die es nicht gibt."),
    ({**ROUND_3, "lead": town(8000, name="Mu\udfffster")}, "lead: name: Der Text enthält Zeichen, die es nicht gibt."),
    ({**ROUND_3, "months": -3}, "months: „-3“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "months": 12.5}, "months: „12.5“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "months": "18"}, "months: „18“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "months": True}, "months: „True“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "lead": "Nidda"}, "lead muss ein Objekt"),
    ({**ROUND_3, "lead": {"kind": "town"}}, "lead: Die Art „town“ kennen wir nicht."),
    ({**ROUND_3, "lead": {"kind": "municipality", "people": 5}}, "lead: Die Angabe „people“ kennen wir nicht."),
    ({**ROUND_3, "lead": town(-1)}, "lead: population: „-1“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "lead": town("20000")}, "lead: population: „20000“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "lead": town(False)}, "lead: population: „False“ ist keine ganze Zahl ab 0."),
    ({**ROUND_3, "lead": town(ags=6437013)}, "lead: ags: Hier muss ein Text"),
    ({**ROUND_3, "lead": town(ags="0643701")}, "lead: „0643701“ ist kein Gemeindeschlüssel."),
    ({**ROUND_3, "lead": town(ags="06437")}, "lead: „06437“ ist kein Gemeindeschlüssel."),
    ({**ROUND_3, "lead": town(ags="06999999")}, "lead: Den Gemeindeschlüssel „06999999“ gibt es in Hessen nicht."),
    ({**ROUND_3, "lead": {"kind": "county", "ags": "06999"}}, "lead: Einen Landkreis mit dem Schlüssel „06999“"),
    ({**ROUND_3, "partners": town(5)}, "partners: Hier muss eine Liste stehen"),
    ({**ROUND_3, "partners": ["Nidda"]}, "partners[1] muss ein Objekt"),
    ({**ROUND_3, "partners": [town(5), {"kind": "x"}]}, "partners[2]: Die Art „x“ kennen wir nicht."),
    ({**ROUND_3, "partners": [town(5)] * 501}, "partners: Mehr als 500 Partner"),
    ({**ROUND_3, "attachments": "form"}, "attachments: Hier muss eine Liste von Texten stehen"),
    ({**ROUND_3, "attachments": [1]}, "attachments: Hier muss eine Liste von Texten stehen"),
    ({**ROUND_3, "posts": "0.333"}, "posts: „0.333“ ist keine Zahl ab 0"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "says"), BAD, ids=[says for _, says in BAD])
def test_what_cannot_be_read_is_refused_with_one_sentence(case, says):
    with pytest.raises(Unreadable) as told:
        answer(case, ())
    assert str(told.value).startswith(says)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("amount", ["20000", "20000.0", "20000.00", 20000, 20000.0])
def test_the_same_amount_may_be_written_in_several_ways(amount):
    assert read_case({**ROUND_3, "amount": amount}).amount == 2_000_000


@pytest.mark.parametrize("whole", ["12", "12.0", "1.2e1"])
def test_a_whole_number_may_be_written_with_a_point_or_an_exponent(whole):
    case = strict_json.parse(f'{{"on": "2022-06-01", "months": {whole}, "lead": {{"population": {whole}}}}}')
    read = read_case(case)
    assert (read.months, read.lead.population) == (12, 12)
    assert (type(read.months), read_case({**ROUND_3, "months": 12.0}).months) == (int, 12)


@pytest.mark.parametrize(
    ("on", "sources"), [("2017-12-31", (0,)), ("2019-12-01", (1, 2)), ("2020-12-31", (1, 2))]
)
def test_a_day_between_two_versions_cites_both(on, sources):
    versions = guidelines.line("kiv", ()).versions
    told = answer({"line": "kiv", "on": on}, ())["findings"][1]
    assert (told["rule"], told["source"]) == ("period", "; ".join(versions[n].source for n in sources))


def test_a_caller_with_days_of_its_own_may_give_them():
    assert answer({**ROUND_3, "on": date(2022, 6, 1), "start": date(2022, 10, 1)}, ()) == answer(ROUND_3, ())


def test_the_parts_of_an_answer_are_the_answer():
    guideline, findings = findings_of(ROUND_3, ())
    told = answer(ROUND_3, ())
    assert list(told) == ["verdict", "on", "guideline", "findings"]
    assert (told["guideline"], told["findings"]) == (guideline, [finding.as_json() for finding in findings])


amounts = st.integers(0, 6_000_000)
towns = st.builds(
    lambda count, ags: {
        "kind": "municipality",
        **({} if count is None else {"population": count}),
        **({} if ags is None else {"ags": ags}),
    },
    st.one_of(st.none(), st.integers(0, 60000)),
    st.sampled_from([None, "06437013", "06437016", "06434008", "06437011"]),
)
papers = st.lists(
    st.sampled_from(["form", "concept", "finance_plan", "project_description", "photo"]), max_size=5
)
cases = st.fixed_dictionaries(
    {
        "line": st.just("kiv"),
        "on": st.dates(date(2017, 6, 1), date(2026, 12, 31)).map(date.isoformat),
        "lead": towns,
    },
    optional={
        "partners": st.lists(towns, max_size=3),
        "amount": amounts.map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
        "months": st.integers(1, 24),
        "start": st.dates(date(2017, 1, 1), date(2027, 12, 31)).map(date.isoformat),
        "attachments": papers,
    },
)


@given(cases)
def test_every_case_gets_the_same_answer_twice_and_it_is_json(case):
    told = answer(case, ())
    assert told == answer(case, ())
    assert json.loads(json.dumps(told, allow_nan=False)) == told


@given(cases, st.sampled_from(["lead", "amount", "months", "start", "attachments"]))
def test_nothing_is_met_while_something_has_not_been_said(case, key):
    said = {name: value for name, value in case.items() if name != key}
    assert answer(said, ())["verdict"] != "met"


def amount_met(case, cents):
    told = answer({**case, "amount": f"{cents // 100}.{cents % 100:02d}"}, ())
    return next((found["met"] for found in told["findings"] if found["rule"] == "amount"), None)


@given(cases, st.integers(1, 6_000_000), st.integers(1, 6_000_000))
def test_more_money_never_turns_a_no_into_a_yes(case, one, more):
    assert not (amount_met(case, one) is False and amount_met(case, one + more) is not False)


@given(cases)
def test_the_order_of_partners_does_not_matter(case):
    turned = {**case, "partners": list(reversed(case.get("partners", [])))}
    assert [f["met"] for f in answer(case, ())["findings"]] == [
        f["met"] for f in answer(turned, ())["findings"]
    ]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["line", "on", "lead", "partners", "kind", "ags", "x"]) | st.text(), inner
            )
        ),
    )
)
def test_any_junk_is_answered_or_refused(junk):
    try:
        answer(junk, ())
    except Unreadable as refused:
        str(refused).encode("utf-8")


@pytest.mark.parametrize(
    ("on", "towns"),
    [("2017-12-31", 426), ("2018-01-01", 423), ("2022-12-31", 422), ("2023-01-01", 421), ("2026-01-01", 421)],
)
def test_every_municipality_of_the_day_is_answered_for(on, towns):
    told = list(answer_all("kiv", date.fromisoformat(on), ()))
    assert len(told) == towns == len({row["municipality"]["ags"] for row in told})


def test_the_place_itself_has_a_verdict():
    told = {row["municipality"]["ags"]: row for row in answer_all("kiv", date(2023, 6, 1), ())}
    assert [(told[ags]["place"], told[ags]["verdict"]) for ags in ("06412000", "06437013")] == [
        ("unmet", "unmet"),
        ("met", "to_check"),
    ]


def run(capsys, *argv):
    code = command.run(list(argv))
    told = capsys.readouterr()
    return code, told.out, told.err


def written(tmp_path, data):
    file = tmp_path / "case.json"
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return str(file)


def test_the_command_answers_a_case_and_a_list_of_cases(tmp_path, capsys):
    code, out, err = run(capsys, written(tmp_path, joint(8282, 15000)))
    assert (code, json.loads(out)["verdict"], err) == (0, "met", "")
    code, out, err = run(capsys, written(tmp_path, [ROUND_2, {**ROUND_2, "months": 19}]))
    assert (code, [told["verdict"] for told in json.loads(out)], err) == (0, ["met", "unmet"], "")


def test_the_command_reads_from_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(ROUND_3).encode())))
    assert json.loads(run(capsys, "-")[1])["guideline"] == "KIV-III-2021"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Die Eingabe ist leer"),
        (b"\xef\xbb\xbf  ", "Die Eingabe ist leer"),
        (b"{", "Das ist kein gültiges JSON (Zeile 1, Spalte 2)."),
        (b"\xff\xfe", "Die Eingabe ist kein Text in UTF-8"),
        (b"[" * 200_000, "Die Eingabe ist zu tief verschachtelt."),
        (b" " * 20_000_001, "Die Eingabe ist zu groß"),
        (b'{"on": "2022-06-01", "on": "2023-06-01"}', "Die Angabe „on“ steht zweimal da."),
        (b'{"on": "2022-06-01", "amount": NaN}', "„NaN“ ist keine Zahl, mit der man rechnen kann."),
        (b'{"on": "2022-06-01", "amount": ' + b"9" * 5000 + b"}", "Eine Zahl hat so viele Stellen"),
        (b'{"on": "2022-06-01", "amount": 20000.001}', "amount: „20000.001“ ist kein Betrag."),
        (b'{"on": "2022-06-01", "line": "\\ud800"}', "line: Der Text enthält Zeichen, die es nicht gibt."),
        (b'[{"on": "2022-06-01"}, {}]', "Fall 2: Bitte nennen Sie den Tag"),
        (b"null", "Der Fall muss ein Objekt"),
    ],
)  # fmt: skip
def test_the_command_refuses_with_one_sentence_and_code_2(tmp_path, capsys, data, says):
    code, out, err = run(capsys, written(tmp_path, data))
    assert (code, out, says in err, err.count("\n")) == (2, "", True, 1)


@pytest.mark.parametrize(
    "argv",
    [[], ["nicht-da.json"], ["."], ["a\0b"], ["--every-municipality"], ["--every-municipality", "--line", "kiv"], ["-", "--line", "kiv"],
     ["--every-municipality", "--line", "kiv", "--on", "31.02.2026"], ["--unbekannt"], ["-", "--guidelines", "nicht-da"]],
)  # fmt: skip
def test_the_command_refuses_what_it_cannot_carry_out(argv, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(ROUND_3).encode())))
    code, out, err = run(capsys, *argv)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_every_municipality_comes_as_a_table_or_as_json(capsys):
    argv = ("--every-municipality", "--line", "kiv", "--on", "2023-06-01")
    code, out, _ = run(capsys, *argv, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, len(rows), rows[0]["name"], rows[0]["inhabitants"], rows[0]["population"]) == (
        0,
        421,
        "Darmstadt",
        "162243",
        "unmet",
    )
    assert len(json.loads(run(capsys, *argv, "--format", "json")[1])) == 421


def test_guidelines_can_be_listed_shown_and_checked(tmp_path, capsys):
    assert guideline_command.run(["list"]) == 0
    assert "KIV-II-2019" in capsys.readouterr().out
    assert guideline_command.run(["show", "kiv", "--on", "2021-01-01"]) == 0
    assert "30.000,00\u00a0€" in capsys.readouterr().out
    assert guideline_command.run(["show", "kiv", "--on", "2020-01-01"]) == 0
    assert "gilt keine Fassung" in capsys.readouterr().out
    assert (
        guideline_command.run(["check"]),
        guideline_command.run(["show", "kif", "--on", "2021-01-01"]),
    ) == (0, 2)
    (tmp_path / "probe.yaml").write_text("line: probe", encoding="utf-8")
    assert guideline_command.run(["check", str(tmp_path)]) == 1
    assert "probe.yaml: Datei.label: Dieser Schlüssel fehlt." in capsys.readouterr().err
