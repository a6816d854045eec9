"""What a rule says is read by applicants, officials and in notices, so it addresses nobody; advice is for applicants alone."""

import itertools
import re
from pathlib import Path

import pytest
from django.urls import reverse

from tests.cast import TODAY
from tests.funding.test_rules_kiv import ROUND_1, ROUND_2, ROUND_3, town
from wir import guidelines
from wir.core.refusal import Refused
from wir.funding import actions, verdicts
from wir.funding.eligibility import answer
from wir.funding.rules.reading import INPUTS

ADDRESSES = re.compile(r"\b(Sie|Ihr|Ihre[mnrs]?|Ihnen|Bitte)\b")
DEMO = (Path(guidelines.__file__).parent / "demo",)
LEADS = (
    None,
    {"kind": "county", "ags": "06531"},
    {"kind": "association"},
    town(0),
    town(60_000),
    town(ags="06435014"),  # Hanau under its old key
    town(5, ags="07999999"),
    town(5, ags="06999999"),
)
SAID = (
    {},
    {"amount": "0.00", "months": 0, "start": "2020-01-01", "attachments": []},
    {"amount": "9000000.00", "months": 90, "start": "2030-01-01", "attachments": ["photo"]},
)
GROUPS = (
    [town(9000)],
    [town(60_000)],
    [town(0)],
    [town(9000), town(9000)],
    [town(ags="06437016")],
    [town(5000, ags="06999999")],
    [{"kind": "association"}],
    [{"kind": "municipality"}],
    [{}],
)


def lines_cases():
    """Every line on a day of each of its versions and on one before, with every lead, little and far too much said."""
    for name in guidelines.names(DEMO):
        days = {version.valid_from.isoformat() for version in guidelines.line(name, DEMO).versions}
        for on, lead, said, number in itertools.product({*days, "1999-01-01"}, LEADS, SAID, (None, 0, 999)):
            numbers = {} if number is None else dict.fromkeys(INPUTS, number)
            case = {"line": name, "on": on, **said, **({"lead": lead} if lead else {})}
            yield case if number is None else {**numbers, **case}


def groups_cases():
    for base, lead, group in itertools.product(
        (ROUND_1, ROUND_2, ROUND_3), (*LEADS[1:], town(8000), town(20_000)), GROUPS
    ):
        yield {**base, "lead": lead, "partners": group}


@pytest.mark.parametrize("cases", [lines_cases, groups_cases])
def test_no_sentence_and_no_hint_of_any_rule_addresses_its_reader(cases):
    told, advised = set(), set()
    for case in cases():
        for found in answer(case, DEMO)["findings"]:
            told |= {found["says"], *found["hints"]}
            advised.add(found["advice"])
    assert sorted(says for says in told if ADDRESSES.search(says)) == []
    assert [advice for advice in advised if advice and not ADDRESSES.search(advice)] == []
    assert len(told) > 40
    assert len(advised) > 8


OFFICIALS = (("funding:case", "submitted"), ("funding:check_case", "submitted"), ("funding:prepare", "submitted"),
             ("funding:release", "prepared"))  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "state"), OFFICIALS)
def test_officials_read_the_sentences_without_the_advice(cast, name, state):
    application = getattr(cast, state)()
    text = cast.client("sabine").get(reverse(name, args=[application.pk])).content.decode()
    findings = verdicts.frozen(application)
    advice = [finding.advice for finding in findings if finding.advice]
    assert advice == ["Fangen Sie erst an, wenn der Bescheid da ist."]
    assert [finding.says for finding in findings if finding.says not in text] == []
    assert advice[0] not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "state"), [("funding:application", "draft"), ("funding:application", "submitted")]
)
def test_applicants_read_the_advice_behind_the_sentence(cast, name, state):
    application = cast.complete_draft() if state == "draft" else cast.submitted()
    text = cast.client("frieda").get(reverse(name, args=[application.pk])).content.decode()
    assert "Fangen Sie erst an, wenn der Bescheid da ist." in text


@pytest.mark.django_db
def test_who_hands_in_too_much_is_told_what_to_change(cast):
    draft = cast.complete_draft(asked={2027: 3_400_000})
    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=cast.frieda, on=TODAY)
    (sentence,) = refused.value.sentences
    assert sentence.endswith("Senken Sie den Betrag um 4.000\u00a0Euro oder tragen Sie diesen Teil selbst.")


@pytest.mark.django_db
def test_the_reasons_of_a_rejection_begin_with_facts_and_not_with_advice(cast):
    draft = cast.complete_draft(asked={2027: 3_400_000})
    words = verdicts.in_words(verdicts.assess(draft, on=TODAY)[1])
    assert ("Beantragt sind 34.000" in words, bool(ADDRESSES.search(words))) == (True, False)
