"""The last day that people were told holds on every way to take part, and all ways end with the decision."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.participation.actions import assemblies, building, conversations, paper
from wir.participation.models import Draft, Response
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy import actions as strategy

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 20)
LATER = LAST + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, survey, *args):
    return reverse(f"participation:{name}", args=(survey.process.slug, survey.pk, *args))


@pytest.mark.parametrize(("on", "closed"), [(TODAY, False), (LAST, False), (LATER, True)])
def test_nothing_closes_before_its_promised_last_day_is_over(cast, on, closed):
    process = cast.process()
    survey = cast.open_survey(process, closes_on=LAST)
    pool = cast.open_assembly(process, joins_until=LAST)
    cast.joined(pool, 2)
    talk = cast.conversation(process=process, last_day=LAST)
    acts = (
        lambda: building.close_survey(survey, by=cast.miriam, on=on),
        lambda: assemblies.close_pool(pool, by=cast.miriam, on=on),
        lambda: conversations.close_conversation(talk, by=cast.miriam, on=on),
    )
    for act in acts:
        if closed:
            act()
        else:
            with pytest.raises(Refused, match="können alle noch mitmachen; das haben wir versprochen"):
                act()
    for one in (survey, pool, talk):
        one.refresh_from_db()
    assert {one.state for one in (survey, pool, talk)} == {"closed" if closed else "open"}


def test_what_was_never_promised_closes_at_any_time(cast):
    survey = cast.open_survey()
    building.close_survey(survey, by=cast.miriam, on=TODAY)
    assert (survey.state, survey.closes_on) == ("closed", TODAY)


def test_a_promised_last_day_moves_only_to_a_later_one(cast):
    survey = cast.open_survey(closes_on=LAST)
    pool = cast.open_assembly(survey.process, joins_until=LAST)
    words = {"features": ["age", "sex"], "size": 6, "by": cast.miriam}
    for wanted in (LAST - timedelta(days=1), None):
        with pytest.raises(Refused, match="Wählen Sie einen späteren Tag"):
            building.change_survey(survey, closes_on=wanted, by=cast.miriam)
        with pytest.raises(Refused, match="Wählen Sie einen späteren Tag"):
            assemblies.change_assembly(pool, joins_until=wanted, **words)
    building.change_survey(survey, title="Ein anderer Titel", by=cast.miriam)
    assemblies.change_assembly(pool, title="Ein anderer Titel", **words)
    survey.refresh_from_db()
    pool.refresh_from_db()
    assert (survey.closes_on, pool.joins_until) == (LAST, LAST)
    building.change_survey(survey, closes_on=LATER, by=cast.miriam)
    assemblies.change_assembly(pool, joins_until=LATER, **words)
    survey.refresh_from_db()
    pool.refresh_from_db()
    assert (survey.closes_on, pool.joins_until) == (LATER, LATER)


@pytest.mark.parametrize(
    ("wanted", "holds"), [(LAST - timedelta(days=1), False), (None, False), (LAST, True), (LATER, True)]
)
def test_a_new_version_takes_comments_at_least_as_long_as_the_last_one_promised(cast, wanted, holds):
    version = cast.version(comments_until=LAST)
    page = cast.client("miriam").get(reverse("participation:publish_text", args=[version.process.slug]))
    assert 'value="20.11.2026"' in page.content.decode()
    cast.section(version.process).paragraphs.create(place=9, text="Neu", key="neu")
    words = {"reason": "Neu", "by": cast.miriam, "on": TODAY, "comments_until": wanted}
    if holds:
        strategy.publish_version(version.process, **words)
    else:
        with pytest.raises(Refused, match="Wählen Sie einen späteren Tag"):
            strategy.publish_version(version.process, **words)
    assert version.process.versions.count() == (2 if holds else 1)


def test_after_the_promised_day_a_new_version_may_take_no_comments(cast):
    version = cast.version(comments_until=LAST)
    cast.section(version.process).paragraphs.create(place=9, text="Neu", key="neu")
    strategy.publish_version(version.process, reason="Neu", by=cast.miriam, on=LATER)
    assert [one.comments_until for one in version.process.versions.all()] == [LAST, None]


@pytest.mark.parametrize(
    ("state", "wanted", "moves"),
    [
        ("planned", LAST - timedelta(days=1), True), ("announced", LAST - timedelta(days=1), False),
        ("announced", LAST, True), ("announced", LATER, True), ("announced", None, True),
    ],
)  # fmt: skip
def test_the_last_day_to_register_moves_only_to_a_later_one_once_it_is_announced(cast, state, wanted, moves):
    make = cast.planned_meeting if state == "planned" else cast.meeting
    meeting = make(registers_until=LAST)
    browser, place = cast.client("miriam"), reverse("participation:edit_meeting", args=["lollar", meeting.pk])
    given = {
        "title": "Zweite Werkstatt", "format": "future_workshop", "day": "28.11.2026", "begins": "14:00", "ends": "17:00",
        "place": "Bürgerhaus", "registration": "on", "places": "2",
        "registers_until": wanted.strftime("%d.%m.%Y") if wanted else "",
    }  # fmt: skip
    page = browser.post(place, given)
    meeting.gathering.refresh_from_db()
    kept = (meeting.gathering.title, meeting.gathering.registers_until)
    assert kept == (("Zweite Werkstatt", wanted) if moves else ("Erste Werkstatt", LAST))
    assert ("das haben wir versprochen. Wählen Sie einen späteren Tag." in page.content.decode()) == (
        not moves
    )
    if state == "announced":
        public = cast.client().get(reverse("participation:meeting", args=["lollar", meeting.pk]))
        assert ("Anmeldung bis" in public.content.decode()) == (wanted is not None)


def test_who_comes_too_late_reads_that_nothing_was_handed_in_and_keeps_the_draft(cast, client):
    survey = cast.open_survey(closes_on=TODAY)
    client.post(_at("survey_question", survey, 1), {"f1": "a1"})
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        page = client.post(_at("survey_review", survey), follow=True).content.decode()
    assert "Noch nicht abgegeben" in page
    assert "seit dem 02.11.2026 zu" in page
    assert (Draft.objects.count(), Response.objects.count()) == (1, 0)


def test_with_the_decision_all_ways_end_on_web_paper_and_at_the_desk(cast, client):
    process = cast.process()
    survey = cast.open_survey(process, closes_on=LAST)
    meeting = cast.meeting(process)
    pool = cast.open_assembly(process, joins_until=LAST)
    client.post(_at("survey_question", survey, 1), {"f1": "a1"})
    process = cast.decided_process(process)
    page = client.post(_at("survey_review", survey), follow=True).content.decode()
    assert "Noch nicht abgegeben" in page
    assert "Diese Umfrage ist zu." in page
    assert Response.objects.count() == 0
    survey.refresh_from_db()
    with pytest.raises(Refused, match="keine Bögen mehr"):
        paper.start_batch(survey, name="Post", channel="letter", received_on=TODAY, by=cast.miriam)
    place = reverse("participation:meeting", args=[process.slug, meeting.pk])
    client.post(place, {"first_name": "Amal"})
    assert meeting.gathering.registrations.count() == 0
    assert "Der Prozess ist zu Ende, die Anmeldung auch." in client.get(place).content.decode()
    miriam = cast.client("miriam")
    for at in (
        _at("survey_desk", survey),
        reverse("participation:assembly", args=[process.slug, pool.number]),
        reverse("participation:organise_meeting", args=[process.slug, meeting.pk]),
    ):
        assert "Mitmachen ist zu Ende" in miriam.get(at).content.decode(), at
    building.close_survey(survey, by=cast.miriam, on=TODAY)
    assert survey.state == "closed"


def test_the_decision_is_noted_when_every_promised_day_is_over(cast):
    process = cast.process()
    survey = cast.open_survey(process, closes_on=LAST)
    cast.open_survey(process)
    cast.conversation(process=process, last_day=LAST)
    cast.poll(process, closes_on=LATER)
    cast.open_assembly(process, joins_until=LAST)
    version = cast.version(process, comments_until=LATER)
    decided = strategy.Decided(held_on=TODAY, outcome="adopted", version=version, version_because="Es eilte.")
    voted_on = dict.fromkeys(process.measures.all(), ("postponed", ""))
    strategy.decide(cast.station(process), decided, by=cast.frieda, on=TODAY, measures=voted_on)
    page = cast.client("frieda").post(reverse("participation:note_decision", args=["lollar"]), follow=True)
    sentence = (
        f"Umfrage „{survey.title}“ bis 20.11.2026, Abstimmung „Was kommt zuerst?“ bis 21.11.2026, "
        "Rückmeldungen zum Text bis 21.11.2026. Festhalten können Sie den Beschluss ab dem 22.11.2026;"
    )
    said = page.content.decode()
    assert "Menschen können noch mitmachen, wie versprochen: Meinungsbild „" in said
    assert "“ bis 20.11.2026, Topf für „" in said
    assert sentence in said
    with pytest.raises(Refused, match=r"Umfrage|Abstimmung"):
        strategy.note_decision(process, by=cast.frieda, on=LATER)
    process.refresh_from_db()
    assert process.state == "running"
    strategy.note_decision(process, by=cast.frieda, on=LATER + timedelta(days=1))
    assert process.state == "decided"


def test_a_survey_closes_when_every_sheet_of_paper_was_checked_by_a_second_person(cast):
    entry = cast.paper_entry()
    survey = entry.batch.survey
    with pytest.raises(Refused, match="Es warten noch Papierbögen auf eine zweite Person: 1"):
        building.close_survey(survey, by=cast.miriam, on=TODAY)
    paper.check_paper(entry, questionnaire(survey, "de"), entry.values, by=cast.frieda)
    building.close_survey(survey, by=cast.miriam, on=TODAY)
    assert survey.state == "closed"


def test_a_promised_last_day_does_not_fall_by_saving_an_empty_field(cast):
    survey = cast.open_survey(closes_on=LAST)
    browser = cast.client("miriam")
    page = browser.post(_at("survey_settings", survey), {"closes_on": ""}).content.decode()
    assert "das haben wir versprochen. Wählen Sie einen späteren Tag." in page
    browser.post(_at("survey_desk", survey), {"step": "close"})
    survey.refresh_from_db()
    assert (survey.state, survey.closes_on) == ("open", LAST)


def test_a_process_ends_without_decision_only_when_every_promised_day_is_over(cast):
    process = cast.process()
    survey = cast.open_survey(process, closes_on=LAST)
    cast.meeting(process, registers_until=LAST)
    cast.version(process, comments_until=LATER)
    given = {"step": "end_process", "reason": "Die Moderation fiel aus."}
    page = cast.client("frieda").post(reverse("participation:standing", args=["lollar"]), given, follow=True)
    said = page.content.decode()
    assert f"Umfrage „{survey.title}“ bis 20.11.2026" in said
    assert "Anmeldung zu „Erste Werkstatt“ bis 20.11.2026" in said
    assert "Rückmeldungen zum Text bis 21.11.2026. Beenden können Sie den Prozess ab dem 22.11.2026." in said
    with pytest.raises(Refused, match=r"ab dem 22\.11\.2026"):
        strategy.end_process(process, reason="Aus.", by=cast.frieda, on=LATER)
    process.refresh_from_db()
    assert (process.state, process.ended_because) == ("running", "")
    strategy.end_process(process, reason="Aus.", by=cast.frieda, on=LATER + timedelta(days=1))
    assert (process.state, process.ended_because) == ("undecided", "Aus.")


def test_what_has_no_promised_day_does_not_keep_a_process_from_ending(cast):
    process = cast.process()
    cast.open_survey(process)
    cast.planned_meeting(process, registers_until=LAST)
    strategy.end_process(process, reason="Aus.", by=cast.frieda, on=TODAY)
    assert process.state == "undecided"
