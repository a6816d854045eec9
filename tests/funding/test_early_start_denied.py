"""A refused early start is a notice with a remedy: it is made known like a rejection, and its days are reckoned."""

from datetime import date

import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW, TODAY
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import EarlyStart
from wir.funding.turn import turn_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sealed():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def early_of(application):
    return EarlyStart.objects.get(application=application)


def denied(cast, **given):
    application = cast.asked_early(**given)
    actions.deny_early_start(early_of(application), answer="Es eilt nicht.", by=cast.karim, on=TODAY)
    return application


def test_a_refusal_is_made_known_like_a_rejection_and_its_days_are_reckoned(cast):
    """Offered and retrieved on 2 November, counts on the 3rd; the month ends on 3 December."""
    application = denied(cast, consents_to_electronic_delivery=True)
    delivery = application.deliveries.get()
    assert (delivery.document, delivery.way) == (application.letters.get().document, "retrieval")
    actions.retrieve(delivery, by=cast.frieda, on=TODAY)
    reckoned = delivery.reckoned(TODAY)
    assert (reckoned.counts_on, reckoned.last_day) == (date(2026, 11, 3), date(2026, 12, 3))


def test_a_refusal_goes_by_post_without_consent_and_an_agreement_has_no_delivery(cast):
    assert denied(cast).deliveries.get().way == "post"
    agreed = cast.asked_early()
    actions.approve_early_start(early_of(agreed), valid_from=TODAY, answer="Ja.", by=cast.karim, on=TODAY)
    assert agreed.deliveries.count() == 0


def test_the_refusal_is_told_once_it_is_retrieved_and_until_then_the_applicant_is_on_turn(cast):
    application = denied(cast, consents_to_electronic_delivery=True)
    own = f"/foerderung/antraege/{application.pk}/"
    with time_machine.travel(NOW, tick=False):
        frieda, karim = cast.client("frieda"), cast.client("karim")
        before, turn = frieda.get(own).content.decode(), turn_of(application, cast.frieda, on=TODAY)
        assert ("Die Antwort liegt zum Abruf bereit" in before, "<b>Abgelehnt.</b>" in before) == (
            True,
            False,
        )
        assert (turn.says, turn.mine) == ("Ein Schreiben liegt zum Abruf bereit.", True)
        assert (
            "<b>Abgelehnt.</b>"
            in karim.get(f"/foerderung/arbeit/antraege/{application.pk}/").content.decode()
        )
        frieda.post(f"{own}bescheid/{application.deliveries.get().pk}/abrufen/")
        after, turn = frieda.get(own).content.decode(), turn_of(application, cast.frieda, on=TODAY)
    assert ("Die Antwort liegt zum Abruf bereit" in after, "<b>Abgelehnt.</b>" in after) == (False, True)
    assert (turn.mine, turn.notes) == (
        False,
        ("Früher beginnen dürfen Sie nicht. Bitte warten Sie auf den Bescheid.",),
    )


def test_a_refusal_on_its_way_withholds_no_later_decision(cast):
    application = denied(cast, consents_to_electronic_delivery=True)
    assert (application.is_withheld, application.deliveries.withheld().exists()) == (False, False)
    assert [one.pk for one in application.deliveries.unread_denials()] == [application.deliveries.get().pk]
