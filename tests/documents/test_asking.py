"""Strangers' files wait for a job, are read apart, and are gone soon: nothing of them stays, nothing they do hurts."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from procrastinate.contrib.django import app

from tests.cast import NOW, incoming
from tests.documents.notices import sealed
from wir.documents import apart, asking
from wir.documents.check import NOT_OURS
from wir.documents.jobs import answer_check, forget_checks
from wir.documents.models import CheckRequest
from wir.documents.seal import SealReading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day(tmp_path, settings):
    settings.WIR_INCOMING = tmp_path / "incoming"
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def _asked(client, content=b"%PDF-1.7 junk"):
    return client.post("/dokumente/pruefen/", {"sha256": "", "file": incoming("b.pdf", content)}).url


def _files(settings):
    return list(Path(settings.WIR_INCOMING).glob("check-*"))


def test_the_page_waits_without_script_until_the_job_has_answered(client, settings):
    address = _asked(client)
    page = client.get(address)
    assert (page["Refresh"], page["Cache-Control"]) == ("2", "private, no-store")
    assert "Wir prüfen Ihre Datei" in page.content.decode()
    assert [job.task_name for job in app.job_manager.list_jobs(task="documents.answer_check")] == [
        "documents.answer_check"
    ]
    for _ in range(2):
        answer_check(thing_id=CheckRequest.objects.get().pk)
    page = client.get(address)
    assert "Refresh" not in page
    assert page.context["answer"].says == NOT_OURS
    assert _files(settings) == []


def test_a_changed_notice_is_told_what_is_wrong_with_it(client):
    address = _asked(client, sealed() + b"appended")
    answer_check(thing_id=CheckRequest.objects.get().pk)
    findings = {finding.rule: finding.met for finding in client.get(address).context["answer"].findings}
    assert findings["coverage"] is False
    assert findings["stored"] is False


def test_a_slow_answer_says_so_after_a_minute(client, their_day):
    address = _asked(client)
    their_day.shift(timedelta(seconds=60))
    assert "länger als sonst" not in client.get(address).content.decode()
    their_day.shift(timedelta(seconds=1))
    assert "länger als sonst" in client.get(address).content.decode()


def test_after_an_hour_everything_is_forgotten(client, settings, their_day):
    address = _asked(client)
    their_day.shift(timedelta(hours=1))
    forget_checks(timestamp=0)
    assert client.get(address).status_code == 200
    their_day.shift(timedelta(seconds=1))
    forget_checks(timestamp=0)
    assert (client.get(address).status_code, _files(settings)) == (404, [])
    answer_check(thing_id=1)


def test_when_very_many_wait_the_next_is_told_to_come_again(client, settings):
    for _ in range(asking.MOST_WAITING):
        CheckRequest.objects.create(asked_at=NOW)
    form = {"sha256": "", "file": incoming("b.pdf", b"%PDF-1.7 junk")}
    page = client.post("/dokumente/pruefen/", form)
    assert "Gerade prüfen sehr viele" in page.content.decode()
    assert (CheckRequest.objects.count(), _files(settings)) == (asking.MOST_WAITING, [])


def test_the_seal_is_read_in_another_process(tmp_path):
    place = tmp_path / "a.pdf"
    place.write_bytes(sealed())
    assert apart.read_apart(place).intact is True


def test_a_file_that_breaks_the_other_process_has_no_seal(tmp_path, monkeypatch):
    place = tmp_path / "a.pdf"
    place.write_bytes(sealed())
    monkeypatch.setattr(apart, "SECONDS", -9.999)
    assert apart.read_apart(place) == SealReading()
    assert apart.read_apart(tmp_path / "gone.pdf") == SealReading()
