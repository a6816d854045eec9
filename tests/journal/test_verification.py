"""The chain names the first thing that was changed, and forgives what retention removed by rule."""

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from wir.journal.models import Entry, Erasure, Link, Payload
from wir.journal.steps import record
from wir.journal.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(cast):
    draft = cast.complete_draft()
    made = [
        record("funding.test", draft, by=None, facts={"n": n}, payload={"reason": f"Grund {n}"})
        for n in range(3)
    ]
    connection.check_constraints()  # what a commit does: the deferred trigger makes the links
    return made


def test_an_untouched_journal_is_intact_and_counts_its_links(entries):
    result = verify()
    assert (result.intact, result.links) == (True, Entry.objects.count())
    assert result.head == Link.objects.latest("no").hash


@pytest.mark.parametrize(
    "statement",
    [
        "update journal_entry set facts = '{}'",
        "delete from journal_entry",
        "update journal_link set hash = 'x'",
        "delete from journal_link",
        "insert into journal_link (no, entry_id, hash) values (9999, 1, 'x')",
        "update journal_payload set body = 'x'",
        "delete from journal_payload",
        "truncate journal_entry cascade",
        "alter table journal_entry disable trigger all",
    ],
)
def test_the_application_cannot_change_the_journal_by_any_statement(entries, statement):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().intact


def test_a_payload_removed_by_rule_leaves_the_journal_intact(entries):
    Erasure.objects.create(entry=entries[1], rule="journal.payload", at=timezone.now())
    Payload.objects.filter(entry=entries[1]).delete()
    result = verify()
    assert (result.intact, result.erased) == (True, {"journal.payload": 1})


def test_a_missing_tail_is_seen_by_whoever_noted_the_head(entries):
    assert verify(expected_head=verify().head).intact
    result = verify(expected_head="f" * 64)
    assert (result.intact, result.says) == (
        False,
        "Der notierte Prüfwert ffffffffffffffff kommt nicht mehr vor: Am Ende fehlen Einträge.",
    )


def test_the_command_says_it_and_exits_with_zero(entries, capsys):
    from django.core.management import call_command

    call_command("journal", "verify")
    assert capsys.readouterr().out.splitlines()[0] == verify().says
