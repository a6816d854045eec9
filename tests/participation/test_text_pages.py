"""The text in the browser: written, published, commented on, answered, kept as a file."""

import io
import re

import docx
import pikepdf
import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW
from tests.documents.reading import readable
from tests.pdf import pages_before
from wir.core.text import squeezed
from wir.documents.render import render
from wir.documents.words import words_of
from wir.participation.documents import council_pack, strategy
from wir.participation.polls.sentences import poll_sentences
from wir.participation.text_differences import changes, pieces
from wir.participation.views.texts import FILES
from wir.strategy import actions, receipts
from wir.strategy.models import Comment, Member, Version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _said(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "".join(readable(page) for page in opened.pages)


def _at(name, *args):
    return reverse(f"participation:{name}", args=args)


def test_miriam_writes_and_publishes(cast):
    process, browser = cast.process(), cast.client("miriam")
    browser.post(_at("writing", process.slug), {"lay_out": "1"})
    section = process.sections.get(heading="Maßnahmen")
    browser.post(_at("new_paragraph", process.slug, section.pk), {"text": "Abends fährt ein Bus."})
    browser.post(
        _at("publish_text", process.slug), {"reason": "Erster Entwurf", "comments_until": "30.11.2026"}
    )
    page = cast.client().get(_at("text", process.slug)).content.decode()
    assert "Abends fährt ein Bus." in page
    assert "Etwas dazu sagen" in page


def test_a_stale_tab_keeps_its_text_and_overwrites_nothing(cast):
    paragraph = cast.paragraph()
    url = _at("paragraph", "lollar", paragraph.pk)
    cast.client("frieda").post(url, {"text": "Zuerst Frieda", "seen": 1})
    answer = cast.client("miriam").post(url, {"text": "Dann Miriam", "seen": 1})
    paragraph.refresh_from_db()
    assert paragraph.text == "Zuerst Frieda"
    assert "Dann Miriam" in answer.content.decode()


def test_a_resident_comments_without_account_and_gets_three_words(cast):
    version = cast.version()
    key = version.content[0]["paragraphs"][0]["key"]
    answer = cast.client().post(_at("comment", "lollar", key), {"text": "Auch sonntags!"})
    comment = Comment.objects.get()
    code = answer.context["code"]
    assert receipts.find(code) == comment.voice.receipt
    text = answer.content.decode()
    assert all(f"<span>{word}</span>" in text for word in code.split("-"))
    assert "Auch sonntags!" not in cast.client().get(_at("comments", "lollar")).content.decode()


def test_the_same_form_sent_twice_is_one_comment(cast):
    version = cast.version()
    url = _at("comment", "lollar", version.content[0]["paragraphs"][0]["key"])
    browser = cast.client()
    key = re.search(r'name="key" value="([^"]+)"', browser.get(url).content.decode())[1]
    first, second = (browser.post(url, {"text": "Auch sonntags!", "key": key}) for _time in range(2))
    assert [one.context["code"] == "" for one in (first, second)] == [False, True]
    assert "Danke. Ihre Rückmeldung ist angekommen." in second.content.decode()
    assert "Dieses Formular hatten Sie schon abgeschickt." in second.content.decode()
    assert Comment.objects.count() == 1
    browser.post(url, {"text": "Auch sonntags!"})
    assert Comment.objects.count() == 2


def test_a_comment_appears_after_its_check_and_then_its_answer(cast):
    comment = cast.comment()
    url, browser = _at("one_comment", "lollar", comment.pk), cast.client("miriam")
    browser.post(url, {"verdict": "publish"})
    public = _at("comments", "lollar")
    assert "Auch sonntags!" in cast.client().get(public).content.decode()
    browser.post(url, {"outcome": "not_taken", "answer": "Dafür fehlt das Geld."})
    assert "Dafür fehlt das Geld." in cast.client().get(public).content.decode()


def test_who_hides_a_comment_says_why(cast):
    comment = cast.comment()
    url, browser = _at("one_comment", "lollar", comment.pk), cast.client("miriam")
    assert browser.post(url, {"verdict": "hide"}).status_code == 200
    browser.post(url, {"verdict": "hide", "hidden_because": "Bitte ohne Namen."})
    comment.refresh_from_db()
    assert (comment.state, comment.voice.hidden_because) == ("hidden", "Bitte ohne Namen.")


def test_markup_in_a_comment_is_shown_and_never_run(cast):
    comment = cast.comment(text="<script>alert(1)</script>")
    cast.client("miriam").post(_at("one_comment", "lollar", comment.pk), {"verdict": "publish"})
    page = cast.client().get(_at("comments", "lollar")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_after_the_last_day_the_form_is_gone_and_nothing_is_stored(cast):
    version = cast.version()
    key = version.content[0]["paragraphs"][0]["key"]
    with time_machine.travel("2026-12-01T09:00:00Z", tick=False):
        answer = cast.client().post(_at("comment", "lollar", key), {"text": "Zu spät"})
    assert "keine Rückmeldungen mehr" in answer.content.decode()
    assert Comment.objects.count() == 0


def test_the_same_version_comes_in_three_forms(cast):
    version = cast.version()
    found = {form: cast.client().get(_at("text_file", "lollar", 1, form)) for form in ("pdf", "docx", "html")}
    assert {form: answer.status_code for form, answer in found.items()} == {
        "pdf": 200,
        "docx": 200,
        "html": 200,
    }
    words = [part.text for part in docx.Document(io.BytesIO(found["docx"].content)).paragraphs]
    assert "Abends fährt ein Bus." in words
    assert "Abends fährt ein Bus." in found["html"].content.decode()
    assert found["pdf"].content == strategy.as_pdf(version)


def test_all_forms_say_which_recommendation_was_dropped_since_when_and_why(cast):
    kept = cast.recommendation()
    left = cast.recommendation(cast.voice(kept.process))
    version = cast.version(kept.process, recommendations=[kept, left])
    before = {form: make(version) for form, (make, _kind) in FILES.items()}
    actions.drop_recommendation(left, because="Das Land plant es.", by=cast.miriam, on=NOW.date())
    said = "Empfehlung 2 wird nicht weiterverfolgt seit dem 02.11.2026. Warum: Das Land plant es."
    page = cast.client().get(_at("text", "lollar")).content.decode()
    assert "Nicht weiterverfolgt seit dem 02.11.2026." in page
    assert "Das Land plant es." in page
    for found, times in ((before, 0), ({form: make(version) for form, (make, _kind) in FILES.items()}, 1)):
        told = {
            "pdf": _said(found["pdf"]),
            "docx": "".join(part.text for part in docx.Document(io.BytesIO(found["docx"])).paragraphs),
            "html": found["html"].decode(),
        }
        told = {form: "".join(text.split()).count("".join(said.split())) for form, text in told.items()}
        assert told == dict.fromkeys(FILES, times)


def test_the_pack_for_the_council_is_a_pdf_with_cost_and_objections(cast, monkeypatch):
    process = cast.process()
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    measure.costs.create(year=2027, cents=1_234_500)
    version = cast.version(process)
    cast.comment(version)
    Comment.objects.update(
        state="published", outcome="not_taken", answer="Kein Geld.", answered_on=NOW.date()
    )
    seen = {}

    def watch(kind, data, *, on, title):
        seen.update(data)
        return render(kind, data, on=on, title=title)

    monkeypatch.setattr("wir.participation.documents.council_pack.render", watch)
    answer = cast.client("miriam").get(_at("council_pack", "lollar"))
    assert answer.content.startswith(b"%PDF-")
    assert seen["measures"] == [
        ["1: Abendbus auf Probe", "12.345,00\u00a0€", "12.345,00\u00a0€"],
        ["Summe", "12.345,00\u00a0€", "12.345,00\u00a0€"],
    ]
    assert seen["objections"] == ["„Auch sonntags!“ Antwort: Kein Geld."]
    assert seen["unanswered"] == []


def test_the_council_reads_what_nobody_has_answered_and_how_much_nobody_has_checked(cast):
    version = cast.version()
    for text in ("Auch sonntags!", "Und morgens?", "Noch mehr."):
        cast.comment(version, text=text)
    Comment.objects.filter(voice__text="Auch sonntags!").update(state="published")
    Comment.objects.filter(voice__text="Und morgens?").update(state="hidden")
    assert council_pack._unanswered(version.process) == [
        "„Auch sonntags!“ (zu Fassung 1, 02.11.2026)", "Noch nicht geprüft und deshalb nicht im Wortlaut: 1.",
    ]  # fmt: skip
    assert council_pack._objections(version.process) == []


def test_the_short_version_of_the_pack_has_two_pages_at_most_however_much_there_is_to_say(cast):
    process = cast.process(name="W" * 120, question="W" * 200)
    cast.counted_poll(process=process)
    voted = list(process.measures.all())
    basis = cast.recommendation(cast.voice(process))
    for _more in range(9):
        cast.measure(basis)
    reasons = {one.pk: "Wort " * 119 for one in voted}
    actions.rank_measures(process, order=voted, reasons=reasons, by=cast.miriam)
    process.measures.update(title="Wort " * 31)
    assert len(poll_sentences(process)) == council_pack.MOST_OF_VOTES + 1
    pdf = council_pack.as_pdf(process, on=NOW.date())
    assert pages_before(pdf, "Maßnahmen und Kosten") == 2


@pytest.mark.parametrize(("paragraphs", "statements"), [(1, 8), (30, 8)])
def test_the_text_costs_the_same_however_long_it_is(cast, paragraphs, statements, django_assert_num_queries):
    process = cast.process()
    section = cast.section(process)
    for place in range(paragraphs):
        section.paragraphs.create(place=place, text=f"Absatz {place}")
    actions.publish_version(process, reason="Lang", by=cast.miriam, on=NOW.date())
    with django_assert_num_queries(statements):
        cast.client().get(_at("text", process.slug))
    assert Version.objects.count() == 1


OLD = [
    {
        "heading": "A",
        "town": "",
        "paragraphs": [{"key": "1", "text": "Der Bus fährt."}, {"key": "2", "text": "Weg"}],
    }
]
NEW = [
    {
        "heading": "A",
        "town": "",
        "paragraphs": [{"key": "1", "text": "Der Bus fährt abends."}, {"key": "3", "text": "Neu"}],
    }
]


def test_differences_name_new_changed_and_gone_paragraphs():
    assert [(change.kind, change.key) for change in changes(OLD, NEW)] == [
        ("changed", "1"),
        ("new", "3"),
        ("gone", "2"),
    ]


@pytest.mark.parametrize(
    ("before", "after"), [("a b c", "a c d"), ("", "neu"), ("alt", ""), ("gleich", "gleich"), ("ä  b", "ä b")]
)
def test_pieces_join_to_both_texts(before, after):
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "out") == after
    assert "".join(piece.text for piece in found if piece.kind != "in") == before


UNPRINTABLE = "Danke 😀 ሰላም 中文 " + "שלום"


def test_what_cannot_be_printed_in_a_comment_stands_as_a_mark_in_the_pack_and_is_named_at_its_end(cast):
    version = cast.version()
    for text in (UNPRINTABLE, "Ganz gewöhnlich."):
        cast.comment(version, text=text)
    Comment.objects.filter(voice__text=UNPRINTABLE).update(
        state="published", outcome="not_taken", answer="Danke! 🎉", answered_on=NOW.date()
    )
    answer = cast.client("miriam").get(_at("council_pack", "lollar"))
    assert answer.status_code == 200
    words = squeezed(words_of(answer.content))
    assert squeezed("„Danke ▯ ▯▯▯ ▯▯ ▯▯▯▯“ Antwort: Danke! ▯") in words
    assert squeezed("U+4E2D, U+6587, U+1F389, U+1F600.") in words
    assert squeezed(f"{settings.WIR_ADDRESS}{_at('comments', 'lollar')}") in words


def test_a_version_with_letters_that_no_font_has_comes_as_pdf_all_the_same(cast):
    cast.paragraph(process := cast.process(), text=f"Wir sagen {UNPRINTABLE}")
    cast.version(process)
    answer = cast.client().get(_at("text_file", "lollar", 1, "pdf"))
    assert answer.status_code == 200
    words = squeezed(words_of(answer.content))
    assert squeezed("Wir sagen Danke ▯ ▯▯▯ ▯▯ ▯▯▯▯") in words
    assert squeezed(f"{settings.WIR_ADDRESS}{_at('text', 'lollar')}") in words


def test_a_paper_on_which_everything_can_be_printed_says_nothing_about_it(cast):
    version = cast.version()
    assert "Kästchen" not in words_of(strategy.as_pdf(version))


def test_who_reads_along_is_not_told_that_everything_is_checked_while_somebody_has_to_check(cast):
    cast.comment()
    process = Comment.objects.get().process
    actions.add_member(process, user=cast.ole, role=Member.Role.STEERING, by=cast.frieda)
    page = cast.client("ole").get(_at("comment_queue", "lollar")).content.decode()
    assert "Alle Rückmeldungen, die geprüft sind, sind beantwortet." in page
    assert "Alle Rückmeldungen sind geprüft und beantwortet." not in page
