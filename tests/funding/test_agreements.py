"""Whatever changes of the content: exactly the agreements given before it lapse, and equal content keeps them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW
from wir.accounts.models import Organisation
from wir.funding import actions
from wir.funding.agreements import LAPSED, VALID, now_of, standings, valid_signatures
from wir.funding.models import Application, CostItem, FundingItem

pytestmark = pytest.mark.django_db
WORDS = st.text("abc äß", max_size=8)
FIELDS = st.sampled_from(["title", "purpose", "groups", "contact_name", "contact_phone"])
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("field"), FIELDS, WORDS),
        st.tuples(st.just("cost"), st.integers(2027, 2028), st.integers(1, 3)),
        st.tuples(st.just("money"), st.sampled_from(["own", "third_party"]), st.integers(1, 3)),
        st.tuples(st.just("save"), st.just(""), st.just(0)),
    ),
    max_size=5,
)


def change(application, what, which, value):
    if what == "field":
        Application.objects.filter(pk=application.pk).update(**{which: value})
    elif what == "cost":
        CostItem.objects.filter(application=application, year=which).update(cents=value)
    elif what == "money":
        FundingItem.objects.filter(application=application, kind="own").update(kind=which, cents=value)
    else:
        Application.objects.get(pk=application.pk).save()


def content(application):
    """Everything a person would call the content, read plainly from the tables."""
    fields = ("title", "purpose", "groups", "contact_name", "contact_phone", "starts_on", "ends_on")
    return (
        list(Application.objects.filter(pk=application.pk).values_list(*fields)),
        list(CostItem.objects.filter(application=application).order_by("pk").values_list("year", "label", "cents")),
        list(FundingItem.objects.filter(application=application).order_by("pk").values_list("year", "kind", "label", "cents")),
    )  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=CHANGES, after=CHANGES)
def test_agreements_hold_exactly_while_the_content_is_the_same(cast, before, after):
    neighbour = cast.neighbour
    Organisation.objects.filter(pk=neighbour.pk).update(confirmed_at=NOW)
    application = cast.joint_draft()
    for step in before:
        change(application, *step)
    application.refresh_from_db()
    application.signatures.all().delete()
    cast.signed(application)
    actions.confirm(application.partners.get(), seen=now_of(application).digest, by=cast.jonas, at=NOW)
    agreed_to = content(application)
    for step in after:
        change(application, *step)
    fresh = Application.objects.get(pk=application.pk)
    same = content(application) == agreed_to
    assert [standing.state for standing in standings(fresh)] == [VALID if same else LAPSED]
    assert len(valid_signatures(fresh, now_of(fresh))) == (1 if same else 0)
