"""The formal check, deciding against a finding with a reason, and other applications of the same people."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.documents.seal import make_test_seal
from wir.funding import actions, checks, verdicts
from wir.funding.models import FormalCheck, Settlement
from wir.funding.panels import other_cases
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


def finding(application, rule="duration"):
    return {one.rule: one for one in verdicts.assess(application, on=TODAY)[1]}[rule]


def override(application, by, **given):
    words = {
        "rule": "duration",
        "reason": "Der Erlass lässt es zu.",
        "source": "Erlass vom 01.10.2026",
        **given,
    }
    return actions.override_finding(application, **words, by=by, on=TODAY)


def tick_all(application):
    return {point.name for point in checks.points_of(application)}


def test_an_override_turns_the_finding_and_keeps_what_was_computed(cast):
    application = cast.submitted()
    before = finding(application)
    override(application, cast.karim)
    after = finding(application)
    assert (before.met, after.met) == (True, False)
    assert after.says == (
        f"Abweichend entschieden am 02.11.2026: Der Erlass lässt es zu. Berechnet war: „{before.says}“"
    )
    assert (after.facts["before_met"], after.source.startswith("Erlass vom 01.10.2026; ")) == (True, True)
    assert Entry.objects.get(act="funding.override_finding").facts == {
        "rule": "duration", "met": False, "on": "2026-11-02",
    }  # fmt: skip


def test_an_override_stops_or_allows_the_grant_and_can_be_taken_back_by_another(cast):
    application = cast.submitted()
    override(application, cast.karim)
    whole = actions.Proposal(slices={2027: 1_800_000, 2028: 1_000_000}, reasons="Passt.")
    with pytest.raises(Refused, match="Abweichend entschieden"):
        actions.prepare(application, proposal=whole, by=cast.karim, at=NOW)
    override(application, cast.sabine, reason="Doch nicht.")
    assert finding(application).met is True
    actions.prepare(application, proposal=whole, by=cast.karim, at=NOW)
    assert Settlement.objects.filter(override=True).count() == 2


def test_an_override_counts_for_its_own_application_only(cast):
    application, other = cast.submitted(), cast.submitted()
    override(application, cast.karim)
    assert finding(other).met is True


@pytest.mark.parametrize("given", [{"reason": " "}, {"source": ""}, {"rule": "gibt-es-nicht"}])
def test_an_override_without_reason_source_or_finding_is_refused(cast, given):
    with pytest.raises(Refused):
        override(cast.submitted(), cast.karim, **given)
    assert Settlement.objects.count() == 0


def test_only_officials_of_the_authority_override_and_check(cast):
    application = cast.submitted()
    with pytest.raises(PermissionDenied):
        override(application, cast.frieda)
    with pytest.raises(PermissionDenied):
        actions.finish_check(application, ticked=tick_all(application), note="", by=cast.frieda, at=NOW)


def test_what_is_decided_is_neither_overridden_nor_checked_any_more(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.awarded()
    with pytest.raises(Refused):
        override(application, cast.karim)
    with pytest.raises(Refused):
        actions.finish_check(application, ticked=tick_all(application), note="", by=cast.karim, at=NOW)


def test_a_check_is_finished_only_when_every_point_was_looked_at(cast):
    application = cast.submitted()
    names = tick_all(application)
    with pytest.raises(Refused, match="Noch nicht geprüft: Unverändert seit dem Absenden"):
        actions.finish_check(application, ticked=names - {"intact"}, note="", by=cast.karim, at=NOW)
    done = actions.finish_check(application, ticked=names, note="Alles da.", by=cast.karim, at=NOW)
    assert done.points == [[point.name, point.met] for point in checks.points_of(application)]


def test_a_missing_formal_point_needs_a_note(cast):
    application = cast.submitted()
    type(cast.town).objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    application.applicant.refresh_from_db()
    ticked = tick_all(application)
    with pytest.raises(Refused, match="Vermerk"):
        actions.finish_check(application, ticked=ticked, note="", by=cast.karim, at=NOW)
    actions.finish_check(
        application, ticked=ticked, note="Der Brief mit dem Code ist unterwegs.", by=cast.karim, at=NOW
    )


def test_a_finished_check_and_an_override_are_only_added_to(cast):
    application = cast.submitted()
    override(application, cast.karim)
    actions.finish_check(application, ticked=tick_all(application), note="x", by=cast.karim, at=NOW)
    for table in ("funding_formalcheck", "funding_settlement"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"delete from {table}")


def test_the_pages_of_the_check_say_what_is_left_and_lead_to_the_file(cast):
    application = cast.submitted()
    page, client = f"/foerderung/arbeit/antraege/{application.pk}/", cast.client("karim")
    said = client.post(f"{page}pruefen/", {"ticked": ["intact"], "note": "Halb fertig"}).content.decode()
    assert "Noch nicht geprüft:" in said
    assert "Halb fertig" in said
    client.post(f"{page}pruefen/", {"ticked": list(tick_all(application))})
    assert "Abgeschlossen von Karim Yıldız" in client.get(page).content.decode()
    client.post(f"{page}abweichen/duration/", {"reason": "Sonderfall.", "source": "Vermerk 9"})
    assert "Abweichend entschieden" in client.get(page).content.decode()
    assert FormalCheck.objects.count() == 1


def test_other_cases_of_the_same_people_stand_with_what_they_share(cast):
    old = cast.submitted(title="Lollar redet mit einander")
    apart = cast.submitted(
        asked={2029: 1_000_000},
        title="Etwas ganz anderes",
        starts_on=date(2029, 1, 1),
        ends_on=date(2030, 6, 30),
    )
    application = cast.submitted()
    assert [str(fact) for fact in other_cases.facts_of(application, old)] == [
        "Zeitraum überschneidet sich", "gleiche Förderlinie", "ähnlicher Titel",
    ]  # fmt: skip
    assert other_cases.facts_of(application, apart) == ["gleiche Förderlinie"]
    panel = other_cases.of_official(application, cast.karim)
    assert [row["case"].pk for row in panel.context["rows"]] == [apart.pk, old.pk]


def test_a_first_application_shows_no_other_cases_and_drafts_stay_unseen(cast):
    cast.complete_draft(applicant=cast.neighbour)
    application = cast.submitted()
    assert other_cases.of_official(application, cast.karim) is None


@pytest.mark.parametrize("end", ["removed", "declined"])
def test_a_partner_that_was_only_asked_in_the_draft_is_no_double_funding_and_no_news(cast, end):
    own = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    draft = cast.joint_draft()
    partner = draft.partners.get()
    if end == "removed":
        actions.remove_partner(partner, by=cast.frieda, at=NOW)
    else:
        actions.decline(partner, reason="Kein Geld", by=cast.jonas, at=NOW)
    actions.submit(cast.signed(draft), by=cast.frieda, on=TODAY)
    assert [other_cases.of_official(one, cast.karim) for one in (own, draft)] == [None, None]
    said = cast.client("karim").get(f"/foerderung/arbeit/antraege/{draft.pk}/").content.decode()
    assert [word for word in ("Nicht dabei", "herausgenommen", "Partner hat abgelehnt") if word in said] == []


def test_a_partner_of_what_was_handed_in_shows_in_both_cases_also_when_it_has_left(cast):
    own = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    joint = cast.joint_draft(confirmed=True)
    actions.submit(cast.signed(joint), by=cast.frieda, on=TODAY)
    actions.leave(joint.partners.get(), reason="Kein Geld", by=cast.jonas, at=NOW)
    panels = [other_cases.of_official(one, cast.karim) for one in (own, joint)]
    assert [[row["case"] for row in panel.context["rows"]] for panel in panels] == [[joint], [own]]
    assert (
        "Nicht dabei" in cast.client("karim").get(f"/foerderung/arbeit/antraege/{joint.pk}/").content.decode()
    )


def test_the_page_of_a_case_costs_at_most_twenty_statements(cast, django_assert_max_num_queries):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    cast.submitted()
    client = cast.client("sabine")
    for made in ("submitted", "prepared", "awarded"):
        page = f"/foerderung/arbeit/antraege/{getattr(cast, made)().pk}/"
        with django_assert_max_num_queries(20):
            assert client.get(page).status_code == 200
