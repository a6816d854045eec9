"""Making notices known: what people may enter, what the pages say, what the database keeps."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.jobs.delivering import (
    note_what_was_not_retrieved,
    tell_officials_that_a_notice_must_go_again,
)
from wir.funding.models import Delivery
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted(cast):
    """An application whose notice was released on TODAY."""
    return cast.awarded()


@pytest.fixture
def in_portal(granted):
    """Its delivery, if the town had agreed to electronic delivery."""
    Delivery.objects.filter(application=granted).update(replaced=True)
    made = Delivery.objects.create(
        application=granted, document=granted.grant.notice, way="retrieval", announced_on=TODAY
    )
    actions.note_message(made, on=TODAY)
    made.refresh_from_db()
    return made


@pytest.fixture
def by_post(granted):
    """Its delivery as a letter, not posted yet."""
    return granted.deliveries.get()


def days(**number):
    return TODAY + timedelta(**number)


def test_a_release_announces_the_notice_as_a_letter_to_who_has_not_agreed(by_post, granted):
    assert (by_post.way, by_post.document, by_post.announced_on) == ("post", granted.grant.notice, TODAY)
    entry = Entry.objects.get(act="funding.announce")
    assert (entry.thing_id, entry.facts["way"], entry.facts["delivery"]) == (granted.pk, "post", by_post.pk)


def test_a_release_puts_the_notice_into_the_portal_of_who_has_agreed(cast):
    application = cast.awarded(consents_to_electronic_delivery=True)
    assert application.deliveries.get().way == "retrieval"


def test_the_first_retrieval_counts_and_the_second_changes_nothing(cast, in_portal):
    actions.retrieve(in_portal, by=cast.frieda, on=TODAY)
    actions.retrieve(in_portal, by=cast.frieda, on=days(days=1))
    assert (in_portal.retrieved_on, in_portal.reckoned(TODAY).counts_on) == (TODAY, days(days=1))
    assert Entry.objects.filter(act="funding.retrieve").count() == 1


@pytest.mark.parametrize(("after", "in_time"), [(10, True), (11, False)])
def test_after_ten_days_nothing_can_be_retrieved(cast, in_portal, after, in_time):
    if in_time:
        actions.retrieve(in_portal, by=cast.frieda, on=days(days=after))
        assert in_portal.may_be_read(days(days=after)) is True
        return
    with pytest.raises(Refused, match="die Behörde stellt ihn neu zu"):
        actions.retrieve(in_portal, by=cast.frieda, on=days(days=after))
    assert (in_portal.retrieved_on, in_portal.may_be_read(days(days=after))) == (None, False)


def test_only_the_applicant_retrieves_and_only_officials_enter_days(cast, in_portal, granted):
    for who in (cast.jonas, cast.karim, cast.ole):
        with pytest.raises(PermissionDenied):
            actions.retrieve(in_portal, by=who, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.deliver_again(in_portal, way="post", by=cast.frieda, on=TODAY)


@pytest.mark.parametrize(("posted", "fits"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_letter_is_posted_between_the_release_and_today(cast, by_post, posted, fits):
    if fits:
        actions.post(by_post, posted_on=days(days=posted), by=cast.karim, on=days(days=3))
    else:
        with pytest.raises(Refused, match="Der Tag muss zwischen dem"):
            actions.post(by_post, posted_on=days(days=posted), by=cast.karim, on=days(days=3))
    by_post.refresh_from_db()
    assert by_post.posted_on == (days(days=posted) if fits else None)


def test_proof_of_a_later_receipt_wins(cast, by_post):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    assert by_post.reckoned(TODAY).counts_on == date(2026, 11, 5)
    actions.prove_receipt(by_post, received_on=date(2026, 11, 9), by=cast.karim, on=date(2026, 11, 20))
    assert by_post.reckoned(TODAY).counts_on == date(2026, 11, 9)


def test_a_letter_that_never_came_goes_again_by_service(cast, by_post):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    actions.prove_receipt(by_post, received_on=None, by=cast.karim, on=days(days=9))
    second = actions.deliver_again(by_post, way="service", by=cast.sabine, on=days(days=10))
    actions.serve(second, served_on=days(days=12), by=cast.sabine, on=days(days=12))
    assert (second.reckoned(days(days=12)).counts_on, Delivery.objects.current().get()) == (
        days(days=12),
        second,
    )


def test_what_was_made_known_is_not_delivered_again(cast, by_post):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    with pytest.raises(Refused, match="schon bekannt gegeben"):
        actions.deliver_again(by_post, way="post", by=cast.karim, on=TODAY)


def test_nobody_chooses_the_portal_for_who_has_not_agreed(cast, by_post):
    with pytest.raises(Refused, match="nicht eingewilligt"):
        actions.deliver_again(by_post, way="retrieval", by=cast.karim, on=TODAY)


def test_a_waiver_needs_a_notice_that_is_known_and_makes_it_final(cast, in_portal):
    with pytest.raises(Refused, match="erst, wenn der Bescheid bekannt gegeben ist"):
        actions.waive(in_portal, by=cast.bea, on=TODAY)
    actions.retrieve(in_portal, by=cast.frieda, on=TODAY)
    actions.waive(in_portal, by=cast.bea, on=days(days=3))
    assert in_portal.reckoned(TODAY).final_on == days(days=3)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from funding_delivery",
        "update funding_delivery set way = 'post', retrieved_on = null where way = 'retrieval'",
        "update funding_delivery set retrieved_on = retrieved_on + 1 where way = 'retrieval'",
        "update funding_delivery set announced_on = announced_on - 30 where way = 'retrieval'",
        "update funding_delivery set replaced = false",
    ],
)
def test_no_statement_changes_what_was_sent_and_retrieved(cast, in_portal, statement):
    actions.retrieve(in_portal, by=cast.frieda, on=TODAY)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_retrieves_by_post_and_then_gives_the_file(cast, in_portal, granted):
    frieda = cast.client("frieda")
    with time_machine.travel(NOW, tick=False):
        file = reverse("funding:letter", args=[granted.pk, granted.letters.get().pk])
        assert frieda.get(file).status_code == 302
        page = frieda.get(reverse("funding:notice", args=[granted.pk])).content.decode()
        assert "Bescheid abrufen" in page
        assert "Bescheid als PDF laden" not in page
        assert frieda.get(reverse("funding:notice_file", args=[granted.pk])).status_code == 302
        frieda.post(reverse("funding:retrieve", args=[granted.pk, in_portal.pk]))
        assert frieda.get(file)["Content-Type"] == "application/pdf"
        page = frieda.get(reverse("funding:notice", args=[granted.pk])).content.decode()
    assert "Er zählt am Tag nach dem Abruf: Dienstag, 3. November 2026." in page


def test_an_official_enters_the_day_on_the_page_and_reads_the_reckoning(cast, by_post, granted):
    karim, url = cast.client("karim"), reverse("funding:delivery", args=[granted.pk, by_post.pk])
    with time_machine.travel(NOW, tick=False):
        assert by_post.pk in [
            row.delivery.pk for row in karim.get(reverse("funding:deliveries")).context["rows"]
        ]
        page = karim.post(
            url, {"act": "posted", "posted-posted_on": "02.11.2026"}, follow=True
        ).content.decode()
        assert "Er gilt am 3. Tag danach als angekommen: Donnerstag, 5. November 2026." in page
        assert "Nach Bundesrecht wäre es seit 2025 der 4. Tag" in page
        assert list(karim.get(reverse("funding:deliveries")).context["rows"]) == []


def test_officials_are_told_once_about_what_was_not_retrieved(cast, in_portal, granted):
    with time_machine.travel(NOW + timedelta(days=10), tick=False):
        note_what_was_not_retrieved(0)
    assert Entry.objects.filter(act="funding.not_retrieved").count() == 0
    with time_machine.travel(NOW + timedelta(days=11), tick=False):
        note_what_was_not_retrieved(0)
        note_what_was_not_retrieved(0)
    assert Entry.objects.get(act="funding.not_retrieved").facts == {"delivery": in_portal.pk}
    tell_officials_that_a_notice_must_go_again(granted.pk)
    assert sorted(m.to[0] for m in mail.outbox) == ["karim@behoerde.example", "sabine@behoerde.example"]
    assert granted.title not in mail.outbox[0].body


def test_the_list_of_notices_costs_the_same_for_one_and_for_many(cast, django_assert_num_queries):
    karim, url = cast.client("karim"), reverse("funding:deliveries")
    cast.awarded(asked={2027: 100_000})
    counts = []
    for _ in range(2):
        with time_machine.travel(NOW, tick=False), CaptureQueries() as seen:
            karim.get(url)
        counts.append(len(seen))
        cast.awarded(asked={2027: 100_000})
    assert counts[0] == counts[1]


def CaptureQueries():
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def accepted(cast, granted, on):
    actions.accept(
        granted.grant,
        account_holder="Stadtkasse",
        iban="DE89370400440532013000",
        waives=False,
        by=cast.frieda,
        on=on,
    )


@pytest.mark.parametrize(("after", "fits"), [(7, True), (8, False), (None, False)])
def test_no_day_after_the_acceptance_takes_the_notice_away_again(cast, by_post, granted, after, fits):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    accepted(cast, granted, days(days=7))
    day = None if after is None else days(days=after)
    acts = [lambda: actions.prove_receipt(by_post, received_on=day, by=cast.karim, on=days(days=9))]
    if day:
        acts.insert(0, lambda: actions.post(by_post, posted_on=day, by=cast.karim, on=days(days=9)))
    for act in acts:
        if fits:
            act()
        else:
            with pytest.raises(Refused, match=r"ist am 09\.11\.2026 angenommen"):
                act()
    by_post.refresh_from_db()
    assert (by_post.posted_on, by_post.never_arrived) == (days(days=7) if fits else TODAY, False)


@pytest.mark.parametrize(("last", "fits"), [(0, True), (1, False)])
def test_nobody_changes_a_day_of_a_notice_that_is_final(cast, by_post, last, fits):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    on = by_post.reckoned(TODAY).last_day + timedelta(days=last)
    acts = (
        lambda: actions.post(by_post, posted_on=TODAY, by=cast.karim, on=on),
        lambda: actions.prove_receipt(by_post, received_on=TODAY, by=cast.karim, on=on),
    )
    for act in acts:
        if fits:
            act()
        else:
            with pytest.raises(Refused, match="ist bestandskräftig"):
                act()


def test_the_page_of_a_final_notice_offers_only_to_propose_another_day_to_a_second_person(
    cast, by_post, granted
):
    actions.post(by_post, posted_on=TODAY, by=cast.karim, on=TODAY)
    actions.waive(by_post, by=cast.bea, on=days(days=7))
    accepted(cast, granted, days(days=7))
    url = reverse("funding:delivery", args=[granted.pk, by_post.pk])
    with time_machine.travel(NOW + timedelta(days=8), tick=False):
        karim = cast.client("karim")
        page = karim.get(url).content.decode()
        karim.post(url, {"act": "posted", "posted-posted_on": f"{days(days=1):%d.%m.%Y}"})
    assert re.findall(r'name="act" value="(\w+)"', page) == ["correct"]
    by_post.refresh_from_db()
    assert by_post.posted_on == TODAY
