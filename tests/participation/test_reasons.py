"""Why a statement does not appear: read by its author in their language, and given by nobody who cannot read the statement."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from tests.cast import TODAY
from wir.participation import actions, reasons

pytestmark = pytest.mark.django_db
TURKISH = "Daha çok oyun alanı olmalı."


def refuse(cast, statement, **given):
    with override("de"):
        where = reverse("participation:check_statements", args=["lollar", statement.conversation.number])
    return cast.client("miriam").post(
        where, {"aussage": statement.number, "decision": "refuse", **given}, follow=True
    )


def receipt_page(client, code, language):
    with override(language):
        where = reverse("participation:any_voice")
    return client.post(where, {"code": code}).content.decode()


@pytest.mark.parametrize("code", reasons.REASONS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_ready_reason_is_read_in_the_language_of_its_reader_and_own_words_stay_as_they_are(code, language):
    stored = reasons.written(code, "Bitte noch einmal.")
    with override(language):
        found = reasons.read(stored)
        ready = str(reasons.REASONS[code])
    assert (found, found.ready == reasons.read(stored).ready) == (
        reasons.Reason(ready, "Bitte noch einmal."),
        language == "de",
    )
    assert reasons.read("Es sind zwei Gedanken.") == reasons.Reason("", "Es sind zwei Gedanken.")


@pytest.mark.parametrize(("language", "marked"), [("de", False), ("de-simple", False), ("en", True)])
def test_the_receipt_tells_the_reason_in_the_language_of_the_page_and_marks_own_words(
    cast, client, language, marked
):
    statement, code = cast.waiting_statement()
    refuse(cast, statement, reason="two", more="Bitte teilen.")
    page = receipt_page(client, code, language)
    with override(language):
        ready, mark = gettext("Es sind zwei Gedanken in einer Aussage."), gettext("noch nicht übersetzt")
    assert f'{ready} <bdi lang="de">Bitte teilen.</bdi>' in page
    assert (f'<span class="wir-tag">{mark}</span>' in page) == marked


def test_what_nobody_who_checks_can_read_is_not_refused_until_it_is_translated(cast):
    statement, _code = cast.waiting_statement(text=TURKISH, language="tr")
    page = refuse(cast, statement, reason="two").content.decode()
    statement.refresh_from_db()
    assert (statement.state, "Sie braucht zuerst eine Übersetzung." in page) == ("waiting", True)
    refuse(cast, statement, more="Das passt nicht.")
    statement.refresh_from_db()
    assert statement.state == "waiting"
    actions.translate_statement(
        statement, language="de", text="Mehr Spielplätze.", made="machine", by=cast.miriam, on=TODAY
    )
    refuse(cast, statement, reason="two")
    statement.refresh_from_db()
    assert statement.state == "refused"


def test_a_reason_that_needs_no_reading_may_be_given_at_once(cast):
    statement, _code = cast.waiting_statement(text="سسسسسس", language="ar")
    refuse(cast, statement, reason="empty")
    statement.refresh_from_db()
    assert (statement.state, statement.refused_because) == (
        "refused",
        "Es steht kein Satz da, nur einzelne Zeichen.",
    )
