"""People write statements; each is checked before it appears; who wrote it reads why by a code, and nobody knows who it was."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import override

from tests.cast import TODAY
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation import actions
from wir.participation.models import Report, Statement
from wir.strategy import receipts
from wir.strategy.models import Member, Translation

pytestmark = pytest.mark.django_db


def address(name, conversation, *more):
    with override("de"):
        return reverse(f"participation:{name}", args=[conversation.process.slug, conversation.number, *more])


def write(client, conversation, text, language="de", **more):
    return client.post(address("write_statement", conversation), {"text": text, "language": language, **more})


def test_a_statement_waits_until_somebody_has_read_it(cast, client):
    conversation = cast.conversation()
    page = write(client, conversation, "Es fehlt ein Jugendraum.").content.decode()
    code = "-".join(re.findall(r"<span>([a-z]+)</span>", page))
    statement = conversation.statements.get(origin="resident")
    voice = receipts.find(code).voices.get()
    assert (statement.state, statement.voice, voice.waits) == ("waiting", voice, True)
    assert "Es fehlt ein Jugendraum." not in cast.client().get(address("vote", conversation)).content.decode()
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    voice.refresh_from_db()
    assert (voice.hidden_because, voice.read_on, voice.published_on) == ("", TODAY, TODAY)
    shown = client.get(address("vote", conversation), {"aussage": statement.number})
    assert "Es fehlt ein Jugendraum." in shown.content.decode()


def test_who_wrote_a_refused_statement_reads_why(cast):
    statement, code = cast.waiting_statement()
    actions.refuse_statement(statement, because="Es sind zwei Gedanken.", by=cast.miriam, on=TODAY)
    voice = receipts.find(code).voices.get()
    assert (voice.hidden_because, voice.published_on) == ("Es sind zwei Gedanken.", None)
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    assert receipts.find(code).voices.get().hidden_because == ""


def test_nothing_stored_with_a_statement_says_who_or_when(cast):
    client = cast.client("frieda")
    conversation = cast.conversation()
    before = Entry.objects.count()
    client.post(address("vote", conversation), {"aussage": 1, "antwort": "1"})
    write(client, conversation, "Es fehlt ein Jugendraum.")
    client.post(address("report_statement", conversation, 2), {"why": "wrong"})
    assert Entry.objects.count() == before
    fields = {
        field.name: field.get_internal_type()
        for model in (Statement, Report)
        for field in model._meta.concrete_fields
    }
    assert [name for name, kind in fields.items() if kind == "DateTimeField" or "voter" in name] == []
    assert [name for name, kind in fields.items() if kind == "ForeignKey"] == [
        "conversation",
        "voice",
        "same_as",
        "statement",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b\u200d\u2060",
        "\u3164\u3164\u3164",
        "\u2800" * 20,
        "...",
        "12345",
        "\u202e\u202d",
        "A" * 161,
        "x" * 10_000,
    ],
)
def test_what_is_no_statement_is_not_taken_and_says_why(cast, client, text):
    conversation = cast.conversation()
    response = write(client, conversation, text)
    assert (response.status_code, conversation.statements.filter(origin="resident").count()) == (200, 0)
    assert "kern-error" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<script>alert(1)</script> Mehr Bänke", "<script>alert(1)</script> Mehr Bänke"),
        ("\u202eMehr\u202c Bänke\x00 hier", "Mehr Bänke hier"),
        ("Mehr\n\n Bänke   hier", "Mehr Bänke hier"),
        ("a" * 160, "a" * 160),
        ("=cmd|' /C calc'!A0 rechnet", "=cmd|' /C calc'!A0 rechnet"),
    ],
)
def test_strange_text_is_stored_clean_and_shown_as_text(cast, client, text, kept):
    conversation = cast.conversation()
    write(client, conversation, text)
    statement = conversation.statements.get(origin="resident")
    assert statement.text == kept
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    page = client.get(address("vote", conversation), {"aussage": statement.number}).content.decode()
    assert "<script>alert" not in page
    assert 'dir="auto"' in page


def test_the_same_form_sent_twice_is_one_statement(cast, client):
    conversation = cast.conversation()
    page = client.get(address("write_statement", conversation)).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    first, second = (write(client, conversation, "Es fehlt ein Jugendraum.", key=key) for _time in range(2))
    assert "Ihr Beleg-Code" in first.content.decode()
    shown = second.content.decode()
    assert "Ihre Aussage ist angekommen" in shown
    assert "Dieses Formular hatten Sie schon abgeschickt." in shown
    assert "Ihr Beleg-Code" not in shown
    written = conversation.statements.filter(origin="resident")
    assert [one.text for one in written] == ["Es fehlt ein Jugendraum."]
    write(client, conversation, "Es fehlt ein Garten.", key=key)
    write(client, conversation, "Es fehlt ein Jugendraum.")
    assert written.all().count() == 3


def test_a_filled_trap_stores_nothing_says_so_and_keeps_the_text(cast, client):
    conversation = cast.conversation()
    page = write(client, conversation, "Kaufen Sie hier.", bleibt_leer="x").content.decode()
    assert ("Es ist nichts abgeschickt." in page, "Kaufen Sie hier." in page, "angekommen" in page) == (
        True,
        True,
        False,
    )
    assert conversation.statements.filter(origin="resident").count() == 0


def test_a_filled_trap_reports_nothing_and_says_so(cast, client):
    conversation = cast.conversation()
    place = address("report_statement", conversation, 2)
    page = client.post(place, {"why": "wrong", "text": "Das verletzt.", "bleibt_leer": "x"}).content.decode()
    assert ("Es ist nichts abgeschickt." in page, "Das verletzt." in page) == (True, True)
    assert Report.objects.count() == 0


def test_a_closed_conversation_takes_no_statement(cast, client):
    conversation = cast.closed_conversation(people=2)
    assert write(client, conversation, "Zu spät gekommen.").status_code == 409
    with pytest.raises(Refused):
        actions.write_statement(conversation, text="Zu spät.", language="de", on=TODAY)


def test_in_a_language_nobody_reads_it_needs_a_translation_first(cast):
    statement, _code = cast.waiting_statement(text="Daha çok oyun alanı olmalı.", language="tr")
    with pytest.raises(Refused, match="Übersetzung"):
        actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    actions.translate_statement(
        statement,
        language="de",
        text="Mehr Spielplätze.",
        made="person",
        name="Samira",
        by=cast.miriam,
        on=TODAY,
    )
    actions.publish_statement(statement, by=cast.miriam, on=TODAY)
    row = Translation.objects.get()
    assert (row.checked_by, row.checked_on, statement.state) == ("Samira", TODAY, "published")


def test_a_machine_translation_is_marked_and_a_person_is_named(cast):
    statement, _code = cast.waiting_statement(text="Daha çok oyun alanı olmalı.", language="tr")
    actions.translate_statement(
        statement, language="de", text="Mehr Spielplätze.", made="machine", by=cast.miriam, on=TODAY
    )
    assert not Translation.objects.get().is_checked
    with pytest.raises(Refused, match="wer übersetzt hat"):
        actions.translate_statement(
            statement, language="de", text="Mehr Spielplätze.", made="person", by=cast.miriam, on=TODAY
        )


def test_a_volunteer_translates_and_does_not_decide(cast):
    statement, _code = cast.waiting_statement(text="Daha çok oyun alanı olmalı.", language="tr")
    conversation = statement.conversation
    cast_member = {"user": cast.ole, "role": Member.Role.TRANSLATOR, "by": cast.frieda}
    from wir.strategy import actions as strategy

    strategy.add_member(conversation.process, **cast_member)
    client = cast.client("ole")
    given = {
        "aussage": statement.number,
        "translation": "Mehr Spielplätze für alle.",
        "language": "de",
        "name": "Ole",
    }
    assert client.post(address("translate_statements", conversation), given).status_code == 302
    assert client.get(address("check_statements", conversation)).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.publish_statement(statement, by=cast.ole, on=TODAY)
    assert Translation.objects.get().checked_by == "Ole"
