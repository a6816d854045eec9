"""From the page of a process everybody finds what came out: text, comments, decision, groups of opinion, results."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.participation.actions import publishing
from wir.participation.doors import doors_of
from wir.participation.results import outcomes_of
from wir.strategy import actions
from wir.strategy.models import Deadline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _page(process):
    return Client().get(reverse("participation:process", args=[process.slug])).content.decode()


def test_a_text_that_takes_comments_is_a_door_and_stays_readable_after_the_decision(cast):
    version = cast.version()
    process, place = version.process, "/beteiligung/lollar/strategie/"
    [door] = [one for one in doors_of(process, on=TODAY) if one.url == place]
    assert (door.button, door.ends_on) == ("Sagen Sie Ihre Meinung", version.comments_until)
    late = version.comments_until.replace(month=12, day=1)
    assert [one for one in doors_of(process, on=late) if one.url == place] == []
    assert f'href="{place}"' in _page(process)
    council = cast.station(process)
    decided = actions.Decided(held_on=TODAY, outcome="adopted", version=version, version_because="Es eilte.")
    actions.decide(council, decided, by=cast.frieda, on=TODAY)
    actions.note_decision(process, by=cast.frieda, on=late)
    page = _page(process)
    assert (f'href="{place}"' in page, f'href="{place[:-10]}beschluss/"' in page) == (True, True)
    assert "Stadt Lollar: beschlossen" in page
    assert "Noch nichts: Erst kommen die Stimmen" not in page


def test_every_result_that_is_published_stands_on_the_page(cast):
    process = cast.process()
    assert outcomes_of(process) == []
    poll = cast.counted_poll(process=process)
    talk = cast.closed_conversation(process=process)
    survey = cast.open_survey(process)
    for _person in range(12):
        cast.answered(survey, {"f1": {"chosen": ["a1"], "other": ""}})
    comment = cast.comment(cast.version(process))
    actions.check_comment(comment, hidden_because="", by=cast.miriam, on=TODAY)
    assert [one.url.removeprefix("/beteiligung/lollar/") for one in outcomes_of(process)] == [
        "strategie/", "strategie/rueckmeldungen/", f"abstimmung/{poll.number}/ergebnis/", f"meinungsbild/{talk.number}/",
    ]  # fmt: skip
    publishing.publish_result(survey.questions.get(code="f1"), by=cast.miriam, on=TODAY)
    assert outcomes_of(process)[-1].url == f"/beteiligung/lollar/umfrage/{survey.pk}/ergebnis/"


def test_it_costs_the_same_with_one_decision_and_with_many(cast):
    process = cast.process()
    version = cast.version(process)
    counts = []
    for _round in range(2):
        council = cast.station(process)
        decided = actions.Decided(
            held_on=TODAY, outcome="postponed", version=version, version_because="Es eilte."
        )
        actions.decide(council, decided, by=cast.frieda, on=TODAY)
        with CaptureQueriesContext(connection) as counted:
            outcomes_of(process)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_the_date_of_the_decision_is_done_when_every_council_has_decided(cast):
    process = cast.process(with_towns=[cast.neighbour])
    version = cast.version(process)
    due = Deadline.objects.get(process=process, kind="council")
    seen = []
    for town, by in ((cast.town, cast.frieda), (cast.neighbour, cast.jonas)):
        council = actions.plan_station(process, town=town, kind="municipal_council", by=by)
        decided = actions.Decided(
            held_on=TODAY, outcome="adopted", version=version, version_because="Es eilte."
        )
        actions.decide(council, decided, by=by, on=TODAY)
        due.refresh_from_db()
        seen.append(due.done_on)
    assert seen == [None, TODAY]
    actions.correct_station(council, reason="Vertan.", by=cast.jonas, on=TODAY)
    due.refresh_from_db()
    assert due.done_on is None
