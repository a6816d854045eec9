"""What pages say where something is not quite as people expect: a file sent again, sums that do not add up, rows beyond the last."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import NOW, PAYDAY, PDF, TODAY
from tests.funding.test_applying_pages import plan
from wir.documents import check
from wir.documents.models import read
from wir.funding import actions
from wir.funding.forms.rows import MOST
from wir.funding.models import Proof

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def page(cast, who, name, *args):
    return cast.client(who).get(reverse(f"funding:{name}", args=args)).content.decode()


def test_the_same_file_under_another_name_is_told_under_which_name_it_is_there(cast):
    draft = cast.with_file()
    url = reverse("funding:attachments", args=[draft.pk])
    said = {
        name: cast.client("frieda")
        .post(url, {"kind": "other", "file": SimpleUploadedFile(name, PDF)}, follow=True)
        .content.decode()
        for name in ("plan.pdf", "neu.pdf")
    }
    assert draft.attachments.count() == 1
    assert "Gespeichert: plan.pdf." in said["plan.pdf"]
    assert "Diese Datei war schon da, sie heißt „plan.pdf“." in said["neu.pdf"]


@pytest.mark.parametrize(("spent", "unused", "asked"), [("1,00", "0", True), ("0", "5.000,00", False), ("5.000,00", "0", False), ("4.999,99", "0,01", False), ("4.999,98", "0,01", True)])  # fmt: skip
def test_a_proof_whose_sums_leave_something_out_needs_one_sentence_about_it(cast, spent, unused, asked):
    application = cast.paid().grant.application
    url = reverse("funding:proof", args=[application.pk])
    form = {"narrative": "Geredet.", "line_0": spent, "unused_cents": unused, "true": "on"}
    with time_machine.travel(PAYDAY, tick=False):
        said = cast.client("theo").post(url, form, follow=True).content.decode()
        assert ("weder ausgegeben noch übrig" in said, Proof.objects.exists()) == (asked, not asked)
        if asked:
            cast.client("theo").post(url, {**form, "gap_words": "Die Rechnung kommt erst im März."})
            told = Proof.objects.get().narrative
            assert told.startswith("Geredet.\n\nZur Differenz von ")
            assert told.endswith(": Die Rechnung kommt erst im März.")


def test_rows_beyond_the_last_are_refused_in_our_words(cast):
    draft = cast.draft()
    form = plan(costs=[("2027", "Saal", "1")] * (MOST + 1))
    url = reverse("funding:costs", args=[draft.pk])
    said = cast.client("frieda").post(url, form).content.decode()
    assert ("Mehr als 60 Zeilen" in said, "Formulare" in said, draft.cost_items.count()) == (True, False, 0)


def test_what_may_change_while_a_file_is_open_is_said_as_it_is(cast):
    application = cast.submitted()
    before = page(cast, "frieda", "application", application.pk)
    actions.ask_to_complete(
        application, items=[actions.Item("project", "Wo?", ())], due_on=date(2026, 11, 16), by=cast.karim, on=TODAY
    )  # fmt: skip
    after = page(cast, "frieda", "application", application.pk)
    frozen = "Was Sie abgeschickt haben, kann niemand mehr ändern."
    assert (frozen in before, frozen in after, "Ändern können Sie nur" in after) == (True, False, True)


def test_whoever_prepares_reads_every_text_block_and_no_needed_field_is_called_optional(cast):
    application = cast.checked(cast.submitted())
    said = page(cast, "karim", "prepare", application.pk)
    assert "<select" not in said
    texts = said.count('name="discretion"')
    assert texts > 3
    assert said.count("(freiwillig)") == 2  # a smaller sum's reason and provisions of its own


def test_the_check_names_the_number_of_a_document_once(cast):
    document = cast.awarded().letters.get().document
    answer = check.check(read(document))
    assert (answer.genuine, answer.says.count(document.number)) == (True, 1)
