import json

import pytest

from wir.core.findings import Finding, verdict


def finding(met):
    return Finding(rule="amount", met=met, says="Satz.", source="Quelle")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((True, True), "met"),
        ((True, None), "to_check"),
        ((True, None, False), "unmet"),
        ((False,), "unmet"),
        ((), "to_check"),
    ],
)
def test_one_broken_rule_decides_and_doubt_comes_before_a_yes(answers, expected):
    assert verdict(finding(met) for met in answers) == expected


@pytest.mark.parametrize("empty", [{"says": " "}, {"source": ""}])
def test_a_finding_without_sentence_or_source_cannot_be_made(empty):
    with pytest.raises(ValueError, match="needs a sentence and a source"):
        Finding(**{"rule": "amount", "met": True, "says": "Satz.", "source": "Quelle", **empty})


def test_a_finding_is_json():
    made = Finding(rule="amount", met=None, says="Satz.", source="Quelle", facts={"a": 1}, hints=("Hinweis",))
    expected = {
        "rule": "amount",
        "met": None,
        "says": "Satz.",
        "advice": "",
        "source": "Quelle",
        "facts": {"a": 1},
        "hints": ["Hinweis"],
    }
    assert json.loads(json.dumps(made.as_json())) == expected


@pytest.mark.parametrize(("advice", "read"), [("", "Satz."), ("Tun Sie etwas.", "Satz. Tun Sie etwas.")])
def test_only_the_applicant_reads_the_advice_behind_the_sentence(advice, read):
    made = Finding(rule="amount", met=False, says="Satz.", source="Quelle", advice=advice)
    assert (made.says, made.to_applicant) == ("Satz.", read)
