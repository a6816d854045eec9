"""Translating by machine: nothing goes out unasked, what comes back is marked, a failing service changes nothing."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override
from procrastinate.contrib.django import app

from tests.cast import NOW, TODAY
from tests.clients.translate_peer import peer, translated
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation.actions import building, machine, printing
from wir.participation.jobs import machine as jobs
from wir.participation.models import MachineTask
from wir.participation.queries.questionnaires import questionnaire
from wir.participation.queries.texts import texts_of
from wir.strategy.models import Translation

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


def _texts(survey, language="uk"):
    return reverse("participation:survey_texts", args=("lollar", survey.pk))


def _ask(cast, survey, language="uk"):
    return cast.client("miriam").post(
        reverse("participation:machine_texts", args=("lollar", survey.pk, language))
    )


def _work():
    """What the worker does."""
    for task in MachineTask.objects.filter(state="waiting"):
        jobs.carry_out(thing_id=task.pk)


def _at(name, conversation, **more):
    return reverse(f"participation:{name}", args=("lollar", conversation.number))


def test_a_click_sends_the_texts_of_a_survey_and_nothing_else(cast, client, service):
    survey = cast.open_survey(intro="Wir fragen alle.")
    cast.answered(survey, {"f1": {"chosen": ["a1"], "other": ""}})
    _ask(cast, survey)
    assert service.seen == []
    assert [job.task_name for job in app.job_manager.list_jobs(task="participation.carry_out")] == [
        "participation.carry_out"
    ]
    _work()
    sources = [text.source for text in texts_of(survey)]
    assert service.seen == [("/translate", {"q": sources, "source": "de", "target": "uk", "format": "text"})]
    rows = Translation.objects.filter(language="uk")
    assert {row.text for row in rows} == {translated(text, "uk") for text in sources}
    assert {(row.made, row.is_checked) for row in rows} == {("machine", False)}
    assert MachineTask.objects.values_list("state", "texts", "problem").get() == ("done", len(sources), "")
    assert [entry.act for entry in Entry.objects.filter(act__contains="machine").order_by("pk")] == [
        "participation.ask_machine",
        "participation.translate_by_machine",
    ]


def test_a_reader_sees_the_mark_and_the_original_beside_each_text(cast, client, service):
    survey = cast.open_survey()
    _ask(cast, survey)
    _work()
    with override("uk"):
        item = questionnaire(survey, "uk").items[0]
    assert (item.asked.by_machine, item.asked.original) == (True, ("Wohnen Sie in Lollar?", "Ja", "Nein"))
    page = client.get(f"/uk/beteiligung/lollar/umfrage/{survey.pk}/1/").content.decode()
    assert "[uk] Wohnen Sie in Lollar?" in page
    assert page.count('<details class="wir-original">') == 1
    assert '<p lang="de" dir="auto">Wohnen Sie in Lollar?</p>' in page
    start = client.get(f"/uk/beteiligung/lollar/umfrage/{survey.pk}/").content.decode()
    assert '<p lang="de" dir="auto">Wie leben wir zusammen?</p>' in start
    marked = "Titel maschinell übersetzt, noch nicht geprüft: %(original)s"
    with override("uk"):
        door = gettext(marked) % {"original": "Wie leben wir zusammen?"}
    assert door in client.get("/uk/beteiligung/lollar/").content.decode()
    german = client.get(f"/beteiligung/lollar/umfrage/{survey.pk}/1/").content.decode()
    door = marked % {"original": "Wie leben wir zusammen?"}
    assert ("wir-original" in german, door in client.get("/beteiligung/lollar/").content.decode()) == (
        False,
        False,
    )


def test_words_that_came_with_the_product_are_no_work_of_a_machine(cast, client):
    survey = cast.translated_survey("uk")
    assert not questionnaire(survey, "uk").items[0].asked.by_machine
    page = client.get(f"/uk/beteiligung/lollar/umfrage/{survey.pk}/1/").content.decode()
    assert "wir-original" not in page


def test_what_somebody_has_translated_is_neither_sent_nor_overwritten(cast, service):
    survey = cast.open_survey()
    title = {"thing": "participation.survey", "thing_id": str(survey.pk), "field": "title", "language": "uk"}
    Translation.objects.create(
        **title, text="Як ми живемо?", made="person", checked_by="Olha", checked_on=TODAY
    )
    task = machine.ask_for_texts(survey, language="uk", by=cast.miriam, on=TODAY)
    question = survey.questions.first()
    late = {
        "thing": "participation.question",
        "thing_id": str(question.pk),
        "field": "text",
        "language": "uk",
    }
    found = machine.asked(task)
    Translation.objects.create(
        **late, text="Ви живете тут?", made="person", checked_by="Olha", checked_on=TODAY
    )  # somebody types one in while the service works
    assert machine.keep(task, found)
    assert survey.title not in service.seen[0][1]["q"]
    assert {Translation.objects.get(**one).text for one in (title, late)} == {
        "Як ми живемо?",
        "Ви живете тут?",
    }
    task.refresh_from_db()
    assert task.texts == len(found) - 1


def test_a_text_that_was_changed_while_the_service_worked_stays_missing(cast, service):
    survey = cast.survey()
    task = machine.ask_for_texts(survey, language="uk", by=cast.miriam, on=TODAY)
    found = machine.asked(task)
    building.change_question(survey.questions.first(), by=cast.miriam, text="Wo wohnen Sie?", options={})
    machine.keep(task, found)
    key = str(survey.questions.first().pk)
    assert not Translation.objects.filter(thing="participation.question", thing_id=key, field="text").exists()
    assert Translation.objects.filter(language="uk").count() == len(texts_of(survey)) - 1


def test_a_job_that_runs_twice_and_a_click_made_twice_ask_once(cast, service):
    survey = cast.open_survey()
    _ask(cast, survey)
    _ask(cast, survey)
    task = MachineTask.objects.get()
    for _twice in range(2):
        jobs.carry_out(thing_id=task.pk)
    assert len(service.seen) == 1
    jobs.carry_out(thing_id=0)
    with pytest.raises(Refused, match="fehlt kein Text"):
        machine.ask_for_texts(survey, language="uk", by=cast.miriam, on=TODAY)


@pytest.mark.parametrize(
    "behaviour", ["503", "closes", "is no json", "forgets one", "talks long", "floods", "hangs"]
)
def test_a_service_that_fails_leaves_everything_as_it_was_and_the_desk_reads_why(cast, settings, behaviour):
    survey = cast.open_survey()
    settings.WIR_TRANSLATE_SECONDS = 0.3
    with peer(behaviour) as service:
        settings.WIR_TRANSLATE_URL = service.address
        _ask(cast, survey)
        _work()
        task = MachineTask.objects.get()
        assert (task.state, Translation.objects.count()) == ("failed", 0)
        assert task.problem.endswith(".")
        page = cast.client("miriam").get(_texts(survey)).content.decode()
        assert task.problem in page
        assert "Maschinell übersetzen lassen" in page


def test_directions_turned_by_the_service_are_dropped(cast, settings):
    survey = cast.open_survey()
    with peer("turns the text") as service:
        settings.WIR_TRANSLATE_URL = service.address
        _ask(cast, survey)
        _work()
    assert Translation.objects.filter(field="title").get().text == translated(survey.title, "uk")


def test_without_a_service_nothing_is_offered_and_it_is_said(cast, settings):
    settings.WIR_TRANSLATE_URL = ""
    survey, statement = cast.open_survey(), None
    page = cast.client("miriam").get(_texts(survey)).content.decode()
    assert "Es wird nichts maschinell übersetzt." in page
    assert "Maschinell übersetzen lassen" not in page
    statement, _code = cast.waiting_statement(
        cast.conversation(process=survey.process), text=ARABIC, language="ar"
    )
    with pytest.raises(Refused, match="kein Übersetzungsdienst"):
        machine.ask_for_texts(survey, language="uk", by=cast.miriam, on=TODAY)
    with pytest.raises(Refused, match="kein Übersetzungsdienst"):
        machine.ask_for_statement(statement, by=cast.miriam, on=TODAY)
    with pytest.raises(Refused, match="kein Übersetzungsdienst"):
        machine.allow_machine(survey.process, by=cast.frieda, on=TODAY)
    assert (machine.translate_waiting(TODAY), MachineTask.objects.count()) == (0, 0)


def test_the_desk_reads_before_the_click_what_goes_where(cast, service):
    survey = cast.open_survey()
    page = cast.client("miriam").get(_texts(survey)).content.decode()
    assert "an 127.0.0.1; nie, was Menschen geantwortet haben" in page
    statement, _code = cast.waiting_statement(
        cast.conversation(process=survey.process), text=ARABIC, language="ar"
    )
    queue = cast.client("miriam").get(_at("check_statements", statement.conversation)).content.decode()
    assert "Gesendet wird nur dieser eine Satz, an 127.0.0.1" in queue
    assert service.seen == []


def test_no_machine_makes_plain_language(cast, service):
    survey = cast.open_survey()
    with pytest.raises(Refused, match="keine Maschine"):
        machine.ask_for_texts(survey, language="de-simple", by=cast.miriam, on=TODAY)
    page = cast.client("miriam").get(_texts(survey)).content.decode()
    assert "/texte/de-simple/maschine/" not in page
    assert "/texte/uk/maschine/" in page


def test_a_person_checks_at_the_desk_and_the_mark_goes(cast, client, service):
    survey = cast.open_survey()
    _ask(cast, survey)
    _work()
    where = reverse("participation:check_texts", args=("lollar", survey.pk, "uk"))
    page = cast.client("miriam").get(where)
    labels = [field.label for name, field in page.context["form"].fields.items() if name.startswith("text_")]
    assert labels[1] == "Frage 1: Wohnen Sie in Lollar?"
    number = len(labels)
    given = {f"text_{place}": f"Текст {place}" for place in range(number)}
    answer = cast.client("miriam").post(where, {**given, "checked_by": "Olha", "good_1": "on"})
    assert answer.status_code == 302
    question = survey.questions.first()
    row = Translation.objects.get(thing="participation.question", thing_id=str(question.pk), field="text")
    assert (row.text, row.made, row.checked_by, row.checked_on) == ("Текст 1", "person", "Olha", TODAY)
    assert Translation.objects.filter(made="machine").count() == number - 1
    everything = {f"good_{place}": "on" for place in range(number - 1)}
    cast.client("miriam").post(where, {**given, "checked_by": "Olha", **everything})
    assert "wir-original" not in client.get(f"/uk/beteiligung/lollar/umfrage/{survey.pk}/1/").content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"checked_by": "", "good_0": "on", "text_0": "Так"}, "checked_by"),
        ({"checked_by": "Olha", "text_0": "Так"}, "__all__"),
        ({"checked_by": "Olha", "good_0": "on", "text_0": ""}, "text_0"),
        ({"checked_by": "Olha", "good_0": "on", "text_0": "x" * 1001}, "text_0"),
    ],
)
def test_a_check_that_says_too_little_changes_nothing(cast, service, given, field):
    survey = cast.open_survey()
    _ask(cast, survey)
    _work()
    where = reverse("participation:check_texts", args=("lollar", survey.pk, "uk"))
    answer = cast.client("miriam").post(where, given)
    assert list(answer.context["form"].errors) == [field]
    assert Translation.objects.exclude(checked_on=None).count() == 0


def test_printed_sheets_carry_the_mark(cast, service):
    survey = cast.open_survey()
    _ask(cast, survey)
    _work()
    item = questionnaire(survey, "uk").items[0]
    assert printing._hint(item) == "(maschinell übersetzt, noch nicht geprüft)"
    assert printing._hint(questionnaire(survey, "de").items[0]) == ""


def test_the_page_of_texts_costs_the_same_before_and_after(cast, service):
    survey = cast.open_survey()
    client = cast.client("miriam")
    client.get(_texts(survey))

    def cost():
        with CaptureQueriesContext(connection) as counted:
            client.get(_texts(survey))
        return len(counted)

    before = cost()
    for language in ("uk", "tr", "ar"):
        _ask(cast, survey, language)
    _work()
    client.get(_texts(survey))
    assert cost() == before
