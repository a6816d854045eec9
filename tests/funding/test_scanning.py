"""Files and the virus scanner: asked over a real socket, asked again after errors, infected content is gone."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from procrastinate.contrib.django import app

from tests.cast import NOW, PDF, incoming
from tests.clients.clamd_peer import EICAR, peer
from wir.core.refusal import Refused
from wir.documents import uploads
from wir.funding import actions
from wir.funding.jobs import attachments as jobs
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
BAD = PDF[:-6] + EICAR + PDF[-6:]


@pytest.fixture(autouse=True)
def their_day(tmp_path, settings):
    settings.WIR_FILES, settings.WIR_INCOMING = tmp_path / "files", tmp_path / "incoming"
    with time_machine.travel(NOW, tick=False):
        yield tmp_path


@pytest.fixture
def scanner(settings):
    with peer() as clamd:
        settings.CLAMAV = clamd.address
        yield clamd


def _states(application):
    return list(application.attachments.values_list("scan_state", flat=True))


def _acts(name):
    return [entry.facts for entry in Entry.objects.filter(act=name).order_by("id")]


def test_a_file_waits_and_its_scan_is_deferred_with_it(cast, scanner):
    draft = cast.with_file()
    assert _states(draft) == ["pending"]
    waiting = [job.task_name for job in app.job_manager.list_jobs(task="funding.scan_files", status="todo")]
    assert waiting == ["funding.scan_files"]


def test_a_clean_file_is_clean_and_the_journal_says_so_once(cast, scanner):
    draft = cast.with_file()
    for _ in range(2):
        jobs.scan_files(thing_id=draft.pk)
    row = draft.attachments.get()
    assert (row.scan_state, row.scanned_at, scanner.seen) == ("clean", NOW, [PDF])
    assert _acts("funding.find_clean") == [{"attachment": row.pk, "sha256": row.sha256}]


def test_an_infected_file_loses_its_content_everywhere_and_people_are_told(cast, scanner, their_day):
    draft, other = cast.with_file(content=BAD), cast.with_file(cast.complete_draft(), content=BAD)
    jobs.scan_files(thing_id=draft.pk)
    row = draft.attachments.get()
    assert (_states(draft), _states(other)) == (["infected"], ["infected"])
    assert not uploads.path_of(row.sha256).exists()
    assert _acts("funding.find_malware")[0] == {
        "attachment": row.pk, "sha256": row.sha256, "malware": "Eicar-Signature",
    }  # fmt: skip
    jobs.tell_clerks_about_malware(thing_id=draft.pk)
    assert [message.to for message in mail.outbox] == [["frieda@lollar.example"]]
    assert "plan.pdf" not in mail.outbox[0].body
    with pytest.raises(Refused, match="Schadprogramm"):
        actions.attach(draft, incoming("again.pdf", BAD), kind="signed_form", by=cast.frieda, at=NOW)


def test_an_infected_file_can_be_removed_and_the_application_sent(cast, scanner):
    draft = cast.with_file(content=BAD)
    jobs.scan_files(thing_id=draft.pk)
    actions.detach(draft.attachments.get(), by=cast.frieda)
    actions.submit(draft, by=cast.frieda, on=NOW.date())
    assert draft.state == "submitted"


def test_a_broken_scanner_is_an_error_that_is_tried_again(cast, settings):
    with peer("answers nonsense") as clamd:
        settings.CLAMAV = clamd.address
        draft = cast.with_file()
        jobs.scan_files(thing_id=draft.pk)
    assert _states(draft) == ["error"]
    with peer() as clamd, time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        settings.CLAMAV = clamd.address
        jobs.scan_waiting(timestamp=0)
    row = draft.attachments.get()
    assert (row.scan_state, row.scanned_at) == ("clean", NOW + timedelta(minutes=5))


def test_a_scanner_that_does_not_answer_is_asked_three_times_a_round(cast, settings):
    settings.CLAMAV = "127.0.0.1:1"
    draft = cast.complete_draft()
    for number in range(5):
        cast.with_file(draft, content=PDF[:-6] + b"%d\n" % number + PDF[-6:])
    jobs.scan_waiting(timestamp=0)
    assert sorted(_states(draft)) == ["error"] * 3 + ["pending"] * 2


def test_without_a_scanner_nothing_waits(cast, settings, scanner):
    draft = cast.with_file()
    settings.CLAMAV = ""
    jobs.scan_waiting(timestamp=0)
    assert _states(draft) == ["not_scanned"]


def test_a_new_scanner_looks_at_what_nobody_has_scanned(cast, settings):
    settings.CLAMAV = ""
    application = cast.submitted_with_file()
    with peer() as clamd:
        settings.CLAMAV = clamd.address
        jobs.scan_waiting(timestamp=0)
    assert _states(application) == ["clean"]


def test_malware_found_after_submission_leaves_the_row_and_its_hash(cast, settings):
    settings.CLAMAV = ""
    draft = cast.with_file(content=BAD)
    actions.submit(draft, by=cast.frieda, on=NOW.date())
    with peer() as clamd:
        settings.CLAMAV = clamd.address
        jobs.scan_waiting(timestamp=0)
    row = draft.attachments.get()
    assert (row.scan_state, row.name, uploads.path_of(row.sha256).exists()) == ("infected", "plan.pdf", False)
