from datetime import date

import pytest

from wir.core.findings import Finding
from wir.funding.rules.settling import Settlement, settle

DAY = date(2026, 3, 1)
OPEN = Finding(
    rule="period",
    met=None,
    says="Unklar, ob noch offen.",
    source="Keine Quelle gefunden.",
    facts={"on": "2026-03-01"},
)
CLEARED = Settlement("period", True, "Das Ministerium nimmt Anträge an", "Erlass vom 15.02.2026", DAY)


def test_a_finding_that_needs_a_person_gets_the_answer_from_its_day_on():
    assert settle([OPEN], [CLEARED], on=date(2026, 2, 28)) == [OPEN]
    (found,) = settle([OPEN], [CLEARED], on=DAY)
    assert (found.met, found.source) == (True, "Erlass vom 15.02.2026")
    assert found.says == (
        "Geklärt seit dem 01.03.2026: Das Ministerium nimmt Anträge an."
        " Diese Klärung gilt für alle Anträge dieser Förderlinie; alle können sie lesen."
    )
    assert found.facts == {
        "on": "2026-03-01",
        "before": OPEN.says,
        "settled_from": "2026-03-01",
        "public": True,
    }


def test_the_latest_answer_counts_and_the_one_for_the_application_beats_the_one_for_the_line():
    later = Settlement("period", False, "Das Geld ist aus.", "Mitteilung", date(2026, 4, 1))
    assert [settle([OPEN], [later, CLEARED], on=day)[0].met for day in (DAY, date(2026, 4, 1))] == [
        True,
        False,
    ]
    own = Settlement("period", False, "Zu spät.", "Vermerk", DAY, public=False)
    (found,) = settle([OPEN], [own, CLEARED], on=DAY)
    assert (found.met, "nur die Beteiligten" in found.says) == (False, True)


@pytest.mark.parametrize("met", [True, False])
def test_a_clear_finding_is_never_changed(met):
    clear = Finding(rule="period", met=met, says="Klar.", source="Quelle")
    assert settle([clear], [CLEARED], on=DAY) == [clear]


def test_nobody_can_say_for_the_applicant_what_was_not_said():
    missing = Finding(rule="amount", met=None, says="Betrag?", source="Quelle", facts={"missing": ["amount"]})
    assert settle([missing], [Settlement("amount", True, "Passt.", "Vermerk", DAY)], on=DAY) == [missing]


@pytest.mark.parametrize(("reason", "source"), [(" ", "Erlass"), ("Grund", "")])
def test_an_answer_needs_reason_and_source(reason, source):
    with pytest.raises(ValueError, match="ein Grund und eine Quelle"):
        Settlement("period", True, reason, source, DAY)
