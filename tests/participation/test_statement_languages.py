"""Several languages of one statement: entered by the office and volunteers, or asked from a machine; the votes stay in one matrix."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import override

from tests.cast import NOW, TODAY
from tests.clients.translate_peer import peer, translated
from wir.core.refusal import Refused
from wir.participation import actions
from wir.participation.jobs import machine as jobs
from wir.participation.models import MachineTask, Vote
from wir.strategy import actions as strategy
from wir.strategy.models import Member, Translation

pytestmark = pytest.mark.django_db
ARABIC = "يجب أن تسير حافلة في المساء."


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False), override("de"):
        yield


def address(name, conversation):
    with override("de"):
        return reverse(f"participation:{name}", args=[conversation.process.slug, conversation.number])


def vote_on(client, where, answer):
    """From the page that was shown, as a browser does it."""
    page = client.get(where, {"aussage": 1}).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    client.post(where, {**fields, "aussage": 1, "antwort": answer}, follow=True)


def in_arabic(client, conversation, number):
    with override("ar"):
        where = reverse("participation:vote", args=[conversation.process.slug, conversation.number])
    return client.get(where, {"aussage": number})


@pytest.mark.parametrize("who", ["frieda", "miriam", "ole"], ids=["office", "facilitator", "volunteer"])
def test_a_statement_that_is_out_is_entered_in_arabic_and_read_in_arabic(cast, client, who):
    conversation = cast.conversation()
    strategy.add_member(conversation.process, user=cast.ole, role=Member.Role.TRANSLATOR, by=cast.frieda)
    assert in_arabic(client, conversation, 1).context["told"].mark == "missing"
    given = {"aussage": 1, "translation": ARABIC, "language": "ar", "name": "Samir"}
    answer = cast.client(who).post(address("translate_statements", conversation), given)
    assert (answer.status_code, answer["Location"].endswith("?sprache=ar")) == (302, True)
    page = in_arabic(client, conversation, 1)
    assert page.context["told"].mark == "checked"
    assert f'id="satz" lang="ar" dir="auto">{ARABIC}<' in page.content.decode()


def test_votes_in_two_languages_are_one_row_of_one_matrix(cast, client):
    conversation = cast.conversation()
    actions.translate_statement(
        conversation.statements.get(number=1), language="ar", text=ARABIC, made="person", name="Samir",
        by=cast.miriam, on=TODAY,
    )  # fmt: skip
    vote_on(client, address("vote", conversation), "1")
    with override("ar"):
        where = reverse("participation:vote", args=["lollar", conversation.number])
    vote_on(cast.client(), where, "-1")
    assert sorted(Vote.objects.values_list("statement__number", "value")) == [(1, -1), (1, 1)]


def test_whoever_translates_is_led_from_one_statement_that_lacks_the_language_to_the_next(cast):
    conversation, browser = cast.conversation(), cast.client("miriam")
    where = address("translate_statements", conversation)
    given = {"aussage": 1, "translation": ARABIC, "language": "ar", "name": "Samir"}
    page = browser.post(where, given, follow=True)
    assert (page.context["statement"].number, page.context["form"].initial) == (2, {"language": "ar"})
    assert [one.statement.number for one in page.context["listed"]] == list(range(1, 11))
    assert page.context["listed"][0].codes == ("en", "tr", "uk", "prs")


def test_what_nobody_who_checks_can_read_comes_first(cast):
    conversation = cast.conversation()
    cast.waiting_statement(conversation, text=ARABIC, language="ar")
    page = cast.client("miriam").get(address("translate_statements", conversation))
    assert page.context["statement"].number == 11
    assert next(code for code, _name in page.context["form"].fields["language"].choices) == "de"


def test_the_language_a_statement_is_written_in_is_no_translation(cast):
    conversation = cast.conversation()
    given = {"aussage": 1, "translation": "Abends ein Bus.", "language": "de", "name": "Samir"}
    page = cast.client("miriam").post(address("translate_statements", conversation), given)
    assert (list(page.context["form"].errors), Translation.objects.count()) == (["language"], 0)
    with pytest.raises(Refused, match="ist die Aussage geschrieben"):
        actions.translate_statement(
            conversation.statements.get(number=1), language="de", text="Bus.", made="machine", by=cast.miriam, on=TODAY
        )  # fmt: skip


def test_words_without_a_name_do_not_take_the_place_of_what_a_person_checked(cast):
    statement = cast.conversation().statements.get(number=1)
    given = {"language": "ar", "by": cast.miriam, "on": TODAY}
    actions.translate_statement(statement, text=ARABIC, made="person", name="Samir", **given)
    with pytest.raises(Refused, match="schon ein Mensch geprüft"):
        actions.translate_statement(statement, text="حافلة", made="machine", **given)
    assert Translation.objects.get().text == ARABIC


def test_a_machine_is_asked_for_one_language_and_marked_until_somebody_has_checked_it(cast, client, settings):
    conversation = cast.conversation()
    source = conversation.statements.get(number=1).text
    with peer() as service:
        settings.WIR_TRANSLATE_URL = service.address
        page = cast.client("miriam").get(address("translate_statements", conversation), {"aussage": 1})
        assert [code for code, _name in page.context["targets"]] == ["en", "tr", "ar", "uk", "prs"]
        given = {"aussage": 1, "sprache": "ar", "von": "translate"}
        answer = cast.client("miriam").post(address("machine_statement", conversation), given)
        assert answer["Location"].endswith("?aussage=1&sprache=ar")
        for task in MachineTask.objects.filter(state="waiting"):
            jobs.carry_out(thing_id=task.pk)
        statement = conversation.statements.get(number=1)
        with pytest.raises(Refused, match="fehlt kein Text"):
            actions.machine.ask_for_statement(statement, language="ar", by=cast.miriam, on=TODAY)
    assert [seen["target"] for _where, seen in service.seen] == ["ar"]
    row = Translation.objects.get()
    assert (row.text, row.language, row.is_checked) == (translated(source, "ar"), "ar", False)
    begun = cast.client("miriam").get(
        address("translate_statements", conversation), {"aussage": 1, "sprache": "ar"}
    )
    assert begun.context["form"].initial == {"translation": row.text, "language": "ar"}


def test_the_page_needs_as_many_statements_for_fifty_as_for_ten(cast, django_assert_max_num_queries):
    conversation, browser = cast.conversation(), cast.client("miriam")
    actions.seed_statements(
        conversation, [f"Aussage Nummer {number} hier." for number in range(40)], by=cast.miriam, on=TODAY
    )
    browser.get(address("translate_statements", conversation))
    with django_assert_max_num_queries(22):
        browser.get(address("translate_statements", conversation))
