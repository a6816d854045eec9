"""The queue of statements: reports, lookalikes, decisions with reasons, statements from voices and from the desk."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.participation import actions
from wir.participation.opinions.queue import queue_of, waits
from wir.strategy import receipts
from wir.strategy.models import Voice

pytestmark = pytest.mark.django_db


def address(name, conversation, *more):
    with override("de"):
        return reverse(f"participation:{name}", args=[conversation.process.slug, conversation.number, *more])


def test_reported_statements_come_first_and_stay_until_somebody_decides(cast, client):
    conversation = cast.conversation()
    cast.waiting_statement(conversation)
    client.post(
        address("report_statement", conversation, 4), {"why": "person", "text": "Das ist mein Nachbar."}
    )
    assert [one.number for one in queue_of(conversation)] == [4, 11]
    assert waits(conversation.process) == 2
    reported = conversation.statements.get(number=4)
    assert reported.state == "published"
    assert actions.keep_statement(reported, by=cast.miriam, on=TODAY) == 1
    assert [one.number for one in queue_of(conversation)] == [11]
    client.post(address("report_statement", conversation, 4), {"why": "insult"})
    actions.refuse_statement(reported, because="Sie nennt eine Person.", by=cast.miriam, on=TODAY)
    assert (reported.state, [one.number for one in queue_of(conversation)]) == ("refused", [11])
    assert client.get(address("report_statement", conversation, 4)).status_code == 404


def test_the_queue_shows_what_says_nearly_the_same(cast):
    conversation = cast.conversation()
    cast.waiting_statement(conversation, text="Am Bahnhof brauchts mehr Licht!")
    page = cast.client("miriam").get(address("check_statements", conversation)).content.decode()
    assert "Fast das Gleiche sagen" in page
    assert "Am Bahnhof braucht es mehr Licht." in page
    assert "Abends soll noch ein Bus fahren." not in page


def test_the_queue_decides_by_its_form(cast):
    conversation = cast.conversation()
    first, code = cast.waiting_statement(conversation, text="Am Bahnhof brauchts mehr Licht!")
    second, _code = cast.waiting_statement(conversation, text="Ein Garten für alle.")
    client = cast.client("miriam")
    where = address("check_statements", conversation)
    client.post(
        where, {"aussage": first.number, "decision": "refuse", "reason": "same", "same_as": "2", "more": ""}
    )
    client.post(where, {"aussage": second.number, "decision": "publish"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.same_as.number, second.state) == ("refused", 2, "published")
    assert (
        receipts.find(code).voices.get().hidden_because == "Es gibt schon eine Aussage, die das Gleiche sagt."
    )
    assert "Nichts wartet." in client.get(where).content.decode()


def test_refusing_needs_a_reason(cast):
    conversation = cast.conversation()
    statement, _code = cast.waiting_statement(conversation)
    response = cast.client("miriam").post(
        address("check_statements", conversation), {"aussage": statement.number, "decision": "refuse"}
    )
    statement.refresh_from_db()
    assert (response.status_code, statement.state) == (200, "waiting")
    assert "Wählen Sie einen Grund" in response.content.decode()


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("first", "says", "state"),
    [
        ({"decision": "publish"}, "am 02.11.2026 um 10:00 Uhr veröffentlicht.", "published"),
        (
            {"decision": "refuse", "reason": "unclear"},
            "entschieden, diese Aussage nicht zu veröffentlichen: „Wir verstehen nicht, was gemeint ist.“",
            "refused",
        ),
    ],
)
@pytest.mark.parametrize(
    "second", [{"decision": "publish"}, {"decision": "refuse", "reason": "two", "more": "Zu lang."}]
)
def test_a_second_decision_from_a_stale_page_changes_nothing_and_says_who_was_first(
    cast, first, second, says, state
):
    statement, _code = cast.waiting_statement()
    where, browsers = address("check_statements", statement.conversation), ("frieda", "miriam")
    seen = [seen_on(cast.client(who).get(where)) for who in browsers]
    asked = {"aussage": statement.number}
    cast.client("frieda").post(where, {**asked, **first, "gesehen": seen[0]})
    stale = cast.client("miriam").post(where, {**asked, **second, "gesehen": seen[1]})
    page = stale.content.decode()
    said = f"{cast.frieda} hat "
    assert (said in page, says in page, second.get("more", "") in page) == (True, True, True)
    statement.refresh_from_db()
    assert (statement.state, "Es hat sich nichts geändert." in page) == (state, True)
    if second["decision"] != first["decision"]:
        cast.client("miriam").post(where, {**asked, **second, "gesehen": seen_on(stale)})
        statement.refresh_from_db()
        assert statement.state != state


def test_who_comes_too_late_to_a_report_reads_that_somebody_has_settled_it(cast, client):
    conversation = cast.conversation()
    where, browser = address("check_statements", conversation), cast.client("miriam")
    report = address("report_statement", conversation, 4)
    client.post(report, {"why": "wrong"})
    given = {"aussage": 4, "gesehen": seen_on(browser.get(where))}
    client.post(report, {"why": "person"})
    cast.client("frieda").post(where, {**given, "decision": "publish"})
    assert queue_of(conversation) == []
    page = browser.post(where, {**given, "decision": "refuse", "reason": "insult"}).content.decode()
    assert f"{cast.frieda} hat die Meldungen am" in page
    assert conversation.statements.get(number=4).state == "published"


@pytest.mark.parametrize("number", ["99999", "11"], ids=["nobody", "itself"])
def test_a_mistyped_number_is_said_at_its_field_and_nothing_typed_is_lost(cast, number):
    statement, _code = cast.waiting_statement()
    given = {
        "aussage": 11,
        "decision": "refuse",
        "reason": "same",
        "same_as": number,
        "more": "Danke trotzdem!",
    }
    answer = cast.client("miriam").post(address("check_statements", statement.conversation), given)
    page = answer.content.decode()
    assert answer.context["form"].errors == {
        "same_as": [f"Eine andere Aussage mit der Nummer {number} gibt es hier nicht."]
    }
    assert ("Danke trotzdem!" in page, f'value="{number}"' in page) == (True, True)
    statement.refresh_from_db()
    assert statement.state == "waiting"


def seen_on(page):
    return re.search(r'name="gesehen" value="([^"]+)"', page.content.decode())[1]


def test_what_was_published_cannot_be_published_again(cast):
    statement = cast.conversation().statements.first()
    with pytest.raises(Impossible):
        actions.publish_statement(statement, by=cast.miriam, on=TODAY)


def test_voices_become_statements_that_wait_and_keep_their_origin(cast):
    conversation = cast.conversation()
    voice = cast.voice(conversation.process, text="Abends fährt kein Bus. " * 20, kind=Voice.Kind.MINUTES)
    hidden = cast.voice(conversation.process, text="Verborgen.", hidden_because="Name darin")
    elsewhere = cast.voice(cast.process(name="Anderswo"), text="Woanders.")
    made = actions.take_up_voices(conversation, [voice, hidden, elsewhere], by=cast.miriam, on=TODAY)
    assert [(one.voice, one.state, one.origin) for one in made] == [(voice, "waiting", "voice")]
    assert len(made[0].text) <= 160
    actions.publish_statement(made[0], text="Abends fährt kein Bus.", by=cast.miriam, on=TODAY)
    voice.refresh_from_db()
    assert (conversation.statements.get(voice=voice).text, voice.hidden_because) == (
        "Abends fährt kein Bus.",
        "",
    )
    assert actions.take_up_voices(conversation, [voice], by=cast.miriam, on=TODAY) == []


def test_checking_cannot_be_turned_off(cast):
    """Strict is no setting: no field of a conversation lets a statement appear unread."""
    conversation = cast.draft_conversation(title="Neu")
    client = cast.client("miriam")
    client.post(address("conversation", conversation), {"tun": "open"})
    conversation.refresh_from_db()
    assert conversation.state == "open"
    statement, _code = cast.waiting_statement(conversation)
    assert statement.state == "waiting"
    assert {
        one.name for one in conversation._meta.concrete_fields if one.get_internal_type() == "BooleanField"
    } == set()


def test_four_statements_are_too_few_to_open_and_five_are_enough(cast):
    conversation = cast.draft_conversation()
    conversation.statements.filter(number__gt=4).delete()
    with pytest.raises(Refused, match="mindestens 5"):
        actions.open_conversation(conversation, by=cast.miriam)
    actions.seed_statements(conversation, ["Noch eine."], by=cast.miriam, on=TODAY)
    actions.open_conversation(conversation, by=cast.miriam)
    assert conversation.state == "open"


def test_the_desk_takes_statements_one_a_line_and_names_the_line_that_is_wrong(cast):
    conversation = cast.draft_conversation()
    client, where = cast.client("miriam"), address("conversation", conversation)
    page = client.post(where, {"texts": "Erste neue Aussage.\n\n" + "x" * 200, "language": "de"})
    assert "Zeile 3:" in page.content.decode()
    assert client.post(where, {"texts": "Erste neue Aussage.\nZweite.", "language": "de"}).status_code == 302
    assert list(conversation.statements.filter(number__gt=10).values_list("text", flat=True)) == [
        "Erste neue Aussage.",
        "Zweite.",
    ]


def test_the_number_of_statements_a_page_needs_does_not_grow(cast, django_assert_max_num_queries):
    conversation = cast.conversation()
    for number in range(6):
        cast.waiting_statement(conversation, text=f"Aussage Nummer {number} hier.", on=timezone.localdate())
    client = cast.client("miriam")
    for name in ("conversation", "check_statements"):
        client.get(address(name, conversation))
        with django_assert_max_num_queries(22):
            client.get(address(name, conversation))
