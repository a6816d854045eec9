"""What goes out for an assembly by lot: the poster, and the message to those who were drawn."""

import io

import pikepdf
import pytest
import time_machine
from django.conf import settings
from django.core import mail

from tests.cast import NOW
from tests.documents.reading import readable
from tests.lot_cast import IN_THE_POOL, POOL_OVER
from tests.participation.test_lot_pages import _at
from wir.journal.models import Entry
from wir.journal.reactions import reactions_to
from wir.participation.actions import assemblies, drawing
from wir.participation.actions.answering_lots import code_of
from wir.participation.jobs import lots
from wir.participation.models import PoolEntry, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _said(pdf):
    """The text without its spaces, which a PDF draws as distance."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "".join("".join(readable(page) for page in opened.pages).split())


def test_the_poster_says_what_is_drawn_where_and_until_when(cast):
    made = cast.open_assembly()
    miriam = cast.client("miriam")
    said = _said(miriam.get(_at("lot_poster", made, "de")).content)
    until = made.joins_until.strftime("%d.%m.%Y")
    for words in ("Wir losen aus, wer mitredet.", made.title, f"bis {until}.", _at("lot", made)):
        assert "".join(words.split()) in said, words
    page = miriam.get(_at("invite_to_pool", made)).content.decode()
    assert [code for code, _name in settings.LANGUAGES if _at("lot_poster", made, code) in page] == [
        code for code, _name in settings.LANGUAGES
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_poster_leads_to_the_page_in_its_language(cast, language):
    made = cast.open_assembly()
    answer = cast.client("miriam").get(_at("lot_poster", made, language))
    with pikepdf.open(io.BytesIO(answer.content)) as opened:
        assert (len(opened.pages), str(opened.Root.Lang).split("-")[0]) == (
            1, {"de-simple": "de", "prs": "fa"}.get(language, language),
        )  # fmt: skip


def test_there_is_no_poster_where_a_poster_would_lead_nowhere(cast):
    process = cast.process()
    with_codes = cast.open_assembly(process, access="codes")
    draft, made = cast.draft_assembly(process), cast.open_assembly(process)
    miriam = cast.client("miriam")
    tried = [(with_codes, "de"), (draft, "de"), (made, "xx"), (made, "de")]
    assert [miriam.get(_at("lot_poster", *one)).status_code for one in tried] == [404, 404, 404, 200]
    cast.joined(made, 3)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    assert miriam.get(_at("lot_poster", made, "de")).status_code == 404
    assert _at("lot_poster", made, "de") not in miriam.get(_at("invite_to_pool", made)).content.decode()


def _told():
    return sorted(one.to[0] for one in mail.outbox)


def _drawn():
    return sorted(Seat.objects.values_list("entry__reach", flat=True))


def test_who_was_drawn_gets_one_mail_that_names_nobody_and_only_leads_to_the_page(cast):
    made = cast.drawn_assembly()
    lots.tell_drawn(made.pk)
    assert (_told(), len(_told())) == (_drawn(), 6)
    lots.tell_drawn(made.pk)
    assert (len(mail.outbox), set(Seat.objects.values_list("told_on", flat=True))) == (6, {NOW.date()})
    first = mail.outbox[0]
    assert first.subject == "Es gibt Neues zu Ihrem Los"
    assert f"{settings.WIR_ADDRESS}{_at('answer_lot', made)}\n" in first.body
    assert [word for word in ("Mensch", made.title, "gelost", "Nummer") if word in first.body] == []
    assert Entry.objects.filter(act="participation.tell_seat").count() == 6
    page = cast.client("miriam").get(_at("assembly", made)).content.decode()
    assert page.count("E-Mail verschickt am 02.11.2026") == 6


def test_the_mail_follows_the_draw_itself_and_speaks_the_language_of_the_entry(cast):
    made = cast.listed_assembly()
    PoolEntry.objects.update(language="tr")
    given = {"digits": "417", "drawn_on": IN_THE_POOL, "at": "Rathaus", "witness": "Blum"}
    drawing.enter_digits(made, by=cast.miriam, **given)
    assert [task.name for task in reactions_to("participation.enter_digits")] == ["participation.tell_drawn"]
    lots.tell_drawn(made.pk)
    assert {one.subject for one in mail.outbox} == {"Kuranızla ilgili bir haber var"}
    assert f"/tr{_at('answer_lot', made)}" in mail.outbox[0].body


def test_a_replacement_is_told_and_those_before_are_not_told_again(cast):
    made = cast.drawn_assembly()
    lots.tell_drawn(made.pk)
    mail.outbox.clear()
    seat = made.seats.first()
    drawing.note_answer(seat, answer="no", by=cast.miriam, on=IN_THE_POOL)
    draw = drawing.fill_seats(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.work_out(draw, on=IN_THE_POOL)
    lots.tell_replacements(draw.pk)
    lots.tell_drawn(made.pk)
    assert _told() == [draw.seats.get().entry.reach]


def test_a_reckoning_before_the_draw_tells_nobody_and_who_answered_or_gave_a_phone_gets_no_mail(cast):
    made = cast.listed_assembly()
    lots.tell_replacements(made.draws.get().pk)
    assert mail.outbox == []
    given = {"digits": "417", "drawn_on": IN_THE_POOL, "at": "Rathaus", "witness": "Blum"}
    drawing.enter_digits(made, by=cast.miriam, **given)
    by_phone, coming, *rest = made.seats.select_related("entry")
    PoolEntry.objects.filter(pk=by_phone.entry_id).update(reach_by="phone", reach="06403 1234")
    drawing.note_answer(coming, answer="yes", by=cast.miriam, on=IN_THE_POOL)
    lots.tell_drawn(made.pk)
    assert _told() == sorted(one.entry.reach for one in rest)


def test_one_address_that_fails_does_not_keep_the_others_from_hearing_and_is_tried_again(cast):
    made = cast.drawn_assembly()
    broken = made.seats.first().entry
    PoolEntry.objects.filter(pk=broken.pk).update(reach="kaputt\n@example.org")
    with pytest.raises(ValueError, match="newline"):
        lots.tell_drawn(made.pk)
    assert len(mail.outbox) == 5
    PoolEntry.objects.filter(pk=broken.pk).update(reach="heil@example.org")
    lots.tell_drawn(made.pk)
    assert (len(mail.outbox), mail.outbox[-1].to) == (6, ["heil@example.org"])


@pytest.mark.parametrize("language", ["de", "ar"])
def test_who_gave_a_postal_address_gets_a_letter_to_print_and_no_mail(cast, language):
    seat = cast.lot_seat()
    made = seat.assembly
    PoolEntry.objects.update(language=language)
    lots.tell_drawn(made.pk)
    assert mail.outbox == []
    miriam, place = cast.client("miriam"), _at("lot_letter", made, seat.entry.number)
    assert place in miriam.get(_at("assembly", made)).content.decode()
    said = _said(miriam.get(place).content)
    for words in (seat.entry.name, "Gartenweg 3", "35457 Lollar", f"{settings.WIR_ADDRESS}", code_of(seat)):
        assert "".join(words.split()) in said, words
    if language == "de":
        assert "EsgibtNeueszuIhremLos" in said
    assert f"lollar-L{made.number}-" not in said
    drawing.note_answer(seat, answer="yes", by=cast.miriam, on=IN_THE_POOL)
    assert miriam.get(place).status_code == 404
