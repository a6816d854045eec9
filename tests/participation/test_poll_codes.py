"""Codes to vote with: each used once, on the web or on paper, and joined to no ballot. And the ballot on paper."""

import io
import json
import re

import openpyxl
import pikepdf
import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from tests.cast import NOW, TODAY
from tests.documents.reading import readable
from tests.poll_cast import AFTER, OPENS
from wir.core.money import euro_round
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation.actions import ballot_codes, ballots, polls, shuffling
from wir.participation.models import Ballot, BallotCode, BallotSheet
from wir.participation.opinions import voters
from wir.strategy.models import Receipt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, poll, *args):
    return reverse(f"participation:{name}", args=(poll.process.slug, poll.number, *args))


def _codes(cast, poll, count=10):
    return ballot_codes.make_ballot_codes(poll, count=count, batch="Nord", by=cast.miriam, on=TODAY)


def _words(pdf):
    """The text of all pages without its spaces, which a PDF draws as distance."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _squashed("".join(readable(page) for page in opened.pages))


def _squashed(text):
    return "".join(text.split())


def _root(pdf, read):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return read(opened)


def test_a_code_votes_once_without_a_cookie_and_says_which_receipt_to_keep(cast, client):
    poll = cast.poll_with_codes()
    code, other, *_rest = _codes(cast, poll)
    place = _at("poll", poll)
    assert "Ihr Code aus dem Brief" in client.get(place).content.decode()
    for wrong in ("", "falsch", "haus-haus-haus-haus"):
        page = client.post(place, {"massnahme": ["3", "1"], "code": wrong}).content.decode()
        assert "Dieser Code gilt nicht" in page
        assert page.count(" checked") == 2
    answer = client.post(place, {"massnahme": ["3", "1"], "code": code.replace("-", " ").upper()})
    assert "Danke. Ihr Stimmzettel ist in der Urne." in answer.content.decode()
    assert "Noch etwas ändern" not in answer.content.decode()
    assert "gilt nicht" in client.post(place, {"massnahme": ["2"], "code": code}).content.decode()
    client.post(place, {"massnahme": ["2"], "code": other})
    assert sorted(Ballot.objects.values_list("chosen", flat=True)) == [[1, 3], [2]]
    assert (Receipt.objects.count(), BallotCode.objects.filter(used=True).count()) == (2, 2)
    assert voters.COOKIE not in client.cookies


def test_too_many_ticks_leave_the_code_good(cast, client):
    poll = cast.poll_with_codes(most=1)
    code = _codes(cast, poll)[0]
    page = client.post(_at("poll", poll), {"massnahme": ["1", "2"], "code": code}).content.decode()
    assert "Erlaubt sind höchstens 1" in page
    assert BallotCode.objects.filter(used=True).count() == 0
    with pytest.raises(Refused, match="brauchen Sie den Code"):
        ballots.cast_ballot(poll, ["1"], voter=voters.new().within("x"), on=TODAY)
    with pytest.raises(Refused, match="nicht offen"):
        ballots.cast_with_code(poll, ["1"], code=code, on=AFTER)
    assert (Ballot.objects.count(), BallotCode.objects.filter(used=True).count()) == (0, 0)


def test_a_code_of_another_vote_is_not_good(cast):
    poll = cast.poll_with_codes()
    other = cast.poll_with_codes(process=poll.process, measures=list(poll.process.measures.all()))
    code = _codes(cast, other)[0]
    with pytest.raises(Refused, match="gilt nicht"):
        ballots.cast_with_code(poll, ["1"], code=code, on=TODAY)


def test_no_row_joins_a_code_and_a_ballot_once_they_were_written_anew(cast):
    poll = cast.poll_with_codes()
    for code in _codes(cast, poll)[:3]:
        ballots.cast_with_code(poll, ["1"], code=code, on=TODAY)
        assert code not in str(
            [*BallotCode.objects.values(), *Ballot.objects.values(), *Entry.objects.values()]
        )
    assert {field.name for field in BallotCode._meta.fields} == {
        "id", "poll", "code_hash", "batch", "made_on", "used",
    }  # fmt: skip

    def numbers(rows):
        with connection.cursor() as cursor:
            cursor.execute(f"select count(distinct xmin::text), count(*) from {rows}")
            return cursor.fetchone()

    used = "participation_ballotcode where used"
    shuffling.shuffle_new(TODAY)
    assert (numbers(used), numbers("participation_ballot")) == ((1, 3), (1, 3))
    assert BallotCode.objects.count() == 10


def test_on_paper_the_code_is_used_when_the_sheet_is_typed_in_and_counts_once(cast):
    poll = cast.poll_with_codes()
    code, other, *_rest = _codes(cast, poll)
    heap = {"batch": "Wochenmarkt", "channel": "stand", "received_on": OPENS.strftime("%d.%m.%Y")}
    miriam, place = cast.client("miriam"), _at("poll_paper", poll)
    page = miriam.post(place, {**heap, "massnahme": ["2"], "code": "falsch"}).content.decode()
    assert ("Dieser Code gilt nicht" in page, 'value="falsch"' in page) == (True, True)
    assert miriam.post(place, {**heap, "massnahme": ["2"], "code": code}).status_code == 302
    with pytest.raises(Refused, match="gilt nicht"):
        ballots.cast_with_code(poll, ["1"], code=code, on=TODAY)
    ballots.cast_with_code(poll, ["1"], code=other, on=TODAY)
    assert "gilt nicht" in miriam.post(place, {**heap, "massnahme": ["2"], "code": other}).content.decode()
    ballots.check_ballot(BallotSheet.objects.get(), ["2"], by=cast.frieda)
    assert sorted(Ballot.objects.values_list("chosen", "channel")) == [([1], "web"), ([2], "stand")]


def test_codes_are_made_for_a_fixed_vote_that_takes_them_and_go_with_its_ballots(cast):
    draft = cast.draft_poll(access="codes")
    with pytest.raises(Refused, match="festgelegt"):
        _codes(cast, draft)
    with pytest.raises(Refused, match="für alle offen"):
        _codes(cast, cast.poll(process=draft.process, measures=list(draft.process.measures.all())))
    polls.freeze_poll(draft, by=cast.miriam, on=OPENS)
    for count in (9, 5001):
        with pytest.raises(Refused, match="von 10 bis 5000"):
            _codes(cast, draft, count)
    _codes(cast, draft)
    entry = Entry.objects.get(act="participation.make_ballot_codes")
    assert (entry.facts, json.dumps(entry.facts).count("-")) == ({"count": 10}, 0)
    polls.forget_ballots(draft, on=AFTER)
    assert BallotCode.objects.count() == 0
    with pytest.raises(Refused, match="bis sie geschlossen wird"):
        _codes(cast, draft)


def test_the_desk_gives_codes_as_a_table_or_on_ballots_and_each_of_them_is_good(cast):
    poll = cast.poll_with_codes()
    miriam, place = cast.client("miriam"), _at("poll_codes", poll)
    given = {"count": "10", "batch": "Nord", "language": "de"}
    table = miriam.post(place, {**given, "kind": "table"})
    sheet = openpyxl.load_workbook(io.BytesIO(table.content)).active
    head, *listed = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert (head, len(set(listed))) == ("Code", 10)
    ballots.cast_with_code(poll, ["1"], code=listed[0], on=TODAY)
    pdf = miriam.post(place, {**given, "kind": "ballots"}).content
    assert _root(pdf, lambda opened: len(opened.pages)) == 10
    said = _words(pdf)
    printed = re.search(r"CodeaufdiesemStimmzettel:([a-zäöüß]+(?:-[a-zäöüß]+){3})", said)[1]
    ballots.cast_with_code(poll, ["2"], code=printed, on=TODAY)
    assert "10 Codes" not in miriam.get(place).content.decode()
    assert "20 Codes sind gemacht, weniger als 10 benutzt" in miriam.get(place).content.decode()
    page = miriam.post(place, {**given, "kind": "ballots", "count": "101"}).content.decode()
    assert "Höchstens 100 auf einmal als PDF." in page
    assert BallotCode.objects.count() == 20


@pytest.mark.parametrize("access", ["open", "codes"])
def test_the_printed_ballot_offers_what_the_page_offers_with_a_box_for_the_office(cast, access):
    poll = cast.poll(access=access)
    pdf = cast.client("miriam").get(_at("poll_ballot", poll, "de"))
    said = _words(pdf.content)
    for one in poll.candidates.all():
        assert _squashed(f"{one.number}. {one.title} ({euro_round(one.cents)})") in said
    how = "Kreuzen Sie alles an, was Sie wichtig finden. Das geht bis Montag, 30. November 2026."
    for sentence in (how, "Für das Büro (nicht ausfüllen): Stimmzettel Nr."):
        assert _squashed(sentence) in said
    assert (_squashed("Ihr Code aus dem Brief") in said) == (access == "codes")
    assert "papier/stimmzettel-ar.pdf" in cast.client("miriam").get(_at("poll_paper", poll)).content.decode()


@pytest.mark.parametrize("language", ["de-simple", "en", "tr", "ar", "uk", "prs"])
def test_the_ballot_is_printed_in_every_language_offered(cast, language):
    poll = cast.poll_with_codes()
    pdf = cast.client("miriam").get(_at("poll_ballot", poll, language))
    assert pdf.content.startswith(b"%PDF-")
    assert _root(pdf.content, lambda opened: str(opened.Root.Lang).split("-")[0]) == {
        "de-simple": "de", "prs": "fa",
    }.get(language, language)  # fmt: skip


def test_a_draft_has_no_ballot_to_print_and_a_language_of_nobody_neither(cast):
    draft = cast.draft_poll()
    miriam = cast.client("miriam")
    assert miriam.get(_at("poll_ballot", draft, "de")).status_code == 404
    polls.freeze_poll(draft, by=cast.miriam, on=OPENS)
    assert miriam.get(_at("poll_ballot", draft, "xx")).status_code == 404
    assert miriam.get(_at("poll_codes", draft)).status_code == 404


def test_a_right_code_votes_after_any_number_of_wrong_ones(cast, client):
    poll = cast.poll_with_codes()
    code, *_rest = _codes(cast, poll)
    given = {"massnahme": ["1"]}
    answers = [client.post(_at("poll", poll), {**given, "code": "falsch"}) for _time in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    client.post(_at("poll", poll), {**given, "code": code})
    assert Ballot.objects.count() == 1
