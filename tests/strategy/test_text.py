"""The strategy's text: versions stand, comments keep their place, every comment is answered."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.strategy_cast import END
from wir.core.refusal import Refused
from wir.strategy import actions, receipts
from wir.strategy.models import Comment, Version

pytestmark = pytest.mark.django_db
ON, UNTIL, LATER = date(2026, 11, 2), date(2026, 11, 30), date(2026, 12, 1)


def test_the_outline_is_laid_out_once(cast):
    process = cast.process()
    for _ in range(2):
        actions.lay_out_text(process, by=cast.miriam)
    assert [section.place for section in process.sections.all()] == list(range(1, 11))


def test_who_did_not_see_the_last_edition_overwrites_nothing(cast):
    paragraph = cast.paragraph()
    actions.change_paragraph(paragraph, text="Neu", seen=1, by=cast.miriam)
    with pytest.raises(Refused):
        actions.change_paragraph(paragraph, text="Älter", seen=1, by=cast.frieda)
    paragraph.refresh_from_db()
    assert (paragraph.text, paragraph.edition) == ("Neu", 2)


def test_a_version_stays_as_it_was_published(cast):
    version = cast.version()
    paragraph = version.process.sections.first().paragraphs.first()
    before = version.content
    actions.change_paragraph(paragraph, text="Ganz anders", seen=1, by=cast.miriam)
    version.refresh_from_db()
    assert version.content == before
    second = actions.publish_version(
        version.process, reason="Neu", by=cast.miriam, on=ON, comments_until=version.comments_until
    )
    assert (second.number, second.sha256 == version.sha256) == (2, False)


def test_nothing_new_is_no_new_version(cast):
    version = cast.version()
    with pytest.raises(Refused):
        actions.publish_version(
            version.process,
            reason="Noch einmal",
            by=cast.miriam,
            on=ON,
            comments_until=version.comments_until,
        )


def test_an_empty_text_is_not_published(cast):
    process = cast.process()
    actions.lay_out_text(process, by=cast.miriam)
    with pytest.raises(Refused):
        actions.publish_version(process, reason="Leer", by=cast.miriam, on=ON)


def test_measures_of_another_process_are_not_tied_to_a_paragraph(cast):
    foreign = cast.measure(cast.recommendation(cast.voice(cast.process(name="Noch einer"))))
    process = cast.process()
    own = cast.measure(cast.recommendation(cast.voice(process)))
    section = actions.add_section(process, heading="Maßnahmen", by=cast.miriam)
    made = actions.add_paragraph(section, text="Ein Bus", measures=[own, foreign], by=cast.miriam)
    assert list(made.measures.all()) == [own]


@pytest.mark.parametrize(("days", "taken"), [(0, True), (1, False)])
def test_comments_are_taken_until_the_last_day(cast, days, taken):
    version = cast.version()
    key = version.content[0]["paragraphs"][0]["key"]
    on = UNTIL + timedelta(days=days)
    try:
        actions.comment(version, paragraph=key, text="Gut so.", language="de", on=on)
    except Refused:
        assert not taken
    assert Comment.objects.count() == int(taken)


def test_a_comment_names_a_paragraph_of_its_version(cast):
    version = cast.version()
    with pytest.raises(Refused):
        actions.comment(version, paragraph="gibtsnicht"[:8], text="Gut so.", language="de", on=ON)


def test_the_author_of_a_hidden_comment_reads_why_by_the_code(cast):
    version = cast.version()
    key = version.content[0]["paragraphs"][0]["key"]
    made, code = actions.comment(version, paragraph=key, text="Lauter Schimpfwörter", language="de", on=ON)
    actions.check_comment(made, hidden_because="Bitte ohne Beleidigungen.", by=cast.miriam, on=ON)
    voice = receipts.find(code).voices.get()
    assert (voice.hidden_because, voice.comment.state) == ("Bitte ohne Beleidigungen.", "hidden")


def test_an_answer_has_outcome_and_words(cast):
    version = cast.version()
    key = version.content[0]["paragraphs"][0]["key"]
    made, _code = actions.comment(version, paragraph=key, text="Gut so.", language="de", on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.answer_comment(made, outcome="taken", answer="", by=cast.miriam, on=ON)
    with pytest.raises(PermissionDenied):
        actions.answer_comment(made, outcome="taken", answer="Danke.", by=cast.ole, on=ON)
    actions.answer_comment(made, outcome="taken", answer="Danke, steht jetzt so da.", by=cast.miriam, on=ON)
    made.refresh_from_db()
    assert (made.outcome, made.answered_by) == ("taken", cast.miriam)


@pytest.mark.parametrize(("days", "holds"), [(0, True), (1, False), (2_900_000, False)])
def test_comments_are_taken_until_the_end_of_the_process_at_most(cast, days, holds):
    until = END + timedelta(days=days)
    if holds:
        assert cast.version(comments_until=until).comments_until == until
    else:
        with pytest.raises(Refused, match=r"höchstens bis zu diesem Tag\."):
            cast.version(comments_until=until)


def test_a_typo_in_the_last_day_for_comments_is_put_right_once_and_told(cast):
    version = cast.version(comments_until=END)
    words = {"because": "Gemeint war November.", "by": cast.miriam}
    for wrong, on in (
        ({"until": LATER}, LATER),  # a day later somebody may rely on it
        ({"until": ON - timedelta(days=1)}, ON),
        ({"until": END + timedelta(days=1)}, ON),
        ({"until": LATER, "because": " "}, ON),
    ):
        with pytest.raises(Refused):
            actions.move_comments(version, **{**words, **wrong}, on=on)
    actions.move_comments(version, **words, until=LATER, on=ON)
    with pytest.raises(Refused):
        actions.move_comments(version, **words, until=END, on=ON)
    version.refresh_from_db()
    assert (version.comments_until, version.comments_moved) == (
        LATER,
        f"Berichtigt am {ON:%d.%m.%Y}: Gemeint war November. Vorher stand hier: bis 30.11.2027.",
    )
    page = cast.client().get("/beteiligung/lollar/strategie/").content.decode()
    assert version.comments_moved in page


def test_once_somebody_has_said_something_the_day_holds(cast):
    version = cast.version()
    cast.comment(version)
    with pytest.raises(Refused):
        actions.move_comments(version, until=LATER, because="Vertippt.", by=cast.miriam, on=ON)


def test_a_day_beyond_the_end_from_before_the_limit_is_put_right_any_day(cast):
    version = cast.version()
    with pytest.raises(PermissionDenied):
        actions.move_comments(version, until=LATER, because="Vertippt.", by=cast.ole, on=ON)
    beyond = Version.objects.create(
        process=version.process, number=2, content=version.content, sha256="0" * 64, reason="Zwei",
        comments_until=date(9999, 12, 31), made_by=cast.miriam, made_on=ON,
    )  # fmt: skip
    decided = actions.Decided(held_on=ON, outcome="adopted", version=beyond, version_because="Es eilte.")
    actions.decide(cast.station(version.process), decided, by=cast.frieda, on=ON)
    with pytest.raises(Refused, match=r"31\.12\.9999"):
        actions.note_decision(version.process, by=cast.frieda, on=LATER)
    actions.move_comments(beyond, until=LATER, because="Vertippt.", by=cast.miriam, on=LATER)
    assert beyond.comments_until == LATER


def test_the_desk_offers_to_put_the_day_right_while_it_can(cast):
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False):
        process = cast.version().process
        client, page = cast.client("miriam"), "/beteiligung/lollar/arbeit/text/veroeffentlichen/"
        assert "Tag berichtigen" in client.get(page).content.decode()
        given = {"tag-until": "24.11.2026", "tag-because": "Vertippt.", "berichtigen": "1"}
        client.post(page, given)
        assert process.versions.get().comments_until == date(2026, 11, 24)
        assert "Tag berichtigen" not in client.get(page).content.decode()
