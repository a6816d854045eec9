"""Files of an application: added, shown, served safely, removed, and still once the application is handed in."""

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from tests.cast import NOW, PDF, TODAY, incoming
from tests.documents import files_to_try as tries
from wir.core.refusal import Refused
from wir.documents import uploads
from wir.funding import actions, verdicts
from wir.funding.access import attachments_for
from wir.funding.content import content_of
from wir.funding.models import Attachment
from wir.funding.sections import attachments as section
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day(tmp_path, settings):
    settings.WIR_FILES, settings.WIR_INCOMING, settings.CLAMAV = tmp_path / "files", tmp_path / "incoming", ""
    with time_machine.travel(NOW, tick=False):
        yield tmp_path


def _files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def _upload(cast, application, name, content, kind="other", who="frieda"):
    url = reverse("funding:attachments", args=[application.pk])
    return cast.client(who).post(url, {"kind": kind, "file": incoming(name, content)})


def test_an_uploaded_file_is_a_row_an_entry_and_a_file_named_by_its_hash(cast, their_day):
    draft = cast.complete_draft()
    assert _upload(cast, draft, "../Plan.pdf", PDF).status_code == 302
    row = draft.attachments.get()
    assert (row.name, row.kind, row.size, row.content_type) == (
        "Plan.pdf",
        "other",
        len(PDF),
        "application/pdf",
    )
    assert (row.scan_state, row.uploaded_by, row.uploaded_at) == ("not_scanned", cast.frieda, NOW)
    assert [path.name for path in _files(their_day)] == [row.sha256]
    entry = Entry.objects.get(act="funding.attach")
    assert entry.facts == {"attachment": row.pk, "kind": "other", "sha256": row.sha256, "bytes": len(PDF)}


def test_a_program_named_pdf_is_refused_on_the_page_and_nothing_is_kept(cast, their_day):
    draft = cast.complete_draft()
    response = _upload(cast, draft, "plan.pdf", tries.PROGRAM)
    assert response.context["form"].errors["file"] == [
        "Diese Datei heißt .pdf, ist aber ein Programm. Sie wurde nicht gespeichert."
    ]
    assert (draft.attachments.count(), _files(their_day)) == (0, [])


def test_the_same_file_for_the_same_paper_is_one_row_and_one_entry(cast):
    draft = cast.complete_draft()
    for _ in range(2):
        assert _upload(cast, draft, "plan.pdf", PDF).status_code == 302
    assert (draft.attachments.count(), Entry.objects.filter(act="funding.attach").count()) == (1, 1)


def test_a_paper_that_nobody_knows_is_refused(cast):
    response = _upload(cast, cast.complete_draft(), "plan.pdf", PDF, kind="secret")
    assert list(response.context["form"].errors) == ["kind"]
    with pytest.raises(Refused, match="was für eine Unterlage"):
        actions.attach(cast.complete_draft(), incoming("a.pdf", PDF), kind="x", by=cast.frieda, at=NOW)


@pytest.mark.parametrize(
    ("there", "fits"),
    [(60 * uploads.MEGABYTE - len(PDF), True), (60 * uploads.MEGABYTE - len(PDF) + 1, False)],
)
def test_sixty_megabytes_together_are_taken_and_one_byte_more_is_not(cast, their_day, there, fits):
    draft = cast.complete_draft()
    Attachment.objects.create(
        application=draft, kind="other", name="big.pdf", size=there, sha256="a" * 64, content_type="application/pdf",
        uploaded_by=cast.frieda, uploaded_at=NOW,
    )  # fmt: skip
    response = _upload(cast, draft, "plan.pdf", PDF)
    if fits:
        assert response.status_code == 302
    else:
        assert response.context["form"].errors["file"] == [
            "Alle Dateien zusammen dürfen höchstens 60 MB groß sein. Diese wurde nicht gespeichert."
        ]
        assert _files(their_day) == []


def test_a_file_is_only_ever_handed_out_to_be_saved(cast):
    application = cast.submitted_with_file()
    row = application.attachments.get()
    for who, name in (("frieda", "attachment_file"), ("karim", "case_attachment")):
        response = cast.client(who).get(reverse(f"funding:{name}", args=[application.pk, row.pk]))
        assert response["Content-Disposition"] == 'attachment; filename="plan.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Cache-Control"] == "private, no-store"
        assert b"".join(response.streaming_content) == PDF


def test_an_official_who_reads_a_file_leaves_an_entry_and_the_clerk_does_not(cast):
    application = cast.submitted_with_file()
    row = application.attachments.get()
    cast.client("frieda").get(reverse("funding:attachment_file", args=[application.pk, row.pk]))
    assert Entry.objects.filter(act="funding.read_attachment").count() == 0
    cast.client("karim").get(reverse("funding:case_attachment", args=[application.pk, row.pk]))
    entry = Entry.objects.get(act="funding.read_attachment")
    assert (entry.by, entry.facts) == (cast.karim.pk, {"attachment": row.pk, "sha256": row.sha256})


@pytest.mark.parametrize(
    ("state", "status"),
    [("clean", 200), ("not_scanned", 200), ("pending", 404), ("error", 404), ("infected", 404)],
)
def test_only_what_was_found_clean_or_cannot_be_scanned_is_handed_out(cast, state, status):
    application = cast.submitted_with_file()
    application.attachments.update(scan_state=state)
    row = application.attachments.get()
    for who, name in (("frieda", "attachment_file"), ("karim", "case_attachment")):
        assert (
            cast.client(who).get(reverse(f"funding:{name}", args=[application.pk, row.pk])).status_code
            == status
        )


def test_a_file_of_another_application_does_not_exist_under_this_one(cast):
    one, other = cast.submitted_with_file(), cast.with_file(cast.complete_draft(title="Anderes"))
    row = other.attachments.get()
    assert (
        cast.client("frieda").get(reverse("funding:attachment_file", args=[one.pk, row.pk])).status_code
        == 404
    )
    assert (
        cast.client("karim").get(reverse("funding:case_attachment", args=[one.pk, row.pk])).status_code == 404
    )


def test_the_scope_is_that_of_the_application(cast):
    cast.with_file()
    assert {who: attachments_for(getattr(cast, who)).count() for who in ("frieda", "karim", "jonas", "ole")} == {
        "frieda": 1, "karim": 0, "jonas": 0, "ole": 0,
    }  # fmt: skip
    cast.submitted_with_file()
    assert attachments_for(cast.karim).count() == 1


def test_a_file_can_be_removed_from_a_draft_and_is_swept_up_later(cast, their_day):
    draft = cast.with_file()
    row = draft.attachments.get()
    cast.client("frieda").post(reverse("funding:remove_attachment", args=[draft.pk, row.pk]))
    assert draft.attachments.count() == 0
    assert len(_files(their_day)) == 1
    assert uploads.sweep(now=uploads.path_of(row.sha256).stat().st_mtime + uploads.KEPT_WITHOUT_ROW + 1) == 1
    assert _files(their_day) == []


def test_files_are_part_of_what_is_handed_in(cast):
    application = cast.submitted_with_file()
    row = application.attachments.get()
    assert content_of(application)["attachments"] == [["other", "plan.pdf", row.sha256]]


@pytest.mark.parametrize(
    "statement",
    [
        "delete from funding_attachment",
        "update funding_attachment set name = 'x'",
        "update funding_attachment set sha256 = repeat('b', 64)",
        "update funding_attachment set scan_state = 'clean', size = 1",
        "insert into funding_attachment (application_id, kind, name, size, sha256, content_type, scan_state, uploaded_by_id, uploaded_at)"
        " select application_id, 'x', name, size, sha256, content_type, scan_state, uploaded_by_id, uploaded_at from funding_attachment",
    ],
)
def test_no_statement_changes_the_files_of_what_was_submitted(cast, statement):
    cast.submitted_with_file()
    with (
        pytest.raises(DatabaseError, match=r"cannot be changed|can change"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_verdict_of_the_scan_may_come_after_submission(cast):
    application = cast.submitted_with_file()
    assert Attachment.objects.update(scan_state="clean", scanned_at=NOW) == 1
    assert application.attachments.get().scan_state == "clean"


def test_nothing_is_added_or_removed_after_submission(cast):
    application = cast.submitted_with_file()
    with pytest.raises(Refused, match="schon abgeschickt"):
        actions.attach(application, incoming("a.pdf", PDF), kind="signed_form", by=cast.frieda, at=NOW)
    with pytest.raises(Refused, match="schon abgeschickt"):
        actions.detach(application.attachments.get(), by=cast.frieda)


def test_a_paper_that_the_guideline_asks_for_keeps_the_section_open_until_it_is_there(cast):
    draft = cast.draft(line="migrantenorganisationen")
    assert section.papers_of(draft).needed == ("consultation_letter",)
    assert section.section(draft).open == (
        "Bitte laden Sie hoch: Schreiben über die Beratung mit der Integrationsstelle der Kommune.",
    )
    cast.with_file(draft, kind="consultation_letter")
    assert (section.section(draft).open, section.section(draft).state) == ((), "done")
    assert "consultation_letter" in verdicts.attachments_of(draft)
    draft.attachments.update(scan_state="infected")
    assert "consultation_letter" not in verdicts.attachments_of(draft)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("pending", "„plan.pdf“ wird noch auf Schadprogramme geprüft. Das dauert meist nur Sekunden."),
        ("error", "„plan.pdf“ ließ sich noch nicht auf Schadprogramme prüfen. Wir versuchen es alle paar Minuten wieder."),
        ("infected", "In „plan.pdf“ steckte ein Schadprogramm, wir haben den Inhalt gelöscht. Bitte entfernen Sie den Eintrag."),
    ],
)  # fmt: skip
def test_submitting_waits_until_every_file_was_found_clean(cast, state, sentence):
    draft = cast.with_file()
    draft.attachments.update(scan_state=state)
    with pytest.raises(Refused) as refused:
        actions.submit(draft, by=cast.frieda, on=TODAY)
    assert refused.value.sentences == (sentence,)
    draft.attachments.update(scan_state="clean")
    actions.submit(draft, by=cast.frieda, on=TODAY)


def test_where_nothing_is_scanned_the_page_says_so(cast, settings):
    draft = cast.with_file()
    url = reverse("funding:attachments", args=[draft.pk])
    page = cast.client("frieda").get(url).content.decode()
    assert "Auf diesem Server ist kein Virenscanner eingerichtet." in page
    settings.CLAMAV = "localhost:3310"
    assert "kein Virenscanner" not in cast.client("frieda").get(url).content.decode()


def test_officials_see_the_files_of_a_case_at_a_constant_cost(cast, django_assert_num_queries):
    application = cast.submitted_with_file()
    page = cast.client("karim").get(reverse("funding:case", args=[application.pk])).content.decode()
    assert "plan.pdf" in page
    assert "02.11.2026 von Frieda Becker" in page
