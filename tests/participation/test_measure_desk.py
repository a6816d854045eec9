"""Measures at the desk: written, put in order, reported on; then the fields of action and the next edition."""

from datetime import date

import pytest
import time_machine

from wir.strategy import actions
from wir.strategy.models import Measure, Process

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
DESK = "/beteiligung/lollar/arbeit"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(ON, tick=False):
        yield


def _measure_form(**given):
    return {"title": "Abendbus auf Probe", "owner": "Ordnungsamt", **given}


def test_a_measure_is_made_from_a_recommendation_with_cost_by_year(cast):
    recommendation = cast.recommendation()
    client = cast.client("miriam")
    empty = client.get(f"{DESK}/massnahmen/neu/?empfehlung=1").context["form"]
    assert empty["recommendations"].value() == [recommendation.pk]
    client.post(
        f"{DESK}/massnahmen/neu/",
        _measure_form(
            recommendations=[recommendation.pk],
            cost_2027="12.500,50",
            cost_2028="0",
            owner_email="theo@lollar.example",
        ),
    )
    made = Measure.objects.get()
    assert list(made.recommendations.all()) == [recommendation]
    assert list(made.costs.values_list("year", "cents")) == [(2027, 1_250_050), (2028, 0)]
    assert (made.owner, made.owner_user, made.state, made.made_on) == (
        "Ordnungsamt",
        cast.theo,
        "proposed",
        ON,
    )


def test_a_measure_form_says_what_is_missing(cast):
    cast.recommendation()
    client = cast.client("miriam")
    for given, sentence in (
        (_measure_form(), "Wählen Sie eine Empfehlung, oder schreiben Sie"),
        (
            _measure_form(owner_email="niemand@lollar.example"),
            "Unter dieser Adresse macht im Prozess noch niemand mit.",
        ),
        (_measure_form(starts_on="01.02.2027", ends_on="31.01.2027"), "Das Ende liegt vor dem Beginn."),
        (_measure_form(line="unsinn"), "line"),
    ):
        assert sentence in client.post(f"{DESK}/massnahmen/neu/", given).content.decode()
    assert Measure.objects.count() == 0


def test_only_lines_whose_guideline_holds_today_are_proposed(cast):
    cast.recommendation()
    client = cast.client("miriam")
    today = dict(client.get(f"{DESK}/massnahmen/neu/").context["form"].fields["line"].choices)
    with time_machine.travel(date(2018, 6, 1), tick=False):
        then = dict(
            cast.client("miriam").get(f"{DESK}/massnahmen/neu/").context["form"].fields["line"].choices
        )
    assert ("kiv" in then, "kiv" in today) == (True, True)
    assert ("vielfaltszentrum" in then, "vielfaltszentrum" in today) == (False, True)


def test_a_measure_is_changed_and_shows_what_it_has(cast):
    measure = cast.measure()
    actions.set_costs(measure, cents={2024: 100}, by=cast.miriam)
    client, page = cast.client("frieda"), f"{DESK}/massnahmen/1/"
    form = client.get(page).context["form"]
    assert (form["title"].value(), form["cost_2024"].value()) == (measure.title, 100)
    client.post(
        page, _measure_form(title="Bus", recommendations=[measure.recommendations.get().pk], cost_2026="5")
    )
    measure.refresh_from_db()
    assert (measure.title, list(measure.costs.values_list("year", "cents"))) == ("Bus", [(2026, 500)])


def test_towns_are_asked_for_only_in_a_joint_process(cast):
    cast.process()
    joint = cast.process(with_towns=[cast.neighbour])
    client = cast.client("frieda")
    pages = {
        slug: "town" in client.get(f"/beteiligung/{slug}/arbeit/massnahmen/neu/").context["form"].fields
        for slug in ("lollar", joint.slug)
    }
    assert pages == {"lollar": False, joint.slug: True}


def test_the_order_is_saved_and_moving_needs_a_reason(cast):
    process = cast.process()
    first, second = (cast.measure(cast.recommendation(cast.voice(process))) for _ in range(2))
    client, page = cast.client("miriam"), f"{DESK}/massnahmen/"
    client.post(page, {f"platz_{first.pk}": "1", f"platz_{second.pk}": "2"})
    moved = {f"platz_{first.pk}": "2", f"platz_{second.pk}": "1"}
    answer = client.post(page, moved).content.decode()
    assert "steht jetzt an anderer Stelle. Schreiben Sie dazu, warum." in answer
    client.post(page, {**moved, f"warum_{first.pk}": "Wartet.", f"warum_{second.pk}": "Eilt."})
    assert list(process.measures.order_by("rank").values_list("number", "rank", "rank_because")) == [
        (2, 1, "Eilt."),
        (1, 2, "Wartet."),
    ]
    client.post(page, {f"platz_{first.pk}": "²", f"platz_{second.pk}": ""})
    assert list(process.measures.order_by("number").values_list("rank", flat=True)) == [2, 1]
    client.post(page, {f"platz_{first.pk}": "", f"platz_{second.pk}": ""})
    assert set(process.measures.values_list("rank", flat=True)) == {None}


def test_the_owner_reports_and_everybody_reads_it(cast):
    measure = cast.owned_measure()
    client, page = cast.client("theo"), "/beteiligung/lollar/massnahmen/1/stand/"
    assert page in client.get("/beteiligung/meine/massnahmen/").content.decode()
    client.post(page, {"text": "Es geht los.", "tun": "start_measure"})
    client.post(page, {"text": "Der erste Bus fährt.", "tun": "stand"})
    client.post(page, {"text": "Wir wollen nicht mehr.", "tun": "drop_measure"})
    measure.refresh_from_db()
    assert measure.state == "running"
    public = cast.client().get("/beteiligung/lollar/massnahmen/1/").content.decode()
    assert [text in public for text in ("Es geht los.", "Der erste Bus fährt.")] == [True, True]


def test_the_office_may_plan_and_drop_from_the_same_page(cast):
    measure = cast.measure()
    client, page = cast.client("frieda"), "/beteiligung/lollar/massnahmen/1/stand/"
    client.post(page, {"text": "", "tun": "plan_measure"})
    client.post(page, {"text": "Am 2. November beschlossen.", "tun": "plan_measure"})
    measure.refresh_from_db()
    assert (measure.state, measure.notes.get().text) == ("planned", "Am 2. November beschlossen.")
    client.post(page, {"text": "Kein Geld", "tun": "drop_measure"})
    measure.refresh_from_db()
    assert (measure.state, measure.dropped_because) == ("dropped", "Kein Geld")


def test_fields_and_the_next_edition_have_their_pages(cast):
    process = cast.process()
    client = cast.client("frieda")
    client.post(f"{DESK}/handlungsfelder/", {"name": "Wohnen", "annual_goal": "Zwanzig Wohnungen"})
    field = process.fields.get()
    client.post(f"{DESK}/handlungsfelder/{field.pk}/", {"name": "Wohnen und Bauen"})
    assert list(process.fields.values_list("name", "annual_goal")) == [("Wohnen und Bauen", "")]
    given = {"name": "Weiter so", "starts_on": "01.01.2029", "ends_on": "30.06.2030"}
    client.post(f"{DESK}/naechster/", given)
    assert Process.objects.count() == 1
    cast.decided_process(process)
    client.post(f"{DESK}/naechster/", {**given, "ends_on": "01.01.2029"})
    assert Process.objects.count() == 1
    client.post(f"{DESK}/naechster/", given)
    assert Process.objects.get(next_of=process).fields.get().name == "Wohnen und Bauen"


@pytest.mark.parametrize("place", ["x", "0", "1.5", "-1", "1000"])
def test_an_unreadable_place_is_an_error_at_its_field_and_changes_nothing(cast, place):
    first = cast.measure()
    second = cast.measure(first.recommendations.get())
    actions.rank_measures(first.process, order=[first, second], reasons={}, by=cast.miriam)
    page = cast.client("miriam").post(
        f"{DESK}/massnahmen/",
        {f"platz_{first.pk}": place, f"platz_{second.pk}": "1", f"warum_{second.pk}": "Eilt"},
    )
    assert page.status_code == 200
    assert page.content.decode().count("Schreiben Sie eine Zahl von 1 bis 999") == 1
    assert f'aria-describedby="platz-{first.pk}-fehler"' in page.content.decode()
    assert list(Measure.objects.order_by("pk").values_list("rank", flat=True)) == [1, 2]


def test_no_address_tells_whether_it_has_an_account_and_nobody_reports_unasked(cast):
    process = cast.recommendation().process
    client = cast.client("miriam")
    given = _measure_form(without_basis_because="Schon begonnen.")
    answers = []
    for email in ("niemand@lollar.example", cast.jonas.email, cast.ole.email):
        page = client.post(f"{DESK}/massnahmen/neu/", {**given, "owner_email": email}).content.decode()
        answers.append("Unter dieser Adresse macht im Prozess noch niemand mit." in page)
    assert (answers, Measure.objects.count()) == ([True] * 3, 0)
    asked = cast.part_invitation(process, email=cast.ole.email)
    client.post(f"{DESK}/massnahmen/neu/", {**given, "owner_email": cast.ole.email})
    assert Measure.objects.count() == 0
    actions.accept_part(asked, by=cast.ole, on=ON)
    client.post(f"{DESK}/massnahmen/neu/", {**given, "owner_email": cast.ole.email.upper()})
    assert Measure.objects.get().owner_user == cast.ole


def test_who_takes_care_of_a_measure_already_stays_when_the_part_has_ended(cast):
    measure = cast.measure()
    Measure.objects.filter(pk=measure.pk).update(owner_user=cast.ole)
    given = _measure_form(without_basis_because="Schon begonnen.", owner_email=cast.ole.email)
    cast.client("miriam").post(f"{DESK}/massnahmen/{measure.number}/", given)
    measure.refresh_from_db()
    assert (measure.owner_user, measure.without_basis_because) == (cast.ole, "Schon begonnen.")
