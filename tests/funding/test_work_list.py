"""The officials' work list: whose turn, until when, in four tabs; deputies; and the same few statements for any number of rows."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from tests.cast import NOW, TODAY, person
from tests.funding.rows import submitted_rows
from wir.accounts.models import Membership
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.models import Application, Deputy, LineNotice
from wir.funding.queries import work_list

pytestmark = pytest.mark.django_db
LIST = "/foerderung/arbeit/"


@pytest.fixture(autouse=True)
def on_their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def numbers(cast, who, tab="ich", **given):
    user = getattr(cast, who)
    people = work_list.whose(user, on=TODAY)
    return [
        row["pk"]
        for row in work_list.found(
            user, work_list.Wanted(tab, **given), people=people, selves=work_list.selves(user)
        )[0:50]
    ]


def counts(cast, who):
    user = getattr(cast, who)
    return work_list.counts(user, people=work_list.whose(user, on=TODAY), selves=work_list.selves(user))


def page(cast, who="karim", query=""):
    return cast.client(who).get(LIST + query).content.decode()


@pytest.fixture
def cases(cast):
    """One in every state: new, prepared by Karim, waiting, awarded, rejected, withdrawn."""
    made = {
        "new": cast.submitted(), "prepared": cast.prepared(), "waiting": cast.waitlisted(), "awarded": cast.awarded(),
        "rejected": cast.rejected(), "withdrawn": cast.submitted(),
    }  # fmt: skip
    actions.withdraw(made["withdrawn"], by=cast.frieda)
    return {name: case.pk for name, case in made.items()}


@pytest.mark.parametrize(
    ("who", "tab", "names"),
    [
        ("karim", "ich", ["new"]), ("sabine", "ich", ["new", "prepared"]),
        ("karim", "andere", ["prepared", "waiting"]), ("sabine", "andere", ["waiting"]),
        ("karim", "team", ["new", "prepared", "waiting"]), ("sabine", "erledigt", ["withdrawn", "rejected", "awarded"]),
    ],
)  # fmt: skip
def test_each_tab_holds_the_cases_of_whoever_is_on_turn(cast, cases, who, tab, names):
    found = numbers(cast, who, tab)
    assert (found, len(found)) == ([cases[name] for name in names], counts(cast, who)[tab])


def test_an_application_is_due_so_many_days_after_it_came_in_or_on_the_fixed_day(cast):
    assert cast.submitted().due_on == date(2026, 12, 14)  # the fortieth day is a Saturday
    LineNotice.objects.update(decide_by=date(2026, 11, 30))
    assert cast.submitted().due_on == date(2026, 11, 30)
    LineNotice.objects.update(decide_by=TODAY - timedelta(days=1), usual_days=None)
    assert cast.submitted().due_on is None


def test_what_is_due_first_stands_first_and_without_a_day_last(cast):
    ordered = [cast.submitted().pk for _ in range(3)]
    for pk, due in zip(ordered, (None, TODAY, TODAY - timedelta(days=1)), strict=True):
        Application.objects.filter(pk=pk).update(due_on=due)
    assert numbers(cast, "karim") == ordered[::-1]
    text = page(cast)
    assert [word for word in ("heute fällig", "seit einem Tag überfällig") if word not in text] == []


def test_a_case_that_waits_for_money_is_not_late_while_nobody_is_on_turn(cast, cases):
    Application.objects.filter(pk=cases["waiting"]).update(due_on=TODAY - timedelta(days=20))
    text = page(cast, query="?ansicht=andere")
    assert ("Niemand, bis Geld frei wird" in text, "überfällig" in text) == (True, False)
    Application.objects.filter(pk=cases["prepared"]).update(due_on=TODAY - timedelta(days=20))
    assert "seit 20 Tagen überfällig" in page(cast, query="?ansicht=andere")


def test_a_case_given_to_somebody_waits_for_that_person_only(cast):
    case = cast.submitted()
    actions.assign(case, to=cast.sabine, by=cast.karim)
    assert (numbers(cast, "karim"), numbers(cast, "sabine")) == ([], [case.pk])
    assert counts(cast, "karim") == {"ich": 0, "team": 1, "andere": 1, "erledigt": 0}


def test_only_officials_of_the_authority_give_and_get_cases(cast):
    case = cast.submitted()
    with pytest.raises(PermissionDenied):
        actions.assign(case, to=cast.karim, by=cast.frieda)
    with pytest.raises(Refused):
        actions.assign(case, to=cast.frieda, by=cast.karim)


@pytest.mark.parametrize(("day", "sees"), [(-1, False), (0, True), (3, True), (4, False)])
def test_a_deputy_sees_the_other_ones_cases_from_the_first_to_the_last_day(cast, day, sees):
    case = cast.submitted()
    actions.assign(case, to=cast.sabine, by=cast.karim)
    start = TODAY - timedelta(days=day)
    actions.name_deputy(
        person=cast.sabine, deputy=cast.karim, controller=cast.authority, from_day=start,
        until_day=start + timedelta(days=3), by=cast.sabine,
    )  # fmt: skip
    assert (case.pk in numbers(cast, "karim")) is sees


def test_a_given_back_proposal_waits_for_who_prepared_it(cast):
    case = cast.prepared()
    actions.give_back(case, question="Warum?", by=cast.sabine)
    assert (numbers(cast, "karim"), numbers(cast, "sabine")) == ([case.pk], [])


def test_nobody_stands_in_for_themselves_and_a_stand_in_can_end_early(cast):
    given = {"controller": cast.authority, "from_day": TODAY, "until_day": TODAY, "by": cast.karim}
    with pytest.raises(Refused, match="Niemand vertritt sich selbst"):
        actions.name_deputy(person=cast.karim, deputy=cast.karim, **given)
    with pytest.raises(Refused, match="endet, bevor sie anfängt"):
        actions.name_deputy(
            person=cast.sabine, deputy=cast.karim, **{**given, "until_day": TODAY - timedelta(days=1)}
        )
    named = actions.name_deputy(person=cast.sabine, deputy=cast.karim, **given)
    actions.end_deputy(named, by=cast.karim, on=TODAY)
    assert Deputy.objects.count() == 0


@pytest.mark.parametrize("text", ["number", "LOLLAR", "lollar"])
def test_a_case_is_found_by_its_number_or_by_who_applied(cast, cases, text):
    wanted = Application.objects.get(pk=cases["new"]).number if text == "number" else text
    assert cases["new"] in numbers(cast, "karim", text=wanted)


def test_filters_let_only_that_line_and_state_through(cast, cases):
    assert numbers(cast, "karim", "team", state="waitlisted") == [cases["waiting"]]
    assert numbers(cast, "karim", "team", line="kiv") == []
    assert "Nichts gefunden." in page(cast, query="?suche=gibt-es-nicht")


def test_nonsense_in_the_address_is_ignored(cast):
    assert "Nichts wartet auf Sie." in page(cast, query="?ansicht=x&stand=%01&linie=../..&seite=-7&suche=%01")


def test_one_row_and_thirty_cost_the_same_few_statements(cast, django_assert_num_queries):
    client = cast.client("karim")
    cast.submitted()
    client.get(LIST)
    for more in (0, 29):
        submitted_rows(cast, cast.neighbour, number=more)
        with django_assert_num_queries(9):
            assert client.get(LIST).status_code == 200


def test_the_pages_for_deputies_and_for_giving_a_case_to_somebody(cast):
    client, case = cast.client("karim"), cast.submitted()
    form = {
        "person": cast.sabine.pk,
        "deputy": cast.karim.pk,
        "from_day": "02.11.2026",
        "until_day": "09.11.2026",
    }
    said = client.post(f"{LIST}vertretung/", form, follow=True).content.decode()
    assert "Karim Yıldız vertritt Sabine Roth, 02.11.2026 bis 09.11.2026" in said
    client.post(f"{LIST}antraege/{case.pk}/zuweisen/", {"person": cast.sabine.pk})
    case.refresh_from_db()
    assert case.assigned_to == cast.sabine
    client.post(f"{LIST}vertretung/{Deputy.objects.get().pk}/beenden/")
    assert Deputy.objects.count() == 0


def test_an_authority_sees_and_ends_only_its_own_stand_ins(cast):
    from wir.accounts.models import Organisation

    other = Organisation.objects.create(kind="granting_authority", name="Andere Behörde")
    stranger = person("x@andere.example", "Xenia", other, Membership.Role.OFFICIAL)
    named = actions.name_deputy(
        person=cast.sabine, deputy=cast.karim, controller=cast.authority, from_day=TODAY, until_day=TODAY, by=cast.karim
    )  # fmt: skip
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(stranger, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.post(f"{LIST}vertretung/{named.pk}/beenden/").status_code == 404
    assert "Sabine" not in client.get(f"{LIST}vertretung/").content.decode()
