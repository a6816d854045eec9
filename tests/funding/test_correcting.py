"""An obvious error is put right by a letter of its own that is read with the first one; two people, never the sums."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW, TODAY
from tests.pages import send, shown_on
from wir.core.refusal import Refused
from wir.core.text import squeezed
from wir.core.workflow import Impossible
from wir.documents.check import check
from wir.documents.models import read
from wir.documents.seal import make_test_seal
from wir.documents.words import words_of
from wir.funding import actions
from wir.funding.jobs.letters import tell_clerks_that_a_correction_is_there
from wir.funding.models import Correction, JuryCase, Letter
from wir.funding.open_points import Despite
from wir.funding.queries.jury_result import jury_says

REFUSED = "ändert nur, wie ein Wort geschrieben ist"
pytestmark = pytest.mark.django_db
WORDS = {
    "wrong": "Lollar redet miteinander",
    "right": "Lollar redet miteinnander",
    "reason": "Beim Abtippen vertan.",
}


def prepare(application, by, **given):
    words = {"letter": application.letters.last(), **WORDS, **given}
    return actions.correct_notice(application, **words, by=by, at=NOW)


def test_a_correction_is_a_sealed_letter_of_its_own_that_follows_the_first(cast):
    application = cast.awarded()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    first, second = (letter.document for letter in application.letters.all())
    assert (second.kind, second.number, first.superseded_by) == (
        "correction_notice", f"{application.number}-B2", second,
    )  # fmt: skip
    assert application.grant.cents == 2_800_000


def test_the_check_page_says_that_a_corrected_letter_holds_together_with_its_correction(cast):
    application = cast.awarded()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    first, second = (letter.document for letter in application.letters.all())
    answer = check(read(first))
    assert (answer.genuine, answer.says, check(read(second)).genuine) == (
        True,
        f"Diese Datei ist echt: {first.title}, vom 02.11.2026. "
        f"Es gilt, berichtigt durch {second.number} vom 02.11.2026. Bitte lesen Sie beide zusammen.",
        True,
    )


def test_who_prepared_a_correction_cannot_release_but_may_drop_it(cast):
    correction = prepare(cast.awarded(), cast.karim)
    with pytest.raises(PermissionDenied):
        actions.release_correction(correction, by=cast.karim, on=TODAY)
    actions.drop_correction(correction, by=cast.karim)
    with pytest.raises(Impossible):
        actions.release_correction(correction, by=cast.sabine, on=TODAY)


@pytest.mark.parametrize("given", [{"wrong": " "}, {"right": ""}, {"right": WORDS["wrong"]}, {"reason": " "}])
def test_a_correction_says_what_is_wrong_and_something_else_as_right(cast, given):
    with pytest.raises(Refused):
        prepare(cast.awarded(), cast.karim, **given)
    assert Correction.objects.count() == 0


def test_one_correction_waits_at_a_time(cast):
    application = cast.awarded()
    prepare(application, cast.karim)
    with pytest.raises(Refused, match="wartet schon"):
        prepare(application, cast.sabine)
    assert Correction.objects.count() == 1


def corrected_twice(cast):
    """The notice, its correction, and a second one that spells another word anew."""
    application = cast.awarded()
    notice = application.letters.get()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    again = {"wrong": "Karim Yıldız", "right": "Karim Yildiz", "reason": "Der Name war falsch."}
    second = prepare(application, cast.sabine, letter=reread(notice), **again)
    with pytest.raises(PermissionDenied):
        actions.release_correction(second, by=cast.sabine, on=TODAY)
    actions.release_correction(second, by=cast.karim, on=TODAY)
    return application


def reread(letter):
    return Letter.objects.select_related("document").get(pk=letter.pk)


def test_a_corrected_letter_is_corrected_again_and_the_newest_holds_together_with_the_first(cast):
    application = corrected_twice(cast)
    notice, first, second = (letter.document for letter in application.letters.all())
    assert (notice.superseded_by, first.superseded_by, second.superseded_by) == (first, second, None)
    assert (
        f"berichtigt durch {second.number} vom 02.11.2026. Bitte lesen Sie beide zusammen"
        in check(read(notice)).says
    )
    assert f"Es gilt aber nicht mehr, sondern {second.number}" in check(read(first)).says
    assert check(read(second)).says.endswith("vom 02.11.2026.")
    page = cast.client("karim").get(f"/foerderung/arbeit/antraege/{application.pk}/").content.decode()
    assert [f"{word} durch {second.number}" in page for word in ("berichtigt", "ersetzt")] == [True, True]


def test_the_newest_correction_repeats_the_earlier_ones_and_says_why(cast):
    application = corrected_twice(cast)
    said = squeezed(words_of(read(application.letters.last().document)))
    told = (
        "Lollar redet miteinander", "Lollar redet miteinnander", "Karim Yıldız", "Karim Yildiz",
        "Der Name war falsch.", f"an die Stelle von „Berichtigung {application.number}-B2“",
    )  # fmt: skip
    assert [squeezed(words) in said for words in told] == [True] * 6


def test_a_correction_that_goes_back_says_that_there_is_no_change_any_more(cast):
    application = cast.awarded()
    notice = application.letters.get()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    back = {"wrong": WORDS["right"], "right": WORDS["wrong"]}
    again = prepare(application, cast.karim, letter=reread(notice), **back)
    actions.release_correction(again, by=cast.sabine, on=TODAY)
    said = squeezed(words_of(read(application.letters.last().document)))
    assert ("EsgibtkeineÄnderungmehr" in said, "Dasstehtdort" in said) == (True, False)


def test_what_is_corrected_again_is_the_letter_as_it_reads_now_and_never_a_correction_itself(cast):
    application = cast.awarded()
    notice = application.letters.get()
    actions.release_correction(prepare(application, cast.karim), by=cast.sabine, on=TODAY)
    notice = reread(notice)
    with pytest.raises(Refused, match="steht nicht in diesem Schreiben"):
        prepare(application, cast.karim, letter=notice)
    with pytest.raises(Refused, match="lässt sich hier nicht berichtigen"):
        prepare(application, cast.karim)
    back = {"wrong": WORDS["right"], "right": WORDS["wrong"]}
    assert prepare(application, cast.karim, letter=notice, **back).state == "prepared"


def test_the_form_offers_letters_and_no_corrections(cast):
    application = corrected_twice(cast)
    page = cast.client("karim").get(f"/foerderung/arbeit/antraege/{application.pk}/berichtigen/")
    assert [letter.pk for letter in page.context["form"].fields["letter"].queryset] == [
        application.letters.first().pk
    ]


def test_a_letter_of_another_case_cannot_be_corrected_here(cast):
    other = cast.rejected().letters.get()
    with pytest.raises(Refused):
        prepare(cast.awarded(), cast.karim, letter=other)
    with pytest.raises(PermissionDenied):
        prepare(cast.awarded(), cast.frieda)


def test_a_released_correction_cannot_be_changed_by_any_statement(cast):
    actions.release_correction(prepare(cast.awarded(), cast.karim), by=cast.sabine, on=TODAY)
    for statement in (
        "update funding_correction set wrong = 'x'",
        "update funding_correction set reason = 'x'",
        "delete from funding_correction",
    ):
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
        ("28.000,00 €", "99.000,00 €", REFUSED),
        ("8.000,00", "9.000,00", REFUSED),
        ("achtundzwanzigtausend Euro", "neunzigtausend Euro", REFUSED),
        ("Vorhaben", "Vorhaben 24.000", REFUSED),
        ("31.08.2028", "31.08.2029", REFUSED),
        ("31.08.2028", "29.12.2028", REFUSED),
        ("01.03.2027", "01.02.2027", REFUSED),
        ("Donnerstag, 30. November 2028", "Mittwoch, 29. November 2028", REFUSED),
        ("30. November", "30. Dezember", REFUSED),
        ("höchstens", "mindestens", REFUSED),
        ("innerhalb", "außerhalb", REFUSED),
        ("2027", "2028", REFUSED),
        ("Wir bewilligen", "Wir gewähren", REFUSED),
        ("Wir bewilligen", "Wir bewillgen", REFUSED),
        ("Sie bekommen", "Sie bekommen nicht", REFUSED),
        ("Sie bekommen das Geld.", "Sie bekommen Geld.", REFUSED),
        ("Stadt Lollar", "Stadt Gießen", REFUSED),
        ("Lollar", "Lolar", REFUSED),
        ("35457 Lollar", "35390 Gießen", REFUSED),
        ("lar", "ich", REFUSED),
    ],
)
def test_a_correction_touches_no_number_no_day_no_decision_and_no_recipient(cast, wrong, right, says):
    application = cast.awarded()
    with pytest.raises(Refused, match=says):
        prepare(application, cast.karim, wrong=wrong, right=right)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("nach Haushalts-\njahren", "nach  Haushaltsjaren"),
        ("Karim Yıldız", "Karim Yildiz"),
        ("Lollar redet mitein ander", "Lollar redet miteinander"),
    ],
)
def test_a_correction_puts_spelling_right_wherever_the_line_ends(cast, wrong, right):
    assert prepare(cast.awarded(), cast.karim, wrong=wrong, right=right).state == "prepared"


def test_a_correction_takes_the_address_from_the_profile_and_only_above_the_letter(cast):
    application = cast.awarded()
    cast.town.postal_code, cast.town.street = "35460", "Rathausgasse 3"
    cast.town.save()
    application = type(application).objects.get(pk=application.pk)
    for wrong in ("28.000,00 €", "02.11.2026"):
        with pytest.raises(Refused, match=REFUSED):
            prepare(application, cast.karim, wrong=wrong, right="35460 Lollar")
    assert prepare(application, cast.karim, wrong="35457 Lollar", right="35460 Lollar").state == "prepared"


def test_a_correction_goes_out_or_is_dropped_only_as_the_page_showed_it(cast):
    application = cast.awarded()
    page, sabine = f"/foerderung/arbeit/antraege/{application.pk}/berichtigen/", cast.client("sabine")
    first = prepare(application, cast.karim)
    old = shown_on(sabine, page)
    actions.drop_correction(first, by=cast.sabine)
    second = prepare(application, cast.karim, right="Lollar redet miteinaner")
    for given in ({"choice": "release", **old}, {"choice": "drop", **old}, {"choice": "release"}):
        assert "hat sich etwas geändert" in sabine.post(page, given, follow=True).content.decode()
    second.refresh_from_db()
    assert (second.state, application.letters.count()) == ("prepared", 1)
    send(sabine, page, {"choice": "release"})
    assert application.letters.count() == 2


def joint_award(cast):
    """Granted to Lollar, with Musterstadt as its partner."""
    cast.neighbour.population = 8_000
    cast.neighbour.save()
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    cast.checked(application)
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(slices=slices, reasons="Passt.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    despite = Despite(frozenset({"finding.partners"}), "Lollar führt.")
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    return application


def test_a_partner_finds_the_correction_on_its_page_and_is_told_by_mail(cast, mailoutbox):
    application = joint_award(cast)
    correction = prepare(application, cast.karim)
    page, jonas = f"/foerderung/antraege/{application.pk}/zustimmen/", cast.client("jonas")
    before = jonas.get(page).content.decode()
    assert ("Kopie des Bescheids laden" in before, "Kopie laden:" in before) == (True, False)
    actions.release_correction(correction, by=cast.sabine, on=TODAY)
    letter = application.letters.get(document__kind="correction_notice")
    after = jonas.get(page).content.decode()
    assert f"Kopie laden: {letter.document.title}" in after
    address = f"/foerderung/antraege/{application.pk}/schreiben/{letter.pk}.pdf"
    assert address in after
    assert b"".join(jonas.get(address)).startswith(b"%PDF")
    mailoutbox.clear()
    tell_clerks_that_a_correction_is_there(correction.pk)
    told = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert "gemeinsamen Antrag wurde berichtigt" in told[cast.jonas.email]
    assert application.title not in "".join(mail.body for mail in mailoutbox)
