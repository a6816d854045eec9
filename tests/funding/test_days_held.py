"""Days of delivery begin empty, are entered by officials, and are put right by two people, whatever statement is sent."""

from datetime import timedelta

import pytest
from django.conf import settings

from tests.cast import PAYDAY, TODAY
from tests.funding.test_states_held import said
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Delivery

pytestmark = pytest.mark.django_db
SENT = TODAY + timedelta(days=1)
AGAIN = (
    "insert into funding_delivery (application_id, document_id, way, announced_on, {columns} never_arrived, replaced)"
    " select application_id, document_id, '{way}', {announced}, {values} false, {replaced} from funding_delivery"
)
REPLACE = "update funding_delivery set replaced = true"
ENTRY = (
    "insert into journal_entry (at, act, thing, thing_id, by, facts, payload_digest) select now(), 'funding.post',"
    " 'funding.application', application_id, {by}, jsonb_build_object('delivery', id, 'posted', '{day}'), ''"
    " from funding_delivery"
)


@pytest.fixture
def sent(cast):
    """An award whose notice went to the post on SENT."""
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=SENT, by=cast.karim, on=SENT)
    return application


def again(way="post", announced="announced_on", replaced="false", **days):
    columns, values = "".join(f"{name}, " for name in days), "".join(f"{day}, " for day in days.values())
    return AGAIN.format(way=way, announced=announced, replaced=replaced, columns=columns, values=values)


BARE, FOLLOWS = "A delivery begins without a day.", "A delivery follows its letter."


@pytest.mark.parametrize(
    ("insert", "sentence"),
    [
        (again("retrieval", retrieved_on="announced_on"), BARE),
        (again("retrieval", notified_on="announced_on"), BARE),
        (again("service", served_on="announced_on"), BARE),
        (again(posted_on="announced_on"), BARE),
        (again(waived_on="announced_on"), BARE),
        (again(replaced="true"), BARE),
        (again(announced="announced_on - 1"), FOLLOWS),
        (again(), ""),
    ],
)
def test_a_delivery_begins_without_a_day_and_after_its_letter(cast, insert, sentence):
    assert said(cast.awarded(), REPLACE, insert) == sentence


def test_a_delivery_is_of_a_letter_of_its_case(cast):
    cast.awarded()
    other = cast.submitted()
    insert = again().replace("select application_id", "select %(id)s")
    assert said(other, REPLACE, insert) == FOLLOWS


@pytest.mark.parametrize(
    "change",
    ["posted_on = posted_on - 1", "received_on = posted_on + 9", "never_arrived = true", "posted_on = null"],
)
def test_no_day_changes_that_no_official_entered(sent, change):
    number = sent.deliveries.get().pk
    refusal = said(sent, f"update funding_delivery set {change}")
    assert refusal == f"Delivery {number}: no official entered that day."


@pytest.mark.parametrize(("who", "accepted"), [("karim", True), ("frieda", False)])
def test_the_entry_in_the_journal_is_of_an_official(cast, sent, who, accepted):
    entry = ENTRY.format(by=getattr(cast, who).pk, day=TODAY.isoformat())
    refusal = said(sent, f"update funding_delivery set posted_on = '{TODAY}'", entry)
    assert (refusal == "") == accepted


def test_what_has_come_is_not_replaced_and_nobody_waives_before(cast, sent):
    number = sent.deliveries.get().pk
    assert said(sent, REPLACE) == f"Delivery {number}: it has come and is not replaced."
    early = f"Delivery {number}: nobody waives before it has come."
    assert said(sent, "update funding_delivery set waived_on = posted_on - 1") == early
    assert said(sent, "update funding_delivery set waived_on = posted_on") == ""


@pytest.mark.parametrize("relied", ["waiver", "money"])
def test_once_others_rely_on_a_day_one_official_alone_changes_nothing(cast, relied):
    application = cast.asked().grant.application if relied == "money" else cast.awarded()
    delivery = application.deliveries.get()
    if relied == "waiver":
        actions.post(delivery, posted_on=SENT, by=cast.karim, on=SENT)
        actions.waive(delivery, by=cast.bea, on=SENT + timedelta(days=9))
    day = TODAY.isoformat()
    column = "posted_on" if delivery.way == "post" else "served_on"
    entry = ENTRY.format(by=cast.karim.pk, day=day).replace("'posted'", f"'{column.removesuffix('_on')}'")
    change = f"update funding_delivery set {column} = date '{day}' - 1"
    refusal = said(application, change, entry)
    assert refusal == f"Delivery {delivery.pk}: others rely on that day, two people put it right."


def test_two_people_put_a_day_right_that_others_rely_on(cast):
    application = cast.asked().grant.application
    delivery = application.deliveries.get()
    what = "posted" if delivery.way == "post" else "served"
    assert getattr(delivery, f"{what}_on") == TODAY
    proposed = actions.propose_day(
        delivery, what="received" if what == "posted" else what, day=SENT, reason="Im Buch.", by=cast.karim, on=PAYDAY
    )  # fmt: skip
    actions.confirm_day(proposed, by=cast.sabine, on=PAYDAY)
    assert said(application, "select 1") == ""


def test_a_letter_that_never_came_goes_again(cast, sent):
    delivery = sent.deliveries.get()
    actions.prove_receipt(delivery, received_on=None, by=cast.karim, on=SENT)
    begun = actions.deliver_again(delivery, way="service", by=cast.karim, on=SENT)
    actions.serve(begun, served_on=SENT, by=cast.karim, on=SENT)
    assert (said(sent, "select 1"), Delivery.objects.current().get().served_on) == ("", SENT)


@pytest.fixture(autouse=True)
def sealed():
    make_test_seal(settings.WIR_SEAL_FILE.parent)
