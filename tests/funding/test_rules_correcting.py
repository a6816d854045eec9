"""What counts as spelling, without a letter around it: both sides of one letter."""

import pytest

from wir.core.text import squeezed
from wir.funding.rules.correcting import against_correcting, net_changes


def against(wrong: str, right: str, *, letter: str | None = None) -> str | None:
    text = squeezed(letter if letter is not None else wrong)
    return against_correcting(text, wrong=wrong, right=right, kept=(), address=("Am Markt 1",))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Laubahc", "Laubach"),
        ("Strategi", "Strategie"),
        ("Stratteggie", "Strateggie"),
        ("Strazegie", "Strategie"),
        ("Mueller", "Müller"),
        ("Straße", "Strasse"),
        ("die Stadt Laubahc und Ihre Strazegie", "die Stadt Laubach und Ihre Strategie"),
        ("in diesemJahr", "in diesem Jahr"),
    ],
)
def test_one_letter_of_a_word_is_spelling(wrong, right):
    assert against(wrong, right) is None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("verbindlich", "unverbindlich"),
        ("Juni", "Juli"),
        ("bis Mai/Juni", "bis Mai/Juli"),
        ("zweiundzwanzig", "dreiundzwanzig"),
        ("nur", "nun"),
        ("28.000", "28,000"),
        ("2,5 Euro", "2.5 Euro"),
        ("Nr. 4a", "Nr. 4b"),
        ("höchstens", "mindestens"),
        ("eine Zuwendung", "Zuwendung"),
        ("Zuwendung", "eine Zuwendung"),
        ("Antrag", "Am Markt 1"),
    ],
)
def test_another_word_a_word_more_or_less_and_every_figure_are_no_spelling(wrong, right):
    assert against(wrong, right) == "more"


def test_one_letter_that_turns_the_decision_is_no_spelling():
    assert (against("keinen", "einen"), against("Anlehnung", "Ablehnung")) == ("decision", "decision")


@pytest.mark.parametrize(
    ("wrong", "right", "found"),
    [
        ("Wir stimmen zu", "Wir stammen zu", "decision"),
        ("Wir stammen zu", "Wir stimmen zu", "decision"),
        ("Zustimmung", "Zustimung", "decision"),
        ("dürfen", "würfen", "decision"),
        ("Bestimungen", "Bestimmungen", None),
        ("Bedürfnise", "Bedürfnisse", None),
    ],
)
def test_agreeing_and_being_allowed_are_decisions(wrong, right, found):
    assert against(wrong, right) == found


def test_a_line_of_the_address_is_put_right_only_where_the_address_stands():
    letter = "Stadt Laubach Marktweg 11 Aktenzeichen: KIV-1 Guten Tag, am Platz 3"
    assert against("Marktweg 11", "Am Markt 1", letter=letter) is None
    assert against("Marktweg 11", "Am Markt 2", letter=letter) == "more"
    assert against("am Platz 3", "Am Markt 1", letter=letter) == "more"
    assert against("Marktweg 11", "Am Markt 1", letter="Marktweg 11") == "more"


def after(earlier, wrong, right):
    return against_correcting(
        squeezed("Die Strategie gilt für Laubach."), wrong=wrong, right=right, kept=("Laubach",), address=(), earlier=earlier
    )  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "wrong", "right", "says"),
    [
        ((("Strategie", "Strategje"),), "Strategje", "Strategie", None),
        ((("Strategie", "Strategje"),), "Strategje", "Strategye", None),
        ((("Strategie", "Strategje"),), "Strategie", "Strattegie", "absent"),
        ((("Strategie", "Strategje"),), "Strategje", "Stratagje", "more"),
        ((("Strategie", "Strategje"), ("Strategje", "Strategye")), "Strategye", "Stratagye", "more"),
        ((("gilt für", "giltfür"),), "Laubach", "Laubahc", "kept"),
    ],
)
def test_a_chain_of_corrections_leads_no_further_than_one(earlier, wrong, right, says):
    assert after(earlier, wrong, right) == says


@pytest.mark.parametrize(
    ("changes", "net"),
    [
        ((("Laubahc", "Laubach"),), (("Laubahc", "Laubach"),)),
        ((("eins a", "eins b"), ("zwei a", "zwei b")), (("eins a", "eins b"), ("zwei a", "zwei b"))),
        ((("Strazegie", "Stratgie"), ("Stratgie", "Strategie")), (("Strazegie", "Strategie"),)),
        ((("Strategie", "Strazegie"), ("Strazegie", "Strategie")), ()),
        (
            (("die Strazegie", "die Stratgie"), ("Stratgie", "Strategie")),
            (("die Strazegie", "die Strategie"),),
        ),
        (
            (("Strazegie", "Stratgie"), ("die Stratgie", "die Strategie")),
            (("die Strazegie", "die Strategie"),),
        ),
    ],
)
def test_a_chain_of_corrections_says_once_for_each_place_what_stands_in_the_letter_and_what_holds(
    changes, net
):
    assert net_changes(changes) == net
