"""A wrongly entered day of a final notice: one official proposes, another confirms, and what was paid stays."""

import io
import json
import zipfile
from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, PAYDAY, TODAY, person
from tests.pages import shown_on
from wir.accounts.models import Membership
from wir.core.refusal import Refused
from wir.funding import actions, open_points
from wir.funding.models import DayCorrection, Delivery, Disbursement
from wir.funding.purse import obstacles
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 11, 12, tzinfo=NOW.tzinfo)
SERVED, RIGHT = date(2026, 11, 4), date(2026, 12, 21)
WHY = "Im Postausgangsbuch steht der 21. Dezember."


@pytest.fixture
def served(cast):
    """A notice handed over on SERVED, as somebody entered it, and final long before PAYDAY."""
    application = cast.awarded()
    Delivery.objects.filter(application=application).update(replaced=True)
    made = Delivery.objects.create(
        application=application, document=application.grant.notice, way="service", announced_on=TODAY
    )
    actions.serve(made, served_on=SERVED, by=cast.karim, on=SERVED)
    return made


def propose(cast, delivery, *, what="served", day=RIGHT, reason=WHY, by=None, on=PAYDAY):
    return actions.propose_day(delivery, what=what, day=day, reason=reason, by=by or cast.karim, on=on)


def page_of(delivery):
    return reverse("funding:delivery", args=[delivery.application_id, delivery.pk])


def test_one_official_alone_still_changes_nothing_and_is_told_of_the_way_for_two(cast, served):
    with pytest.raises(Refused, match="eine zweite Person bestätigt sie"):
        actions.serve(served, served_on=RIGHT, by=cast.karim, on=PAYDAY)
    proposed = propose(cast, served)
    with pytest.raises(PermissionDenied):
        actions.confirm_day(proposed, by=cast.karim, on=PAYDAY)
    served.refresh_from_db()
    assert served.served_on == SERVED


def test_a_second_official_confirms_and_finality_is_reckoned_anew(cast, served):
    assert served.reckoned(PAYDAY).is_final(PAYDAY) is True
    proposed = propose(cast, served)
    actions.confirm_day(proposed, by=cast.sabine, on=PAYDAY)
    served.refresh_from_db()
    assert (served.served_on, served.reckoned(PAYDAY).is_final(PAYDAY)) == (RIGHT, False)
    assert (proposed.state, proposed.confirmed_by) == ("confirmed", cast.sabine)


def test_both_acts_stand_in_the_journal_and_the_reason_only_in_its_payload(cast, served):
    proposed = propose(cast, served)
    actions.confirm_day(proposed, by=cast.sabine, on=PAYDAY)
    first, second = (Entry.objects.get(act=f"funding.{act}") for act in ("propose_day", "confirm_day"))
    days = {"delivery": served.pk, "what": "served", "before": "2026-11-04", "day": "2026-12-21"}
    assert (first.by, first.thing_id, first.facts) == (cast.karim.pk, served.application_id, days)
    assert json.loads(first.payload.body)["reason"] == WHY
    assert (second.by, second.facts) == (
        cast.sabine.pk,
        {
            "from": "proposed",
            "to": "confirmed",
            **days,
            "final_before": "2026-12-05",
            "final": "2027-01-22",
        },
    )


def test_what_was_paid_stays_and_what_comes_next_waits_for_the_new_finality(cast):
    disbursement = cast.paid()
    grant = disbursement.grant
    delivery = grant.notice.deliveries.current().get()
    proposed = propose(cast, delivery, what="received", day=date(2026, 11, 9), on=date(2027, 1, 14))
    actions.confirm_day(proposed, by=cast.sabine, on=date(2027, 1, 14))
    assert Disbursement.objects.values_list("state", "cents", "paid_on").get() == (
        "paid",
        500_000,
        date(2027, 1, 13),
    )
    delivery.refresh_from_db()
    final = delivery.reckoned(date(2027, 1, 14)).final_on
    assert (final, len(obstacles(grant, on=date(2026, 12, 9))), obstacles(grant, on=final)) == (
        date(2026, 12, 10),
        1,
        (),
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"day": SERVED}, "Dieser Tag steht schon da"),
        ({"day": date(2026, 11, 1)}, "Der Tag muss zwischen dem"),
        ({"day": date(2027, 1, 12)}, "Der Tag muss zwischen dem"),
        ({"what": "posted"}, "Diesen Tag hat niemand eingetragen"),
        ({"reason": " "}, "woher Sie den richtigen Tag kennen"),
        ({"on": date(2026, 11, 20), "day": date(2026, 11, 5)}, "noch nicht bestandskräftig"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(cast, served, given, says):
    with pytest.raises(Refused, match=says):
        propose(cast, served, **given)
    assert (DayCorrection.objects.count(), Entry.objects.filter(act="funding.propose_day").count()) == (0, 0)


def test_only_one_correction_waits_and_a_dropped_one_makes_room(cast, served):
    proposed = propose(cast, served)
    with pytest.raises(Refused, match="wartet schon auf die zweite Person"):
        propose(cast, served, by=cast.sabine)
    actions.drop_day(proposed, by=cast.karim)
    served.refresh_from_db()
    assert (proposed.state, served.served_on) == ("dropped", SERVED)
    propose(cast, served, by=cast.sabine)
    assert DayCorrection.objects.count() == 2


def test_no_day_lies_after_the_acceptance(cast):
    delivery = cast.accepted().deliveries.get()
    for day in (date(2026, 11, 10), None):
        with pytest.raises(Refused, match=r"am 09\.11\.2026 angenommen"):
            propose(cast, delivery, what="received", day=day)


def test_a_letter_that_never_came_is_no_longer_final_and_goes_again(cast):
    delivery = cast.awarded().deliveries.get()
    actions.post(delivery, posted_on=TODAY, by=cast.karim, on=TODAY)
    actions.confirm_day(propose(cast, delivery, what="received", day=None), by=cast.sabine, on=PAYDAY)
    delivery.refresh_from_db()
    assert delivery.reckoned(PAYDAY).state == "failed"
    again = actions.deliver_again(delivery, way="service", by=cast.karim, on=PAYDAY)
    assert Delivery.objects.current().get() == again


def test_strangers_applicants_and_the_proposers_other_address_confirm_nothing(cast, served):
    proposed = propose(cast, served)
    twin = person("karim+zwei@behoerde.example", "K. Zwei", cast.authority, Membership.Role.OFFICIAL)
    for nobody in (cast.frieda, cast.jonas, cast.ole, twin):
        with pytest.raises(PermissionDenied):
            actions.confirm_day(proposed, by=nobody, on=PAYDAY)
    for nobody in (cast.frieda, cast.jonas, cast.ole):
        with pytest.raises(PermissionDenied):
            propose(cast, served, by=nobody, day=date(2026, 12, 1))
        with pytest.raises(PermissionDenied):
            actions.drop_day(proposed, by=nobody)
    with time_machine.travel(NOON, tick=False):
        assert [cast.client(who).get(page_of(served)).status_code for who in ("frieda", "jonas", "ole")] == [
            404
        ] * 3


def test_a_retrieval_that_the_portal_noted_cannot_be_corrected(cast):
    application = cast.awarded(consents_to_electronic_delivery=True)
    delivery = application.deliveries.get()
    actions.retrieve(delivery, by=cast.frieda, on=TODAY)
    with pytest.raises(Refused, match="Diesen Tag hat niemand eingetragen"):
        propose(cast, delivery, what="served")
    with time_machine.travel(NOON, tick=False):
        page = cast.client("karim").get(page_of(delivery)).content.decode()
    assert "Hier ist nichts mehr einzutragen." in page


def test_the_pages_lead_two_officials_through_it(cast, served):
    here = page_of(served)
    with time_machine.travel(NOON, tick=False):
        karim, sabine = cast.client("karim"), cast.client("sabine")
        form = {
            "act": "correct",
            "correct-what": "served",
            "correct-day": "21.12.2026",
            "correct-reason": WHY,
        }
        refused = karim.post(here, {**form, "correct-day": "12.01.2027"}).content.decode()
        assert ("Der Tag muss zwischen dem" in refused, WHY in refused) == (True, True)
        done = karim.post(here, form, follow=True).content.decode()
        assert "Vorgeschlagen. Bestätigen muss jetzt eine zweite Person." in done
        assert ("Bestätigen muss eine andere Person." in done, 'value="confirm_day"' in done) == (True, False)
        assert "Berichtigung bestätigen" in sabine.get(reverse("funding:deliveries")).content.decode()
        page = sabine.get(here).content.decode()
        assert (WHY in page, 'value="confirm_day"' in page) == (True, True)
        old = sabine.post(here, {"act": "confirm_day", "shown": "0" * 64}, follow=True).content.decode()
        assert "hat sich etwas geändert" in old
        done = sabine.post(here, {"act": "confirm_day", **shown_on(sabine, here)}, follow=True)
        assert (
            "Bestätigt. Die Frist ist neu gerechnet; was schon gezahlt ist, bleibt." in done.content.decode()
        )
        assert "Berichtigung bestätigen" not in sabine.get(reverse("funding:deliveries")).content.decode()
    served.refresh_from_db()
    assert served.served_on == RIGHT


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Nennen Sie den richtigen Tag."),
        ({"correct-day": "05.11.2026", "correct-never_arrived": "on"}, "kreuzen Sie nur das an"),
        ({"correct-what": "posted", "correct-never_arrived": "on"}, "wählen Sie „Nachweislich angekommen“"),
    ],
)
def test_the_form_asks_for_a_day_or_for_never(cast, given, says):
    delivery = cast.awarded().deliveries.get()
    actions.post(delivery, posted_on=TODAY, by=cast.karim, on=TODAY)
    form = {"act": "correct", "correct-what": "received", "correct-reason": WHY, **given}
    with time_machine.travel(NOON, tick=False):
        assert says in cast.client("karim").post(page_of(delivery), form).content.decode()
    assert DayCorrection.objects.count() == 0


def test_a_waiting_correction_is_an_open_point_of_a_payment(cast):
    disbursement = cast.asked()
    delivery = disbursement.grant.notice.deliveries.current().get()
    proposed = propose(cast, delivery, what="posted", day=date(2026, 11, 3))
    assert [point.name for point in open_points.of_payment(disbursement)] == ["day"]
    actions.drop_day(proposed, by=cast.sabine)
    assert open_points.of_payment(disbursement) == []


def test_the_file_of_the_case_keeps_who_corrected_what_and_why(cast, served):
    actions.confirm_day(propose(cast, served), by=cast.sabine, on=PAYDAY)
    with time_machine.travel(NOON, tick=False):
        file = cast.client("karim").get(reverse("funding:case_file", args=[served.application_id]))
        archive = zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content)))
    rows = json.loads(archive.read("schreiben/bekanntgabe.json"))
    (kept,) = next(row for row in rows if not row["replaced"])["corrections"]
    assert (kept["what"], kept["day"], kept["reason"], kept["state"]) == (
        "served",
        "2026-12-21",
        WHY,
        "confirmed",
    )
    assert (kept["proposed_by"], kept["confirmed_by"]) == (str(cast.karim), str(cast.sabine))
    journal = archive.read("protokoll.csv").decode()
    assert [journal.count(act) for act in ("funding.propose_day", "funding.confirm_day")] == [1, 1]


@pytest.mark.parametrize(
    "statement",
    [
        "delete from funding_daycorrection",
        "update funding_daycorrection set reason = 'anders'",
        "update funding_daycorrection set day = '2026-12-01'",
    ],
)
def test_the_database_keeps_what_was_proposed(cast, served, statement):
    propose(cast, served)
    with (
        pytest.raises(DatabaseError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
