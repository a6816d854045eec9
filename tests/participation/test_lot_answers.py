"""Who was drawn says yes or no with the code of the mail or letter, without an account; silence frees the seat."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import connection

from tests.cast import NOW, TODAY
from tests.lot_cast import IN_THE_POOL
from tests.participation.test_lot_pages import _at
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.participation.actions import answering_lots, drawing, pool
from wir.participation.actions.answering_lots import ANSWER_DAYS, Wishes, code_of, free_silent, seat_with_code
from wir.participation.jobs import lots
from wir.participation.models import PoolEntry, Seat

pytestmark = pytest.mark.django_db
YES = {
    "sent": "1", "answer": "yes", "interpreting": "Arabisch", "children": "2", "needs": "Ein Platz ohne Stufen",
}  # fmt: skip
NO = {**YES, "answer": "no"}


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _said(seat):
    seat.refresh_from_db()
    return seat.answer, seat.interpreting, seat.children, seat.needs


def _post(cast, seat, given, **more):
    return cast.client().post(_at("answer_lot", seat.assembly), {"code": code_of(seat), **given}, **more)


def test_the_mail_carries_a_code_of_four_words_and_the_page_takes_the_answer_without_an_account(cast):
    made = cast.drawn_assembly()
    lots.tell_drawn(made.pk)
    seat = made.seats.select_related("entry").first()
    [body] = [one.body for one in mail.outbox if one.to == [seat.entry.reach]]
    assert code_of(seat) in body
    assert f"{settings.WIR_ADDRESS}{_at('answer_lot', made)}\n" in body
    asked = _post(cast, seat, {}).content.decode()
    assert "Sie sind gelost. Machen Sie mit?" in asked
    assert "Gartenweg" not in asked
    assert seat.entry.name not in asked
    assert "Schön, dass Sie mitmachen." in _post(cast, seat, YES).content.decode()
    assert _said(seat) == ("yes", "Arabisch", 2, "Ein Platz ohne Stufen")
    page = cast.client("miriam").get(_at("assembly", made)).content.decode()
    assert "Arabisch" in page
    assert "Ein Platz ohne Stufen" in page


def test_a_no_frees_the_seat_keeps_no_needs_and_can_be_taken_back_until_somebody_else_has_it(cast):
    made = cast.drawn_assembly()
    seat = made.seats.first()
    _post(cast, seat, YES)
    _post(cast, seat, NO)
    assert _said(seat) == ("no", "", 0, "")
    _post(cast, seat, YES)
    assert _said(seat)[0] == "yes"
    _post(cast, seat, NO)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    assert "Es wird schon gerechnet" in _post(cast, seat, YES).content.decode()
    drawing.work_out(draw, on=IN_THE_POOL)
    assert "Dieser Platz ist schon an jemand anderen gegangen." in _post(cast, seat, YES).content.decode()
    assert _said(seat) == ("no", "", 0, "")


def test_without_an_answer_nothing_is_kept(cast):
    seat = cast.drawn_assembly().seats.first()
    page = _post(cast, seat, {"sent": "1", "needs": "Ein Platz"})
    assert "answer" in page.context["form"].errors
    assert _said(seat) == ("open", "", 0, "")


@pytest.mark.parametrize("wrong", ["birne birne birne birne", "", "٤"])
def test_a_wrong_code_opens_nothing_and_neither_does_a_code_of_another_assembly(cast, wrong):
    process = cast.process()
    made, other = cast.drawn_assembly(process=process), cast.open_assembly(process)
    page = cast.client().post(_at("answer_lot", made), {"code": wrong, **YES})
    assert "Sie sind gelost" not in page.content.decode()
    assert seat_with_code(other, code_of(made.seats.first())) is None
    assert set(Seat.objects.values_list("answer", flat=True)) == {"open"}


def test_wrong_codes_have_to_wait_and_a_right_one_never_does(cast):
    seat = cast.drawn_assembly().seats.first()
    place, wrong = _at("answer_lot", seat.assembly), {"code": "birne birne birne birne"}
    tried = [cast.client().post(place, wrong).status_code for _time in range(21)]
    assert (set(tried[:20]), tried[20]) == ({422}, 429)
    assert _post(cast, seat, {}).status_code == 200


def test_case_and_what_stands_between_the_words_do_not_matter(cast):
    made = cast.drawn_assembly()
    seat = made.seats.first()
    assert seat_with_code(made, code_of(seat).replace("-", " ").upper()) == seat


def test_every_seat_has_a_code_of_its_own_that_stands_in_no_table(cast):
    made = cast.drawn_assembly()
    codes = {code_of(seat) for seat in made.seats.all()}
    assert len(codes) == 6
    assert {len(code.split("-")) for code in codes} == {4}
    _post(cast, made.seats.first(), YES)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from participation_seat s where s::text like any(%s)", [[f"%{c}%" for c in codes]])  # fmt: skip
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(("after", "answer"), [(ANSWER_DAYS, "open"), (ANSWER_DAYS + 1, "silent")])
def test_silence_after_the_last_day_that_the_mail_named_frees_the_seat(cast, after, answer):
    made = cast.drawn_assembly()
    lots.tell_drawn(made.pk)
    assert "bis zum 16.11.2026" in mail.outbox[0].body
    free_silent(TODAY + timedelta(days=after))
    assert set(made.seats.values_list("answer", flat=True)) == {answer}
    freed = Entry.objects.filter(act="participation.note_answer").count()
    assert freed == (0 if answer == "open" else 6)


def test_a_late_yes_counts_until_the_seat_has_gone_and_who_was_asked_by_telephone_has_no_last_day(cast):
    made = cast.drawn_assembly()
    called, late, coming, *_rest = made.seats.select_related("entry")
    PoolEntry.objects.filter(pk=called.entry_id).update(reach_by="phone", reach="06403 1234")
    lots.tell_drawn(made.pk)
    _post(cast, coming, YES)
    assert free_silent(TODAY + timedelta(days=ANSWER_DAYS + 1)) == 4
    assert [_said(one)[0] for one in (called, late, coming)] == ["open", "silent", "yes"]
    _post(cast, late, YES)
    assert _said(late)[0] == "yes"


def test_a_mail_that_never_went_out_frees_no_seat(cast):
    made = cast.drawn_assembly()
    broken = made.seats.first()
    PoolEntry.objects.filter(pk=broken.entry_id).update(reach="kaputt\n@example.org")
    with pytest.raises(ValueError, match="newline"):
        lots.tell_drawn(made.pk)
    assert free_silent(TODAY + timedelta(days=ANSWER_DAYS + 1)) == 5
    assert _said(broken)[0] == "open"


@pytest.mark.parametrize(
    ("begins", "last"), [(40, ANSWER_DAYS), (15, ANSWER_DAYS), (14, 13), (2, 1), (1, 0), (0, 0)]
)
def test_the_last_day_is_before_the_assembly(cast, begins, last):
    made = cast.drawn_assembly()
    made.begins_on = TODAY + timedelta(days=begins)
    seat = made.seats.select_related("entry").first()
    seat.assembly = made
    answering_lots.name_last_day(seat, on=TODAY)
    assert seat.answer_until == TODAY + timedelta(days=last)


def test_after_the_assembly_or_once_deleted_no_code_counts(cast):
    made = cast.drawn_assembly()
    gone, seat, *_rest = made.seats.select_related("entry")
    answering_lots.answer_seat(gone, comes=True, wishes=Wishes(needs="Rampe"), on=TODAY)
    pool.withdraw(gone.entry, on=TODAY)
    assert _said(gone) == ("no", "", 0, "")
    assert seat_with_code(made, code_of(gone)) is None
    made.state = "held"
    made.save()
    assert seat_with_code(made, code_of(seat)) is None
    with pytest.raises(Refused, match="Antworten trägt man nach der Ziehung ein"):
        answering_lots.answer_seat(seat, comes=True, wishes=Wishes(), on=TODAY)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "de"])
def test_the_question_is_asked_in_every_language(cast, language):
    seat = cast.drawn_assembly().seats.first()
    place = f"/{language}{_at('answer_lot', seat.assembly)}"
    page = cast.client().post(place, {"code": code_of(seat)}).content.decode()
    german = ("Antwort senden", "Niemand sonst erfährt")
    assert [one for one in german if one in page and language != "de-simple"] == []
    assert cast.client().post(place, {"code": code_of(seat), **YES}).status_code == 200
    assert _said(seat)[0] == "yes"


def test_a_receipt_does_not_answer_and_a_code_shows_no_receipt(cast):
    made = cast.open_assembly()
    [receipt] = cast.joined(made, 1)
    assert seat_with_code(made, receipt) is None
