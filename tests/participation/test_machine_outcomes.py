"""What came out is translated by machine when somebody clicks, marked with its original beside it until a person checks it."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import override

from tests.cast import NOW, TODAY
from tests.clients.translate_peer import peer
from wir.core.refusal import Refused
from wir.participation.actions import machine
from wir.participation.jobs import machine as jobs
from wir.participation.models import MachineTask
from wir.participation.queries.machine import MOST_AT_ONCE
from wir.participation.queries.outcomes import outcome_texts
from wir.strategy import actions
from wir.strategy.models import Translation

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
HERE = "/beteiligung/lollar/arbeit/uebersetzen/"


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False), override("de"):
        yield


@pytest.fixture
def service(settings):
    with peer() as found:
        settings.WIR_TRANSLATE_URL = found.address
        yield found


def _work():
    for task in MachineTask.objects.filter(state="waiting"):
        jobs.carry_out(thing_id=task.pk)


def _everything(cast):
    """A recommendation, a measure with a note, a paragraph, an opinion."""
    measure = cast.owned_measure()
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.theo, on=ON)
    process = measure.process
    cast.version(process)
    body = actions.plan_station(process, town=cast.town, kind="foreigners_council", by=cast.frieda)
    actions.hear(body, opinion="Das hilft allen.", held_on=ON, by=cast.frieda, on=ON)
    return process


def test_a_click_sends_all_that_came_out_and_every_page_marks_it_until_a_person_checks_it(
    cast, client, service
):
    process = _everything(cast)
    page = cast.client("miriam").get(HERE, {"sprache": "uk"}).content.decode()
    assert "Maschinell übersetzen lassen" in page
    cast.client("miriam").post(reverse("participation:machine_outcomes", args=["lollar"]), {"sprache": "uk"})
    assert service.seen == []
    _work()
    texts = outcome_texts(process)
    assert service.seen[0][1]["q"] == [text.source for text in texts]
    rows = Translation.objects.filter(language="uk")
    assert ({row.made for row in rows}, rows.count(), rows.exclude(checked_on=None).count()) == (
        {"machine"}, len(texts), 0,
    )  # fmt: skip
    pages = {
        "strategie/": "Abends fährt ein Bus.", "beschluss/": "Das hilft allen.", "empfehlungen/1/": "Ein Bus am Abend",
    }  # fmt: skip
    for part, source in pages.items():
        said = client.get(f"/uk/beteiligung/lollar/{part}").content.decode()
        assert "Машинний переклад, ще не перевірено." in said, part
        assert source in said, part
    begun = cast.client("miriam").get(HERE, {"sprache": "uk"})
    first = begun.context["text"]
    assert "Unten steht, was die Maschine daraus gemacht hat." in begun.content.decode()
    given = {"sprache": "uk", "text": first.code, "words": "Перевірено", "name": "Oksana"}
    cast.client("miriam").post(HERE, given)
    row = Translation.objects.get(thing=first.thing, thing_id=str(first.key), field=first.field)
    assert (row.text, row.made, row.checked_by) == ("Перевірено", "person", "Oksana")


def test_what_a_person_translated_is_not_sent_and_nothing_missing_sends_nothing(cast, service):
    found = cast.recommendation()
    for text in outcome_texts(found.process):
        Translation.objects.create(
            thing=text.thing, thing_id=str(text.key), field=text.field, language="uk", text="Є", made="person",
        )  # fmt: skip
    with pytest.raises(Refused, match="fehlt kein Text"):
        machine.ask_for_outcomes(found.process, language="uk", by=cast.miriam, on=TODAY)
    assert MachineTask.objects.count() == 0


def test_a_text_with_an_address_stays_here_and_asking_twice_is_asking_once(cast, service):
    found = cast.recommendation()
    process = found.process
    other = actions.recommend(process, text="Rufen Sie 06403 998877 an", voices=[cast.voice(process)], by=cast.miriam, on=ON)  # fmt: skip
    actions.publish_recommendation(other, by=cast.miriam)
    first = machine.ask_for_outcomes(process, language="uk", by=cast.miriam, on=TODAY)
    assert machine.ask_for_outcomes(process, language="uk", by=cast.miriam, on=TODAY) == first
    _work()
    assert service.seen[0][1]["q"] == [found.text]


@pytest.mark.parametrize(("more", "sent"), [(0, MOST_AT_ONCE), (1, MOST_AT_ONCE)])
def test_one_order_holds_fifty_texts_at_most(cast, service, more, sent):
    process = cast.recommendation().process
    for number in range(MOST_AT_ONCE - 1 + more):
        made = actions.recommend(process, text=f"Ein Bus {number}", voices=[cast.voice(process)], by=cast.miriam, on=ON)  # fmt: skip
        actions.publish_recommendation(made, by=cast.miriam)
    machine.ask_for_outcomes(process, language="uk", by=cast.miriam, on=TODAY)
    _work()
    assert Translation.objects.count() == sent
    assert len(outcome_texts(process)) == sent + more


def test_without_a_service_or_a_language_or_a_permission_nothing_is_sent(cast, settings, service):
    found = cast.recommendation()
    with pytest.raises(Refused, match="übersetzt keine Maschine"):
        machine.ask_for_outcomes(found.process, language="de-simple", by=cast.miriam, on=TODAY)
    with pytest.raises(PermissionDenied):
        machine.ask_for_outcomes(found.process, language="uk", by=cast.jonas, on=TODAY)
    place = reverse("participation:machine_outcomes", args=["lollar"])
    assert cast.client("miriam").post(place, {"sprache": "xx"}).status_code == 404
    settings.WIR_TRANSLATE_URL = ""
    with pytest.raises(Refused, match="kein Übersetzungsdienst"):
        machine.ask_for_outcomes(found.process, language="uk", by=cast.miriam, on=TODAY)
    assert (service.seen, MachineTask.objects.count()) == ([], 0)


def test_a_service_that_fails_changes_nothing_and_the_page_says_why(cast, service):
    found = cast.recommendation()
    machine.ask_for_outcomes(found.process, language="uk", by=cast.miriam, on=TODAY)
    service.behaviour = "500"
    _work()
    assert (MachineTask.objects.get().state, Translation.objects.count()) == ("failed", 0)
    page = cast.client("miriam").get(HERE, {"sprache": "uk"}).content.decode()
    assert "Die Maschine hat nichts übersetzt" in page
