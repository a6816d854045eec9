"""Concept and plan are filled in here, not handed in as files: the verdict says from which sections they come."""

import pytest
from django.urls import reverse

from tests.cast import TODAY
from wir.funding import verdicts

pytestmark = pytest.mark.django_db
BOTH = (
    "Keine Datei nötig: Konzept und Kosten- und Finanzierungsplan – das entsteht aus den Abschnitten „Unser Vorhaben“ und "
    "„Kosten und Finanzierung“, sobald dort alles steht."
)
PLAN = "Keine Datei nötig: Kosten- und Finanzierungsplan – das entsteht aus dem Abschnitt „Kosten und Finanzierung“, sobald dort alles steht."


def finding(draft):
    return next(found for found in verdicts.assess(draft, on=TODAY)[1] if found.rule == "attachments")


@pytest.mark.parametrize(
    ("words", "advice"),
    [({}, BOTH), ({"purpose": "Wozu", "groups": "Wer"}, PLAN)],
)
def test_what_is_missing_names_the_sections_it_comes_from(cast, words, advice):
    found = finding(cast.draft(line="kiv", **words))
    assert (found.met, found.advice) == (False, advice)


def test_a_complete_draft_lacks_no_paper_and_is_advised_nothing(cast):
    found = finding(cast.complete_draft(line="kiv"))
    assert (found.met, found.advice) == (True, "")


def test_the_page_of_the_draft_says_both_without_contradiction(cast):
    draft = cast.draft(line="kiv")
    page = cast.client("frieda").get(reverse("funding:application", args=[draft.pk])).content.decode()
    assert "Sie brauchen keine weiteren Dateien." in page
    assert BOTH in page
