"""The history on the page of a case tells the same acts as the journal in its whole file, also about what hangs on the case."""

import csv
import io

import pytest
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.dossier import journal
from wir.funding.models import EarlyStart
from wir.funding.queries.history import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sealed():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def acts_in_file(application):
    (piece,) = journal.pieces(application)
    rows = csv.DictReader(io.StringIO(piece.content.decode(), newline=""), delimiter=";")
    return [(int(row["Nummer"]), row["Handlung"]) for row in rows]


def page_of(cast, application):
    return cast.client("karim").get(reverse("funding:case", args=[application.pk]))


def corrected(cast, application, wrong, right):
    letter = application.letters.first()
    return actions.correct_notice(
        application, letter=letter, wrong=wrong, right=right, reason="Vertippt.", by=cast.karim, at=NOW
    )


def test_the_page_tells_every_act_that_the_file_tells(cast):
    application = cast.paid().grant.application
    actions.release_correction(
        corrected(cast, application, "Lollar redet miteinander", "Lollar redet miteinnander"),
        by=cast.sabine, on=TODAY,
    )  # fmt: skip
    actions.drop_correction(corrected(cast, application, "Karim Yıldız", "Karim Yildiz"), by=cast.karim)
    told = [(entry.pk, entry.act) for entry in page_of(cast, application).context["journal"]]
    assert told[::-1] == acts_in_file(application)
    page = page_of(cast, application).content.decode()
    words = (
        "Bewilligung angenommen", "Auszahlung freigegeben", "Tag der Zahlung eingetragen", "Berichtigung freigegeben",
        "Berichtigung verworfen",
    )  # fmt: skip
    assert [f"<b>{word}</b>" in page for word in words] == [True] * 5


@pytest.mark.parametrize("answer", ["approve", "deny"])
def test_the_answer_about_an_early_start_is_in_the_history(cast, answer):
    application = cast.asked_early()
    early = EarlyStart.objects.get(application=application)
    words = {"answer": "Wir haben abgewogen.", "by": cast.karim, "on": TODAY}
    if answer == "approve":
        actions.approve_early_start(early, valid_from=TODAY, **words)
    else:
        actions.deny_early_start(early, **words)
    newest = page_of(cast, application).context["journal"][0]
    assert (newest.act, newest.name) == (f"funding.{answer}_early_start", "Karim Yıldız")


def test_nothing_of_another_case_is_in_it_and_it_costs_one_statement(cast, django_assert_num_queries):
    application, other = cast.asked_early(), cast.accepted()
    with django_assert_num_queries(1):
        things = {(entry.thing, entry.thing_id) for entry in history_of(application)}
    assert things == {("funding.application", application.pk)}
    assert ("funding.grant", other.grant.pk) in {(e.thing, e.thing_id) for e in history_of(other)}
