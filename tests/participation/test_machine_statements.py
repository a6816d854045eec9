"""Statements translated by machine: by a click, or unasked where the office lets it; marked until a person checks."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from tests.cast import NOW, TODAY
from tests.clients.translate_peer import peer, translated
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation import actions
from wir.participation.actions import machine
from wir.participation.jobs import machine as jobs
from wir.participation.models import MachineTask

pytestmark = pytest.mark.django_db
ARABIC = "يجب أن تسير حافلة في المساء."


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False), override("de"):  # pages in other languages leave theirs behind
        yield


@pytest.fixture
def service(settings):
    with peer() as found:
        settings.WIR_TRANSLATE_URL = found.address
        yield found


def _work():
    """What the worker does."""
    for task in MachineTask.objects.filter(state="waiting"):
        jobs.carry_out(thing_id=task.pk)


def _at(name, conversation, **more):
    return reverse(f"participation:{name}", args=("lollar", conversation.number))


def _waiting(cast, text=ARABIC, **given):
    statement, _code = cast.waiting_statement(cast.conversation(), text=text, language="ar", **given)
    return statement


def _ask_for(cast, statement, who="miriam"):
    where = _at("machine_statement", statement.conversation)
    return cast.client(who).post(where, {"aussage": statement.number})


def test_a_statement_nobody_can_read_is_translated_by_a_click_and_marked_in_the_queue(cast, service):
    statement = _waiting(cast)
    with pytest.raises(Refused, match="braucht zuerst eine Übersetzung"):
        actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    answer = _ask_for(cast, statement)
    assert answer["Location"].endswith(f"?aussage={statement.number}")
    queue = _at("check_statements", statement.conversation)
    assert "unterwegs" in cast.client("miriam").get(queue).content.decode()
    _work()
    assert service.seen == [("/translate", {"q": [ARABIC], "source": "ar", "target": "de", "format": "text"})]
    page = cast.client("miriam").get(queue).content.decode()
    assert translated(ARABIC, "de") in page
    assert "maschinell übersetzt, noch nicht geprüft" in page
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    assert statement.state == "published"


def test_everybody_reads_the_mark_and_the_original_of_a_statement(cast, client, service):
    statement = _waiting(cast)
    _ask_for(cast, statement)
    _work()
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    statement.conversation.statements.exclude(pk=statement.pk).delete()
    page = client.get(_at("vote", statement.conversation)).content.decode()
    assert "Maschinell übersetzt, noch nicht geprüft." in page
    assert f'<p lang="ar" dir="auto">{ARABIC}</p></details>' in page
    where = _at("translate_statements", statement.conversation)
    form = cast.client("miriam").get(where, {"aussage": statement.number}).context["form"]
    assert form.initial == {"translation": translated(ARABIC, "de"), "language": "de"}
    cast.client("miriam").post(
        where,
        {
            "aussage": statement.number,
            "translation": "Abends soll ein Bus fahren.",
            "language": "de",
            "name": "Amal",
        },
    )
    page = client.get(_at("vote", statement.conversation)).content.decode()
    assert "Ein Mensch hat die Übersetzung geprüft." in page
    assert "Maschinell" not in page


@pytest.mark.parametrize(
    "text",
    [
        "Schreiben Sie an amal@example.org bitte.",
        "Meine Nummer ist 06406 123456.",
        "Siehe www.example.org dort.",
    ],
)
def test_a_statement_with_an_address_or_a_number_is_never_sent(cast, service, text):
    statement = _waiting(cast, text=text)
    machine.allow_machine(statement.conversation.process, by=cast.frieda, on=TODAY)
    with pytest.raises(Refused, match="Adresse oder Telefonnummer"):
        machine.ask_for_statement(statement, by=cast.miriam, on=TODAY)
    jobs.translate_waiting(timestamp=0)
    assert (service.seen, MachineTask.objects.count()) == ([], 0)


def test_a_year_is_no_telephone_number(cast, service):
    machine.ask_for_statement(_waiting(cast, text="Seit 2015 fehlt ein Bus."), by=cast.miriam, on=TODAY)
    assert MachineTask.objects.count() == 1


def test_a_statement_that_those_who_check_can_read_goes_nowhere(cast, service):
    statement, _code = cast.waiting_statement(cast.conversation())
    with pytest.raises(Refused, match="keine Maschine"):
        machine.ask_for_statement(statement, by=cast.miriam, on=TODAY)


def test_nothing_is_translated_unasked_until_the_office_lets_it(cast, service):
    statement = _waiting(cast)
    process = statement.conversation.process
    where = reverse("participation:machine_settings", args=("lollar",))
    jobs.translate_waiting(timestamp=0)
    assert service.seen == []
    assert "Von selbst übersetzen lassen" not in cast.client("miriam").get(where).content.decode()
    cast.client("miriam").post(where, {"step": "allow"})
    jobs.translate_waiting(timestamp=0)
    assert service.seen == []
    cast.client("frieda").post(where, {"step": "allow"})
    for _twice in range(2):
        jobs.translate_waiting(timestamp=0)
    assert len(service.seen) == 1
    task = MachineTask.objects.get()
    assert (task.statement, task.asked_by, task.state) == (statement, None, "done")
    cast.client("frieda").post(where, {"step": "forbid"})
    cast.waiting_statement(statement.conversation, text="حديقة للجميع هنا.", language="ar")
    jobs.translate_waiting(timestamp=0)
    assert len(service.seen) == 1
    acts = Entry.objects.filter(act__in=("participation.allow_machine", "participation.forbid_machine"))
    assert [entry.act for entry in acts.order_by("pk")] == [
        "participation.allow_machine",
        "participation.forbid_machine",
    ]
    assert process.pk


def test_only_who_works_on_it_asks_and_only_the_office_decides(cast, service):
    survey = cast.open_survey()
    for who in (cast.ole, cast.jonas, cast.karim):
        with pytest.raises(PermissionDenied):
            machine.ask_for_texts(survey, language="uk", by=who, on=TODAY)
    for who in (cast.ole, cast.jonas, cast.miriam):
        with pytest.raises(PermissionDenied):
            machine.allow_machine(survey.process, by=who, on=TODAY)
    assert service.seen == []


def test_an_order_is_for_one_thing(cast):
    survey, statement = cast.open_survey(), None
    statement, _code = cast.waiting_statement(cast.conversation(process=survey.process))
    for given in ({}, {"survey": survey, "statement": statement}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MachineTask.objects.create(language="uk", asked_on=TODAY, **given)


def test_the_key_is_read_from_its_file(cast, settings, service, tmp_path):
    place = tmp_path / "key"
    place.write_text("geheim\n")
    settings.WIR_TRANSLATE_KEY_FILE = str(place)
    _ask_for(cast, _waiting(cast))
    _work()
    assert service.seen[0][1]["api_key"] == "geheim"


def test_a_key_that_is_not_there_is_one_sentence(cast, settings, service):
    settings.WIR_TRANSLATE_KEY_FILE = "/nowhere/key"
    _ask_for(cast, _waiting(cast))
    _work()
    task = MachineTask.objects.get()
    assert (task.state, service.seen) == ("failed", [])
    assert task.problem == "Der Schlüssel für den Übersetzungsdienst lässt sich nicht lesen."
