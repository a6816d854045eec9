"""The one door: state, permission and entry in one transaction, or nothing at all."""

from collections import defaultdict
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from wir.core.refusal import Refused
from wir.core.workflow import Impossible
from wir.funding import actions
from wir.journal import reactions
from wir.journal.models import Entry, Payload
from wir.journal.steps import record, taking

pytestmark = pytest.mark.django_db


def test_a_step_changes_the_state_and_leaves_one_entry(cast):
    application = cast.submitted()
    before = Entry.objects.count()
    with taking("withdraw", application, by=cast.frieda) as facts:
        facts["cents"] = 5
    application.refresh_from_db()
    entry = Entry.objects.latest("id")
    assert (application.state, Entry.objects.count()) == ("withdrawn", before + 1)
    assert (entry.act, entry.thing, entry.thing_id, entry.by, entry.facts) == (
        "funding.withdraw",
        "funding.application",
        application.pk,
        cast.frieda.pk,
        {"from": "submitted", "to": "withdrawn", "cents": 5},
    )


def test_an_error_inside_leaves_no_trace_in_database_or_object(cast):
    draft = cast.complete_draft()
    before = Entry.objects.count()

    def refuse_midway():
        with taking("submit", draft, by=cast.frieda):
            draft.title = "anders"
            raise Refused("Nein.")

    with pytest.raises(Refused):
        refuse_midway()
    assert (draft.state, draft.title, Entry.objects.count()) == ("draft", "Lollar redet miteinander", before)
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("draft", "Lollar redet miteinander")


def test_who_may_not_leaves_no_trace(cast):
    draft = cast.complete_draft()
    before = Entry.objects.count()
    with pytest.raises(PermissionDenied), taking("submit", draft, by=cast.ole):
        raise AssertionError("the block must not run")
    assert Entry.objects.count() == before


def test_a_step_from_the_wrong_state_is_impossible(cast):
    draft = cast.complete_draft()
    with pytest.raises(Impossible), taking("release", draft, by=cast.karim):
        raise AssertionError("the block must not run")


def test_the_row_is_read_anew_so_that_a_stale_page_cannot_win(cast):
    draft = cast.complete_draft()
    stale = type(draft).objects.get(pk=draft.pk)
    actions.submit(draft, by=cast.frieda, on=date(2026, 11, 2))
    with pytest.raises(Impossible):
        actions.submit(stale, by=cast.frieda, on=date(2026, 11, 3))
    assert stale.state == "draft"


@pytest.mark.parametrize("words", ["Frieda Becker", "frieda@lollar.example", "Hauptstraße", "x" * 81])
def test_words_of_people_cannot_get_into_the_facts(cast, words):
    with pytest.raises(ValueError, match="numbers and codes"):
        record("funding.test", cast.complete_draft(), by=cast.frieda, facts={"reason": words})


def test_the_wording_lies_beside_the_entry_and_only_its_digest_inside(cast):
    entry = record(
        "funding.test", cast.complete_draft(), by=cast.frieda, payload={"reason": "Weil es passt."}
    )
    assert len(entry.payload_digest) == 64
    assert "Weil es passt." in Payload.objects.get(entry=entry).body
    with connection.cursor() as cursor:
        cursor.execute("select journal_text(e) from journal_entry e where id = %s", [entry.pk])
        assert "Weil es passt." not in cursor.fetchone()[0]


def test_what_is_part_of_an_act_happens_in_it_or_the_act_does_not_happen(cast, monkeypatch):
    application, seen = cast.submitted(), []

    def part(thing, *, by):
        seen.append((thing.pk, thing.state, by))
        if len(seen) == 2:
            raise Refused("Nein.")

    monkeypatch.setattr(reactions, "_inside", defaultdict(list))
    reactions.within("funding.withdraw", part)
    reactions.within("funding.withdraw", part)  # named twice it still happens once
    actions.withdraw(application, by=cast.frieda)
    assert seen == [(application.pk, "withdrawn", cast.frieda)]
    other = cast.submitted()
    with pytest.raises(Refused):
        actions.withdraw(other, by=cast.frieda)
    other.refresh_from_db()
    assert (other.state, Entry.objects.filter(act="funding.withdraw").count()) == ("submitted", 1)
