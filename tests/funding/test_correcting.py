"""An obvious error is put right by a letter of its own that supersedes the first one; two people, never the sums."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW, TODAY
from tests.pages import send, shown_on
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.documents.check import check
from wir.documents.models import read
from wir.funding import actions
from wir.funding.models import Correction, JuryCase
from wir.funding.queries.jury_result import jury_says

pytestmark = pytest.mark.django_db
WORDS = {"wrong": "Sie bekommen das Geld.", "right": "Sie bekommen Geld."}


def prepare(application, by, **given):
    words = {"letter": application.letters.last(), **WORDS, **given}
    return actions.correct_notice(application, **words, by=by, at=NOW)


def test_a_correction_is_a_sealed_letter_of_its_own_that_supersedes_the_first(cast):
    application = cast.awarded()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    first, second = (letter.document for letter in application.letters.all())
    assert (second.kind, second.number, first.superseded_by) == (
        "correction_notice", f"{application.number}-B2", second,
    )  # fmt: skip
    assert check(read(second)).genuine
    assert application.grant.cents == 2_800_000


def test_who_prepared_a_correction_cannot_release_but_may_drop_it(cast):
    correction = prepare(cast.awarded(), cast.karim)
    with pytest.raises(PermissionDenied):
        actions.release_correction(correction, by=cast.karim, on=TODAY)
    actions.drop_correction(correction, by=cast.karim)
    with pytest.raises(Impossible):
        actions.release_correction(correction, by=cast.sabine, on=TODAY)


@pytest.mark.parametrize("given", [{"wrong": " "}, {"right": ""}, {"right": WORDS["wrong"]}])
def test_a_correction_says_what_is_wrong_and_something_else_as_right(cast, given):
    with pytest.raises(Refused):
        prepare(cast.awarded(), cast.karim, **given)
    assert Correction.objects.count() == 0


def test_one_correction_waits_at_a_time_and_a_corrected_letter_is_not_corrected_again(cast):
    application = cast.awarded()
    first = application.letters.get()
    correction = prepare(application, cast.karim)
    with pytest.raises(Refused, match="wartet schon"):
        prepare(application, cast.sabine)
    actions.release_correction(correction, by=cast.sabine, on=TODAY)
    first.document.refresh_from_db()
    with pytest.raises(Refused, match="nicht mehr berichtigen"):
        prepare(application, cast.karim, letter=first)
    prepare(application, cast.karim)


def test_a_letter_of_another_case_cannot_be_corrected_here(cast):
    other = cast.rejected().letters.get()
    with pytest.raises(Refused):
        prepare(cast.awarded(), cast.karim, letter=other)
    with pytest.raises(PermissionDenied):
        prepare(cast.awarded(), cast.frieda)


def test_a_released_correction_cannot_be_changed_by_any_statement(cast):
    actions.release_correction(prepare(cast.awarded(), cast.karim), by=cast.sabine, on=TODAY)
    for statement in ("update funding_correction set wrong = 'x'", "delete from funding_correction"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_pages_of_a_correction(cast):
    application = cast.awarded()
    page = f"/foerderung/arbeit/antraege/{application.pk}/berichtigen/"
    karim, sabine = cast.client("karim"), cast.client("sabine")
    karim.post(page, {"letter": application.letters.get().pk, **WORDS})
    assert "Freigeben muss eine andere Person." in karim.get(page).content.decode()
    said = send(sabine, page, {"choice": "release"}, follow=True).content.decode()
    assert "Freigegeben. Die Berichtigung liegt" in said
    assert f"berichtigt durch {application.number}-B2" in said


def test_without_a_jury_nothing_is_said_for_it(cast):
    assert (jury_says(cast.submitted()), JuryCase.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("Laubahc", "Laubach", "steht nicht in diesem Schreiben"),
        ("28.000,00 €", "99.000,00 €", "ändert keine Summe"),
        ("8.000,00", "9.000,00", "ändert keine Summe"),
        ("achtundzwanzigtausend Euro", "neunzigtausend Euro", "ändert keine Summe"),
        ("Vorhaben", "Vorhaben 24.000", "ändert keine Summe"),
        ("31.08.2028", "31.08.2029", "ändert keine Summe"),
        ("2027", "2028", "ändert keine Summe"),
        ("Wir bewilligen", "Wir gewähren", "ändert keine Summe"),
        ("Sie bekommen", "Sie bekommen nicht", "ändert keine Summe"),
        ("Stadt Lollar", "Stadt Gießen", "ändert keine Summe"),
        ("lar", "ich", "ändert keine Summe"),
    ],
)
def test_a_correction_touches_no_sum_no_year_no_decision_and_no_recipient(cast, wrong, right, says):
    application = cast.awarded()
    with pytest.raises(Refused, match=says):
        prepare(application, cast.karim, wrong=wrong, right=right)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("01.03.2027", "01.02.2027"),
        ("Donnerstag, 30. November 2028", "Mittwoch, 29. November 2028"),
        ("nach Haushaltsjahren", "nach  Haushalts-\njahren geordnet"),
    ],
)
def test_a_correction_puts_words_and_days_right_wherever_the_line_ends(cast, wrong, right):
    assert prepare(cast.awarded(), cast.karim, wrong=wrong, right=right).state == "prepared"


def test_a_correction_goes_out_or_is_dropped_only_as_the_page_showed_it(cast):
    application = cast.awarded()
    page, sabine = f"/foerderung/arbeit/antraege/{application.pk}/berichtigen/", cast.client("sabine")
    first = prepare(application, cast.karim)
    old = shown_on(sabine, page)
    actions.drop_correction(first, by=cast.sabine)
    second = prepare(application, cast.karim, wrong="01.03.2027", right="01.02.2027")
    for given in ({"choice": "release", **old}, {"choice": "drop", **old}, {"choice": "release"}):
        assert "hat sich etwas geändert" in sabine.post(page, given, follow=True).content.decode()
    second.refresh_from_db()
    assert (second.state, application.letters.count()) == ("prepared", 1)
    send(sabine, page, {"choice": "release"})
    assert application.letters.count() == 2
