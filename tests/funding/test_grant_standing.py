"""A grant is called served only when it is: until its notice arrives, it is granted and on its way."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cast import TODAY
from wir.funding import actions
from wir.funding.queries.standing import standing_of

pytestmark = pytest.mark.django_db
ON_ITS_WAY = "Bewilligt, Bescheid unterwegs"


def fresh(application):
    return type(application.grant).objects.get(pk=application.grant.pk)


def test_after_the_release_the_letter_is_on_its_way(cast):
    application = cast.awarded()
    page = cast.client("frieda").get(reverse("funding:projects")).content.decode()
    assert (ON_ITS_WAY in page, "Zugestellt" in page) == (True, False)
    assert standing_of(fresh(application), TODAY) == ON_ITS_WAY


def test_a_letter_counts_from_its_day_and_is_not_called_served(cast):
    application = cast.awarded()
    delivery = application.deliveries.get()
    actions.post(delivery, posted_on=TODAY, by=cast.karim, on=TODAY)
    counts = delivery.reckoned(TODAY).counts_on
    days = (counts - timedelta(days=1), counts)
    assert [standing_of(fresh(application), day) for day in days] == [ON_ITS_WAY, "Bekannt gegeben"]


def test_what_was_retrieved_is_on_its_way_no_more(cast):
    application = cast.awarded(consents_to_electronic_delivery=True)
    actions.retrieve(application.deliveries.get(), by=cast.frieda, on=TODAY)
    days = (TODAY, TODAY + timedelta(days=1))
    said = [standing_of(fresh(application), day) for day in days]
    assert said == ["Bewilligt, Bescheid abgerufen", "Bekannt gegeben"]


def test_what_was_served_is_called_served(cast):
    application = cast.awarded()
    again = actions.deliver_again(application.deliveries.get(), way="service", by=cast.karim, on=TODAY)
    assert standing_of(fresh(application), TODAY) == ON_ITS_WAY
    actions.serve(again, served_on=TODAY, by=cast.karim, on=TODAY)
    assert standing_of(fresh(application), TODAY) == "Zugestellt"


def test_a_letter_that_never_arrived_is_told(cast):
    application = cast.awarded()
    delivery = application.deliveries.get()
    actions.post(delivery, posted_on=TODAY, by=cast.karim, on=TODAY)
    actions.prove_receipt(delivery, received_on=None, by=cast.karim, on=TODAY)
    assert standing_of(fresh(application), date(2026, 11, 20)) == "Bewilligt, Bescheid kam nicht an"
