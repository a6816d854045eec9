"""Questions that are read aloud: taken in at the desk, played on the page without script, gone when nobody needs them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from procrastinate.contrib.django import app

from tests.cast import NOW, TODAY
from tests.clients.clamd_peer import EICAR, peer
from tests.documents.files_to_try import M4A, MP3, PROGRAM
from tests.incoming import incoming
from wir.core.refusal import Refused
from wir.documents import uploads
from wir.journal.models import Entry
from wir.participation.actions import building, recording
from wir.participation.jobs import recordings as jobs
from wir.participation.models import Recording
from wir.participation.retention.recordings import contents, erase_recordings

pytestmark = pytest.mark.django_db
BAD = MP3 + EICAR


@pytest.fixture(autouse=True)
def their_day(tmp_path, settings):
    settings.WIR_FILES, settings.WIR_INCOMING, settings.CLAMAV = tmp_path / "files", tmp_path / "incoming", ""
    with time_machine.travel(NOW, tick=False), override("de"):  # pages in other languages leave theirs behind
        yield tmp_path


def _desk(survey, name="survey_sounds", **more):
    return reverse(f"participation:{name}", kwargs={"slug": "lollar", "pk": survey.pk, **more})


def _played(found, client, **headers):
    url = _desk(found.question.survey, "sound_file", number=found.pk)
    return client.get(url, headers=headers)


def _page(client, survey, language="de", number=1):
    prefix = "" if language == "de" else f"/{language}"
    return client.get(f"{prefix}/beteiligung/lollar/umfrage/{survey.pk}/{number}/").content.decode()


def _given(question, **more):
    return {
        "question": question.pk, "language": "ar", "file": incoming("frage.mp3", MP3), "agreed": "on", "speaker": "", **more,
    }  # fmt: skip


def test_the_desk_takes_a_recording_in_and_everybody_hears_it_in_their_language(cast, client):
    survey = cast.open_survey()
    question = survey.questions.first()
    answer = cast.client("miriam").post(_desk(survey), _given(question))
    assert answer.status_code == 302
    row = Recording.objects.get()
    assert (row.language, row.content_type, row.size, row.words, row.uploaded_by, row.uploaded_on) == (
        "ar", "audio/mpeg", len(MP3), question.text, cast.miriam, TODAY,
    )  # fmt: skip
    url = f"/beteiligung/lollar/umfrage/{survey.pk}/ton/{row.pk}/"
    page = _page(client, survey, "ar")
    assert f'<audio controls preload="none" src="/ar{url}" lang="ar" aria-labelledby="ton-1">' in page
    assert "<audio" not in _page(client, survey, "ar", number=2)
    entry = Entry.objects.get(act="participation.record_question")
    assert entry.facts == {"question": question.pk, "language": "ar", "sha256": row.sha256}


def test_a_reader_of_another_language_hears_the_one_it_was_written_in_and_is_told(cast, client):
    found = cast.recording(language="de")
    survey = found.question.survey
    assert "Frage 1 anhören (Deutsch)" in _page(client, survey)
    page = _page(client, survey, "uk")
    assert "Deutsch" in page
    assert f"/ton/{found.pk}/" in page
    cast.recording(found.question, language="uk")
    assert f"/ton/{found.pk}/" not in _page(client, survey, "uk")


def test_a_recording_in_a_third_language_is_not_played_to_anybody_else(cast, client):
    found = cast.recording(language="ar")
    assert "<audio" not in _page(client, found.question.survey, "uk")


def test_a_phone_gets_the_part_it_asks_for_and_the_browser_runs_nothing(cast, client):
    found = cast.recording()
    whole = _played(found, client)
    assert (whole.status_code, b"".join(whole.streaming_content)) == (200, MP3)
    assert {name: whole[name] for name in (
        "Content-Type", "Content-Length", "X-Content-Type-Options", "Accept-Ranges", "Cache-Control", "Content-Disposition",
    )} == {
        "Content-Type": "audio/mpeg", "Content-Length": str(len(MP3)), "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "bytes", "Cache-Control": "no-cache", "Content-Disposition": 'inline; filename="f1-ar.mp3"',
    }  # fmt: skip
    assert "sandbox" in whole["Content-Security-Policy"]
    part = _played(found, client, range="bytes=4-9")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, MP3[4:10])
    assert (part["Content-Range"], part["Content-Length"]) == (f"bytes 4-9/{len(MP3)}", "6")
    behind = _played(found, client, range=f"bytes={len(MP3)}-")
    assert (behind.status_code, behind["Content-Range"]) == (416, f"bytes */{len(MP3)}")
    assert _played(found, client, **{"if-none-match": whole["ETag"]}).status_code == 304
    other = _played(found, client, range="bytes=4-9", **{"if-range": '"old"'})
    assert (other.status_code, b"".join(other.streaming_content)) == (200, MP3)
    assert client.head(_desk(found.question.survey, "sound_file", number=found.pk)).status_code == 200


def test_pages_may_play_what_comes_from_here_and_nothing_else(cast, client):
    page = client.get(f"/beteiligung/lollar/umfrage/{cast.recording().question.survey_id}/1/")
    assert "media-src 'self'" in page["Content-Security-Policy"]


def test_before_the_opening_only_the_desk_hears_it(cast, client):
    survey = cast.survey()
    found = cast.recording(survey.questions.first())
    assert _played(found, client).status_code == 404
    at_desk = _desk(survey, "desk_sound_file", number=found.pk)
    assert cast.client("miriam").get(at_desk).status_code == 200
    assert cast.client("ole").get(at_desk).status_code == 404
    assert at_desk in cast.client("miriam").get(f"/ar{_desk(survey, 'survey_preview')}").content.decode()
    building.open_survey(survey, by=cast.miriam, on=TODAY)
    assert _played(found, client).status_code == 200


def test_a_recording_is_found_in_its_own_survey_only(cast, client):
    found = cast.recording()
    other = cast.open_survey(found.question.survey.process)
    assert client.get(_desk(other, "sound_file", number=found.pk)).status_code == 404


@pytest.mark.parametrize(("names", "seen"), [(False, False), (True, True)])
def test_who_speaks_is_read_only_by_agreement(cast, client, names, seen):
    found = cast.recording(speaker="Amal", names_speaker=names)
    survey = found.question.survey
    assert ("Amal" in _page(client, survey, "ar")) == seen
    assert "Amal" in cast.client("miriam").get(_desk(survey)).content.decode()


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"file": PROGRAM}, "file", "Diese Datei heißt .mp3, ist aber ein Programm. Sie wurde nicht gespeichert."),
        ({"file": b""}, "file", "Diese Datei ist leer. Sie wurde nicht gespeichert."),
        ({"file": ""}, "file", "Bitte wählen Sie eine Datei aus."),
        ({"agreed": ""}, "agreed", "Fragen Sie die Person zuerst, ob sie einverstanden ist."),
        ({"names_speaker": "on"}, "speaker", "Bitte schreiben Sie den Namen dazu, der genannt werden darf."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_and_changes_nothing(cast, given, field, sentence):
    survey = cast.open_survey()
    if isinstance(given.get("file"), bytes):
        given = {"file": incoming("a.mp3", given["file"])}
    answer = cast.client("miriam").post(_desk(survey), _given(survey.questions.first(), **given))
    assert answer.context["form"].errors[field] == [sentence]
    assert (Recording.objects.count(), Entry.objects.filter(act="participation.record_question").count()) == (
        0,
        0,
    )


def test_a_hundred_megabytes_get_one_sentence(cast):
    survey = cast.open_survey()
    big = incoming("a.mp3", MP3)
    big.size = 100 * uploads.MEGABYTE  # as it comes out of a request: counted, not kept
    with pytest.raises(Refused, match=r"^Diese Datei ist größer als 10 MB\. Sie wurde nicht gespeichert\.$"):
        recording.add_recording(survey.questions.first(), big, language="ar", by=cast.miriam, on=TODAY)


def test_a_question_of_another_survey_and_a_language_nobody_knows_are_refused(cast):
    survey = cast.open_survey()
    strange = cast.survey(survey.process).questions.first()
    answer = cast.client("miriam").post(_desk(survey), _given(strange, language="xx"))
    assert set(answer.context["form"].errors) == {"question", "language"}


def test_a_new_recording_takes_the_place_of_the_old_one(cast):
    found = cast.recording()
    old = found.sha256
    recording.add_recording(
        found.question, incoming("neu.m4a", M4A), language="ar", by=cast.miriam, on=TODAY + timedelta(days=1)
    )
    row = Recording.objects.get()
    assert (row.pk, row.content_type, row.sha256 == old) == (found.pk, "audio/mp4", False)
    assert contents() == {row.sha256}


def test_what_was_recorded_before_the_question_changed_is_marked_at_the_desk(cast):
    survey = cast.survey()
    question = survey.questions.first()
    cast.recording(question)
    note = "Die Frage wurde nach der Aufnahme geändert."
    assert note not in cast.client("miriam").get(_desk(survey)).content.decode()
    building.change_question(question, by=cast.miriam, text="Wo wohnen Sie?", options={})
    assert note in cast.client("miriam").get(_desk(survey)).content.decode()


def test_only_who_works_on_the_process_adds_and_removes(cast):
    found = cast.recording()
    for who in (cast.ole, cast.jonas, cast.karim):
        with pytest.raises(PermissionDenied):
            cast.recording(found.question, by=who)
        with pytest.raises(PermissionDenied):
            recording.remove_recording(found, by=who)
    cast.client("miriam").post(_desk(found.question.survey, "remove_sound", number=found.pk))
    assert Recording.objects.count() == 0


def test_a_closed_survey_takes_no_recording(cast):
    survey = cast.open_survey()
    building.close_survey(survey, by=cast.miriam, on=TODAY)
    with pytest.raises(Refused, match="geschlossen"):
        cast.recording(survey.questions.first())


def test_a_recording_waits_for_the_scanner_and_is_heard_when_it_is_clean(cast, client, settings):
    with peer() as clamd:
        settings.CLAMAV = clamd.address
        found = cast.recording()
        assert (found.scan_state, _played(found, client).status_code) == ("pending", 404)
        assert "<audio" not in _page(client, found.question.survey, "ar")
        waiting = [job.task_name for job in app.job_manager.list_jobs(task="participation.scan_recordings")]
        assert waiting == ["participation.scan_recordings"]
        for _twice in range(2):
            jobs.scan_recordings(thing_id=found.question.survey_id)
        assert clamd.seen == [MP3]
    assert _played(found, client).status_code == 200


def test_malware_loses_its_content_and_does_not_come_back(cast, client, settings):
    with peer() as clamd:
        settings.CLAMAV = clamd.address
        survey = cast.open_survey()
        found = recording.add_recording(
            survey.questions.first(), incoming("a.mp3", BAD), language="ar", by=cast.miriam, on=TODAY
        )
        jobs.scan_waiting_recordings(timestamp=0)
        found.refresh_from_db()
        assert (found.scan_state, uploads.path_of(found.sha256).exists()) == ("infected", False)
        assert Entry.objects.filter(act="participation.find_malware").count() == 1
        assert _played(found, client).status_code == 404
        with pytest.raises(Refused, match="Schadprogramm"):
            recording.add_recording(
                survey.questions.last(), incoming("b.mp3", BAD), language="ar", by=cast.miriam, on=TODAY
            )


def test_a_scanner_that_does_not_answer_leaves_it_waiting_and_one_that_is_gone_lets_it_through(
    cast, settings
):
    settings.CLAMAV = "127.0.0.1:1"
    found = cast.recording()
    jobs.scan_waiting_recordings(timestamp=0)
    assert Recording.objects.get().scan_state == "error"
    settings.CLAMAV = ""
    jobs.scan_waiting_recordings(timestamp=0)
    found.refresh_from_db()
    assert found.scan_state == "not_scanned"


@pytest.mark.parametrize(("days", "gone"), [(180, 0), (181, 1)])
def test_half_a_year_after_the_last_day_the_voice_is_gone(cast, days, gone):
    found = cast.recording()
    building.close_survey(found.question.survey, by=cast.miriam, on=TODAY)
    assert erase_recordings(TODAY + timedelta(days=days)) == gone
    assert Recording.objects.count() == 1 - gone


def test_the_sweep_keeps_what_a_row_names(cast):
    found = cast.recording()
    later = uploads.path_of(found.sha256).stat().st_mtime + 2 * uploads.KEPT_WITHOUT_ROW
    assert uploads.sweep(now=later) == 0
    recording.remove_recording(found, by=cast.miriam)
    assert uploads.sweep(now=later) == 1


def test_the_desk_costs_the_same_with_one_and_with_many_recordings(cast):
    found = cast.recording()
    survey = found.question.survey

    def cost():
        with CaptureQueriesContext(connection) as counted:
            cast.client("miriam").get(_desk(survey))
        return len(counted)

    one = cost()
    for question in survey.questions.all():
        for language in ("de", "uk", "tr"):
            cast.recording(question, language=language)
    assert cost() == one
