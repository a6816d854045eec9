"""What a notice tells: partners, what is not attached, what was open, how it is financed."""

from datetime import date

import pytest
from django.conf import settings

from tests.cast import NOW, TODAY
from wir import guidelines
from wir.documents.models import read
from wir.documents.seal import make_test_seal
from wir.documents.words import words_of
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.models import Application
from wir.funding.notices import grant
from wir.funding.open_points import NOTHING, Despite

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seal():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def letter(application):
    return " ".join(words_of(read(application.letters.last().document)).split())


def decided(cast, application, *, act=actions.release, outcome="approve", despite=NOTHING, **words):
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(
        outcome=outcome,
        slices=slices if outcome == "approve" else {},
        reasons="Wir haben abgewogen.",
        **words,
    )
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    act(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    return letter(application)


def test_the_notice_of_a_joint_application_names_partners_their_money_and_who_is_liable(cast):
    cast.neighbour.population = 8_000
    cast.neighbour.save()
    application = cast.joint_draft()
    partner = application.partners.get()
    application.funding_items.filter(kind="own").update(partner=partner)
    application = Application.objects.get(pk=application.pk)
    actions.confirm(partner, seen=now_of(application).digest, by=cast.jonas, at=NOW)
    actions.submit(cast.signed(application), by=cast.frieda, on=TODAY)
    despite = Despite(frozenset({"finding.partners"}), "Lollar führt mit Zustimmung des Ministeriums.")
    said = decided(cast, cast.checked(application), despite=despite).replace("\u00a0", " ")
    assert "Mit wem Sie es gemeinsam tun" in said
    assert "Partner Eigenes Geld Musterstadt 2.000,00 €" in said
    assert "Sie haften uns gegenüber auch dafür, dass Ihre Partner das Geld richtig verwenden." in said
    assert "(Weiterleitung), vereinbaren Sie das vorher schriftlich." in said


def test_the_notice_claims_no_annex_and_says_where_things_are(cast):
    said = letter(cast.awarded())
    assert "Mit wem Sie es gemeinsam tun" not in said
    assert ("Was beiliegt" in said, "Vordruck" in said) == (False, False)
    assert "Diesem Bescheid liegt nichts bei." in said
    for address in ("/foerderung/projekte/", "/datenschutz/"):
        assert f"{settings.WIR_ADDRESS}{address}" in said.replace(" ", "")


def test_a_notice_that_goes_out_with_open_points_tells_them_with_the_reason(cast):
    application = cast.checked(cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000}))
    (finding,) = [f for f in application.findings if f["met"] is None]
    despite = Despite(frozenset({f"finding.{finding['rule']}"}), "Das Ministerium hat zugestimmt.")
    said = decided(cast, application, despite=despite)
    assert "zu klären" not in said
    assert "Das war noch offen, als wir entschieden haben: • Noch nicht geklärt:" in said
    assert "Wir haben trotzdem entschieden. Der Grund: Das Ministerium hat zugestimmt." in said


@pytest.mark.parametrize(
    ("act", "outcome", "says"),
    [
        (actions.reject, "reject", "Wir haben trotzdem entschieden. Der Grund: Geprüft auf Papier."),
        (
            actions.put_on_waiting_list,
            "waiting_list",
            "Wir setzen Ihren Antrag trotzdem auf die Liste. Der Grund: Geprüft auf Papier.",
        ),
    ],
)
def test_the_other_letters_tell_them_too(cast, act, outcome, says):
    despite = Despite(frozenset({"check"}), "Geprüft auf Papier.")
    said = decided(cast, cast.submitted(), act=act, outcome=outcome, despite=despite)
    assert says in said


def test_a_letter_without_open_points_speaks_of_none(cast):
    assert "noch offen" not in letter(cast.awarded())


def test_the_demo_line_fixes_no_kind_of_financing_and_the_notice_invents_none(cast):
    said = letter(cast.awarded())
    assert "Fehlbedarfsfinanzierung" not in said
    assert "In diesem Muster ist die Art der Finanzierung nicht festgelegt." in said


@pytest.mark.parametrize(
    ("line", "kind"),
    [("laiendolmetscher_einsatz", "fixed"), ("laiendolmetscher_qualifizierung", "fixed"), ("kiv", None)],
)
def test_the_kind_of_financing_comes_from_the_guideline(line, kind):
    found, why = grant.financing_of(guidelines.law(line, date(2024, 5, 2)))
    assert (found, bool(why)) == (kind, kind is None)


def test_a_version_that_says_nothing_fixes_no_kind():
    assert grant.financing_of(None) == (None, grant.NOT_NAMED)
