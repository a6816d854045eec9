"""Releasing although something is open: every point stands on the page, and going on takes one line that stays."""

import io
import json
import zipfile
from datetime import date, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY
from tests.pages import send
from wir.accounts import actions as profiles
from wir.core.refusal import Refused
from wir.documents.seal import make_test_seal
from wir.funding import actions, open_points
from wir.funding.models import Disbursement, FormalCheck, OpenRelease
from wir.funding.open_points import Despite
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
UNCHECKED = "Die formale Prüfung ist nicht abgeschlossen."


@pytest.fixture(autouse=True)
def seal():
    make_test_seal(settings.WIR_SEAL_FILE.parent)


def proposed(cast, application, outcome="approve"):
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(
        outcome=outcome, slices=slices if outcome == "approve" else {}, reasons="Wir haben abgewogen."
    )
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    return application


def unclear(cast):
    """For less than a year no text says whether it is allowed, so a person has to look."""
    return cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})


def names(application, outcome="approve"):
    return [point.name for point in open_points.of_decision(application, outcome)]


def release(cast, application, *seen, reason="", act=actions.release):
    despite = Despite(frozenset(seen), reason)
    return act(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)


def test_with_nothing_open_nobody_asks_for_a_reason(cast):
    application = cast.prepared()
    assert names(application) == []
    release(cast, application)
    assert (application.state, OpenRelease.objects.count()) == ("awarded", 0)


def test_an_unfinished_check_is_open_until_it_is_finished_and_again_when_the_application_changes(cast):
    application = cast.submitted()
    assert names(application) == ["check"]
    cast.checked(application)
    assert names(application) == []
    FormalCheck.objects.create(
        application=application, content_hash="0" * 64, points=[], checked_by=cast.karim, checked_at=NOW
    )
    assert [point.says for point in open_points.of_decision(application, "approve")] == [
        "Der Antrag hat sich seit der formalen Prüfung geändert."
    ]


def test_an_open_finding_counts_until_it_is_settled_and_never_for_a_rejection(cast):
    application = cast.checked(unclear(cast))
    (name,) = names(application)
    assert name.startswith("finding.")
    assert names(application, "reject") == []
    actions.settle(
        line=application.line, rule=name.removeprefix("finding."), met=True, reason="Melderegister", source="Amt",
        from_day=TODAY, by=cast.karim, controller=application.controller, application=application,
    )  # fmt: skip
    assert names(application) == []


def test_a_jury_that_is_not_done_is_open_until_it_is(cast):
    case = cast.jury_case()
    application = case.application
    cast.checked(application)
    assert names(application) == ["jury"]
    case.round.cases.update(concluded_at=NOW, recommendation="fund", reasons="Gut.")
    assert names(application) == []


@pytest.mark.parametrize("outcome", ["approve", "reject", "waiting_list"])
def test_every_decision_needs_the_line_and_keeps_it(cast, outcome):
    acts = {"approve": actions.release, "reject": actions.reject, "waiting_list": actions.put_on_waiting_list}
    application = proposed(cast, cast.submitted(), outcome)
    with pytest.raises(Refused, match="noch etwas offen"):
        release(cast, application, act=acts[outcome])
    with pytest.raises(Refused, match="in einer Zeile"):
        release(cast, application, "check", reason=" ", act=acts[outcome])
    assert (application.state, OpenRelease.objects.count()) == ("decision_prepared", 0)
    release(cast, application, "check", reason="Geprüft auf Papier.", act=acts[outcome])
    kept = OpenRelease.objects.get()
    assert (kept.points, kept.reason, kept.made_by) == (
        [["check", UNCHECKED]], "Geprüft auf Papier.", cast.sabine,
    )  # fmt: skip
    entry = Entry.objects.get(act__in=[f"funding.{act.__name__}" for act in acts.values()])
    assert entry.facts["open"] == ["check"]
    assert "Papier" not in str(entry.facts)
    assert json.loads(entry.payload.body)["despite"] == "Geprüft auf Papier."


def test_a_point_that_was_not_on_the_page_stops_the_release(cast):
    application = proposed(cast, unclear(cast))
    with pytest.raises(Refused) as refused:
        release(cast, application, "check", reason="Geprüft auf Papier.")
    assert any("Noch nicht geklärt" in sentence for sentence in refused.value.sentences)
    assert not any(UNCHECKED in sentence for sentence in refused.value.sentences)
    assert OpenRelease.objects.count() == 0


def test_the_page_names_each_point_and_asks_for_the_line(cast):
    application = proposed(cast, unclear(cast))
    sabine, url = cast.client("sabine"), reverse("funding:release", args=[application.pk])
    with time_machine.travel(NOW, tick=False):
        page = sabine.get(url).content.decode()
        assert "2 Punkte sind noch offen" in page
        assert UNCHECKED in page
        seen = ",".join(names(application))
        assert f'value="{seen}"' in page
        page = send(sabine, url, {"choice": "release", "seen": seen}).content.decode()
        assert "Bitte schreiben Sie in einer Zeile, warum Sie trotzdem freigeben." in page
        send(sabine, url, {"choice": "release", "seen": seen, "reason": "Eilig, Einwohner bekannt."})
        application.refresh_from_db()
        assert application.state == "awarded"
        page = cast.client("karim").get(reverse("funding:case", args=[application.pk])).content.decode()
    assert "Eilig, Einwohner bekannt." in page


def test_giving_back_needs_no_line(cast):
    application = proposed(cast, cast.submitted())
    url = reverse("funding:release", args=[application.pk])
    with time_machine.travel(NOW, tick=False):
        send(
            cast.client("sabine"),
            url,
            {"choice": "give_back", "question": "Wer hat geprüft?", "seen": "check"},
        )
    application.refresh_from_db()
    assert application.state == "submitted"


def test_a_payment_asks_only_for_what_has_no_reason_yet(cast):
    disbursement = cast.asked()
    assert open_points.of_payment(disbursement) == []
    values = {"iban": "DE02120300000000202051", "account_holder": "Stadtkasse Lollar"}
    profiles.change_profile(cast.town, values=values, by=cast.theo, on=TODAY)
    disbursement = Disbursement.objects.get()
    assert [point.name for point in open_points.of_payment(disbursement)] == ["account"]
    profiles.change_profile(cast.town, values={"iban": "", "account_holder": ""}, by=cast.theo, on=TODAY)
    assert open_points.of_payment(Disbursement.objects.get()) == []


def test_what_was_reasoned_at_the_release_is_not_asked_again_for_each_payment(cast):
    application = proposed(cast, cast.submitted())
    release(cast, application, "check", reason="Geprüft auf Papier.")
    disbursement = Disbursement(grant=application.grant)
    assert [point.name for point in open_points.of_payment(disbursement)] == []
    assert [point.name for point in open_points.of_decision(application, "approve")] == ["check"]


def test_an_official_approves_a_payment_with_an_open_point_in_one_line(cast):
    disbursement = cast.asked()
    pk = disbursement.grant.application_id
    actions.check_money(disbursement, by=cast.karim, on=PAYDAY)
    values = {"iban": "DE02120300000000202051", "account_holder": "Stadtkasse Lollar"}
    profiles.change_profile(cast.town, values=values, by=cast.theo, on=TODAY)
    with pytest.raises(Refused, match="noch etwas offen"):
        actions.approve_money(Disbursement.objects.get(), by=cast.sabine, on=PAYDAY)
    url = reverse("funding:disbursement", args=[pk, disbursement.pk])
    with time_machine.travel(NOON, tick=False):
        sabine = cast.client("sabine")
        page = sabine.get(url).content.decode()
        assert "Ein Punkt ist noch offen" in page
        assert "Im Profil der Organisation steht ein anderes Konto." in page
        page = send(sabine, url, {"act": "approve", "seen": "account"}).content.decode()
        assert "Bitte schreiben Sie in einer Zeile" in page
        assert Disbursement.objects.get().state == "checked"
        send(sabine, url, {"act": "approve", "seen": "account", "reason": "Konto am Telefon verglichen."})
        assert Disbursement.objects.get().state == "approved"
        assert "Konto am Telefon verglichen." in sabine.get(url).content.decode()
        file = sabine.get(reverse("funding:case_file", args=[pk]))
        archive = zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content)))
    (row,) = json.loads(archive.read("entscheidung/trotz-offener-punkte.json"))
    assert (row["released"], row["reason"], row["made_by"]) == (
        disbursement.number, "Konto am Telefon verglichen.", "Sabine Roth",
    )  # fmt: skip
    assert list(row["open"]) == ["account"]


@pytest.mark.parametrize(
    "statement", ["update funding_openrelease set reason = 'anders'", "delete from funding_openrelease"]
)
def test_the_line_stays(cast, statement):
    release(cast, proposed(cast, cast.submitted()), "check", reason="Geprüft auf Papier.")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
