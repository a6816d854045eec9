"""A group that the guideline refuses is told so at once: before anybody else is asked for anything."""

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.funding import actions
from wir.funding.models import Settlement
from wir.funding.turn import listed, turn_of

pytestmark = pytest.mark.django_db
SAYS = "Keine der Kommunen hat weniger als 10.000 Einwohnerinnen und Einwohner."


@pytest.fixture
def refused(cast):
    Organisation.objects.filter(pk=cast.neighbour.pk).update(population=20_000)
    cast.neighbour.refresh_from_db()
    return cast.joint_draft(confirmed=True)


def test_the_next_step_is_the_partner_and_nothing_is_called_complete(cast, refused):
    turn = turn_of(refused, cast.frieda, on=TODAY)
    assert (turn.mine, turn.section, turn.url) == (
        True,
        "partners",
        reverse("funding:partners", args=[refused.pk]),
    )
    assert turn.says.startswith(f"So geht der Antrag noch nicht. {SAYS}")


def test_the_partners_are_not_done(cast, refused):
    page = cast.client("frieda").get(reverse("funding:application", args=[refused.pk]))
    states = {section.name: section.state for section in page.context["sections"]}
    assert states["partners"] == "wrong"


@pytest.mark.parametrize(("population", "said"), [(9_999, False), (10_000, True)])
def test_it_is_said_when_the_partner_is_chosen(cast, population, said):
    Organisation.objects.filter(pk=cast.neighbour.pk).update(population=population)
    draft, client = cast.complete_draft(), cast.client("frieda")
    answer = client.post(
        reverse("funding:invite_partner", args=[draft.pk]), {"organisation": cast.neighbour.pk}, follow=True
    )
    assert (SAYS in answer.content.decode()) == said


def test_what_an_official_has_settled_counts(cast, refused):
    Settlement.objects.create(
        controller=cast.authority, line=refused.line, application=refused, rule="partners", met=True,
        override=True, reason="Geprüft.", source="Erlass", from_day=TODAY, made_by=cast.karim, made_at=NOW,
    )  # fmt: skip
    assert "Alles ist ausgefüllt." in turn_of(refused, cast.frieda, on=TODAY).says


def test_the_list_costs_the_same_for_one_and_for_many(cast, refused):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from wir.funding.access import own_applications

    def cost():
        with CaptureQueriesContext(connection) as seen:
            listed(own_applications(cast.frieda), cast.frieda, on=TODAY)
        return len(seen)

    cost()
    one = cost()
    actions.invite_partner(cast.complete_draft(), organisation=cast.neighbour, by=cast.frieda, at=NOW)
    cast.complete_draft()
    assert cost() == one
