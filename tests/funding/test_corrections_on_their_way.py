"""Of several corrections only the newest waits to be retrieved, and it says nothing about going to court."""

import pytest

from tests.cast import TODAY
from tests.funding.test_correcting import WORDS, prepare, reread
from tests.pages import shown_on
from wir.funding import actions
from wir.funding.panels.delivery import row_of
from wir.funding.turn import turn_of
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


def agreed_and_corrected_twice(cast, *, retrieved=()):
    """What is agreed to comes through the portal; of the two corrections those numbers are retrieved at once."""
    application = cast.awarded(consents_to_electronic_delivery=True)
    notice = application.letters.get()
    actions.retrieve(application.deliveries.get(), by=cast.frieda, on=TODAY)
    changes = (WORDS, {**WORDS, "wrong": "Karim Yıldız", "right": "Karim Yildiz"})
    for number, (words, first, second) in enumerate(
        zip(changes, (cast.karim, cast.sabine), (cast.sabine, cast.karim), strict=True)
    ):
        correction = prepare(application, first, **{"letter": reread(notice), **words})
        actions.release_correction(correction, by=second, on=TODAY)
        if number in retrieved:
            actions.retrieve(application.deliveries.last(), by=cast.frieda, on=TODAY)
    return application


def test_only_the_newest_correction_waits_to_be_retrieved_and_is_named(cast):
    application = agreed_and_corrected_twice(cast)
    _notice, first, second = (letter.document for letter in application.letters.all())
    assert [one.replaced for one in application.deliveries.all()] == [False, True, False]
    turn = turn_of(application, cast.frieda, on=TODAY)
    assert turn.says == f"Ein Schreiben liegt zum Abruf bereit: {second.title}."
    page = cast.client("frieda").get(f"/foerderung/antraege/{application.pk}/").content.decode()
    part = page[page.index('id="bekanntgabe"') :]
    assert [title in part for title in (second.title, first.title)] == [True, False]
    assert part.count("Schreiben abrufen") == 1
    assert "Mit dem Abruf gilt das Schreiben am nächsten Tag als bekannt gegeben.</p>" in part
    assert "Dann läuft die Frist für eine Klage" not in page
    entry = Entry.objects.get(act="funding.replace_letter")
    assert entry.facts == {"delivery": application.deliveries.all()[1].pk}


def test_a_correction_that_was_retrieved_keeps_its_delivery(cast):
    application = agreed_and_corrected_twice(cast, retrieved=(0, 1))
    assert [one.replaced for one in application.deliveries.all()] == [False, False, False]
    row = row_of(application.deliveries.last(), TODAY)
    assert (row.says, row.delivered.last_day) == (
        "Das Schreiben ist bekannt gegeben und gilt ab Dienstag, 3. November 2026.", None,
    )  # fmt: skip


def test_a_replaced_correction_opens_with_the_one_that_replaced_it(cast):
    application = agreed_and_corrected_twice(cast)
    frieda, first = cast.client("frieda"), application.letters.all()[1]
    address = f"/foerderung/antraege/{application.pk}/schreiben/{first.pk}.pdf"
    assert frieda.get(address).status_code == 302
    actions.retrieve(application.deliveries.last(), by=cast.frieda, on=TODAY)
    assert b"".join(frieda.get(address)).startswith(b"%PDF")


@pytest.mark.parametrize(("choice", "says"), [("release", "schon freigegeben"), ("drop", "schon verworfen")])
def test_a_second_tab_is_told_that_it_is_done(cast, choice, says):
    application = cast.awarded()
    page, sabine = f"/foerderung/arbeit/antraege/{application.pk}/berichtigen/", cast.client("sabine")
    prepare(application, cast.karim)
    old = shown_on(sabine, page)
    sabine.post(page, {"choice": choice, **old})
    letters = application.letters.count()
    said = sabine.post(page, {"choice": "release", **old}, follow=True).content.decode()
    assert f"Die Berichtigung ist {says}. Es hat sich nichts geändert." in said
    assert application.letters.count() == letters
