"""Paper around handing in: the empty form, the draft with its mark, the receipt that exists once."""

import io

import page as validator
import pikepdf
import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.cast import LINE, NOW, TODAY
from tests.documents.reading import headings, readable
from wir.documents.models import Document, read
from wir.documents.seal import make_test_seal
from wir.funding.dossier import receipts
from wir.funding.jobs.receipts import make_receipts
from wir.funding.sections import chapters_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day():
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    with time_machine.travel(NOW, tick=False):
        yield


def pages(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [readable(page).replace("\u00a0", " ") for page in opened.pages], headings(opened)


def is_accessible(pdf):
    """Both standards, and nothing is excused."""
    for standard in ("pdfa-2a", "pdfua-1"):
        assert validator.validate_pdf_bytes(pdf, profile=standard).failures == []
    return True


def test_a_draft_says_on_every_page_that_it_is_one_and_shows_every_chapter(cast):
    application = cast.complete_draft(purpose="Wir reden. " * 300)
    response = cast.client("frieda").get(reverse("funding:draft_pdf", args=[application.pk]))
    texts, found = pages(response.content)
    assert len(texts) > 1
    assert all("ENTWURF" in text for text in texts)
    assert found["H1"] == ["Antrag (Entwurf)"]
    assert found["H2"] == [chapter.label for chapter in chapters_of(application)]
    assert is_accessible(response.content)
    assert Document.objects.count() == 0


def test_an_empty_draft_can_be_printed_too(cast):
    response = cast.client("frieda").get(reverse("funding:draft_pdf", args=[cast.draft().pk]))
    assert (response.status_code, is_accessible(response.content)) == (200, True)


def test_what_was_handed_in_is_no_draft_any_more(cast):
    application = cast.submitted()
    response = cast.client("frieda").get(reverse("funding:draft_pdf", args=[application.pk]))
    assert response.url == reverse("funding:application", args=[application.pk])


def test_a_character_that_cannot_be_printed_is_said_and_nothing_is_lost(cast):
    application = cast.complete_draft(title="Fest \U0001f389")
    response = cast.client("frieda").get(reverse("funding:draft_pdf", args=[application.pk]), follow=True)
    assert "Diese Zeichen können wir nicht drucken" in response.content.decode()


@pytest.mark.parametrize("line", [LINE, "kiv"])
def test_anybody_gets_the_empty_form_of_a_line(line):
    response = Client().get(reverse("funding:empty_form", args=[line]))
    _texts, found = pages(response.content)
    assert found["H1"][0].startswith("Antrag zum Ausfüllen: ")
    assert "Unser Vorhaben" in found["H2"]
    assert is_accessible(response.content)


def test_no_form_for_a_line_that_does_not_exist():
    assert Client().get(reverse("funding:empty_form", args=["gibt-es-nicht"])).status_code == 404


def test_the_receipt_says_what_arrived_and_is_made_once_however_often_the_job_runs(cast):
    application = cast.submitted()
    make_receipts(application.pk)
    make_receipts(application.pk)
    document = Document.objects.get(kind="receipt")
    assert document.number == f"{application.number}-E1"
    pdf = read(document)
    text = " ".join(" ".join(pages(pdf)[0]).split())
    assert "2. November 2026" in text
    assert application.content_hash[:8] in text
    assert cast.authority.name in text
    assert application.purpose in text
    assert is_accessible(pdf)
    assert document.made_on == TODAY


def test_who_asks_before_the_job_has_run_is_told_to_wait_and_reading_makes_nothing(cast):
    application = cast.submitted()
    address = reverse("funding:receipt", args=[application.pk, 1])
    early = cast.client("frieda").get(address, follow=True)
    assert "wird gerade gemacht" in early.content.decode()
    assert not Document.objects.filter(kind="receipt").exists()
    make_receipts(application.pk)
    assert cast.client("frieda").get(address).content.startswith(b"%PDF")
    assert cast.client("frieda").get(reverse("funding:receipt", args=[application.pk, 2])).status_code == 404


def test_it_stands_on_the_page_and_in_the_file(cast):
    application = cast.submitted()
    make_receipts(application.pk)
    page = cast.client("frieda").get(reverse("funding:application", args=[application.pk])).content.decode()
    assert f"Eingangsbestätigung {application.number}-E1" in page
    assert [piece.path for piece in receipts.pieces(application)] == [f"eingang/{application.number}-E1.pdf"]
