"""Answers to a request to begin early are made known alike, and only a refusal is a notice with a remedy."""

import re
from datetime import date

import pytest
import time_machine
from django.conf import settings

from tests.cast import NOW, TODAY
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.jobs.letters import tell_clerks_that_the_early_start_is_answered
from wir.funding.models import EarlyStart
from wir.funding.panels.delivery import row_of
from wir.funding.turn import turn_of

pytestmark = pytest.mark.django_db
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


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


def answered(cast, outcome, **given):
    application = cast.asked_early(**given)
    early, words = early_of(application), {"answer": "Wir haben abgewogen.", "by": cast.karim, "on": TODAY}
    if outcome == "approved":
        actions.approve_early_start(early, valid_from=TODAY, **words)
    else:
        actions.deny_early_start(early, **words)
    return application


def test_without_consent_both_answers_go_by_post(cast):
    ways = [answered(cast, outcome).deliveries.get().way for outcome in ("denied", "approved")]
    assert ways == ["post", "post"]


def plain(application, page):
    """Without what differs from one case to the other whatever the answer is."""
    numbers = re.compile(r"\d+")
    return numbers.sub("#", CSRF.sub("", page.content.decode()))


def test_until_it_is_retrieved_an_approval_and_a_refusal_read_alike_and_both_are_closed(cast, mailoutbox):
    said = {}
    with time_machine.travel(NOW, tick=False):
        frieda = cast.client("frieda")
        for outcome in ("approved", "denied"):
            mailoutbox.clear()
            application = answered(cast, outcome, consents_to_electronic_delivery=True)
            tell_clerks_that_the_early_start_is_answered(early_of(application).pk)
            page, letter = f"/foerderung/antraege/{application.pk}/", application.letters.get()
            file = frieda.get(f"{page}schreiben/{letter.pk}.pdf")
            opened, own = frieda.get(file.url), frieda.get(page)
            turn = turn_of(application, cast.frieda, on=TODAY)
            said[outcome] = (
                file.status_code, plain(application, opened), plain(application, own), re.sub(r"\d+", "#", str(turn)),
                re.sub(r"\d+", "#", turn.notes[0]) if turn.notes else "",
                [(mail.subject, re.sub(r"\d+", "#", mail.body)) for mail in mailoutbox],
            )  # fmt: skip
            mailoutbox.clear()
    assert said["approved"] == said["denied"]
    assert said["approved"][0] == 302
    assert "Rufen Sie das Schreiben zuerst ab." in said["approved"][1]
    assert [word for word in ("Sie gilt ab", "Zugestimmt", "Abgelehnt") if word in said["approved"][2]] == []


def test_an_approval_is_told_once_it_is_retrieved_and_nobody_can_go_to_court_against_it(cast):
    application = answered(cast, "approved", consents_to_electronic_delivery=True)
    delivery = application.deliveries.get()
    own = f"/foerderung/antraege/{application.pk}/"
    with time_machine.travel(NOW, tick=False):
        frieda = cast.client("frieda")
        said = frieda.post(f"{own}bescheid/{delivery.pk}/abrufen/", follow=True).content.decode()
        turn = turn_of(application, cast.frieda, on=TODAY)
    assert "Abgerufen. Jetzt können Sie das Schreiben laden." in said
    assert "<b>Zugestimmt.</b>" in said
    row = row_of(application.deliveries.get(), TODAY)
    assert (row.says, row.delivered.last_day, row.delivered.final_on) == (
        "Das Schreiben ist bekannt gegeben und gilt ab Dienstag, 3. November 2026.", None, None,
    )  # fmt: skip
    assert (row.says in said, "klagen" in said, "Klage" in said) == (True, False, False)
    assert turn.notes == ("Beginnen dürfen Sie ab dem 02.11.2026; eine Förderung ist damit nicht zugesagt.",)


def test_each_answer_is_closed_by_its_own_letter(cast):
    """Refused, asked again and agreed to: the second letter is retrieved, the first one lies there."""
    application = answered(cast, "denied", consents_to_electronic_delivery=True)
    actions.request_early_start(application, reason="Doch.", planned_start=TODAY, by=cast.frieda, on=TODAY)
    again = application.early_starts.get(state="requested")
    actions.approve_early_start(again, valid_from=TODAY, answer="Ja.", by=cast.karim, on=TODAY)
    actions.retrieve(application.deliveries.last(), by=cast.frieda, on=TODAY)
    with time_machine.travel(NOW, tick=False):
        page = cast.client("frieda").get(f"/foerderung/antraege/{application.pk}/").content.decode()
    told = ("<b>Die Antwort liegt zum Abruf bereit.</b>", "<b>Zugestimmt.</b>", "<b>Abgelehnt.</b>")
    assert [page.count(words) for words in told] == [1, 1, 0]


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
        letter = application.letters.get().document
        assert (turn.says, turn.mine) == (f"Ein Schreiben liegt zum Abruf bereit: {letter.title}.", True)
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
    assert [one.pk for one in application.deliveries.unread_answers()] == [application.deliveries.get().pk]
