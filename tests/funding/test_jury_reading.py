"""What a member reads: the application as it was handed in, on the page, in the bundle and as files; typing is kept."""

import io

import pikepdf
import pytest
from django.urls import reverse

from tests.cast import TODAY
from tests.documents.reading import readable
from tests.funding.jury import hand_in, posted
from wir.funding import actions
from wir.funding.content import content_of
from wir.funding.models import Application, Attachment, JuryAssessment, JuryScore
from wir.journal.models import Entry

AUTOSAVE = {"HTTP_X_AUTOSAVE": "1"}


@pytest.fixture
def case(cast):
    """With a file, of the town of which Cem is a part."""
    return cast.jury_case_with_file()


def page(cast, case, who="merle"):
    return cast.client(who).get(reverse("funding:jury_case", args=[case.pk])).content.decode()


def bundle(cast, case):
    answer = cast.client("merle").get(reverse("funding:jury_bundle", args=[case.round_id]))
    with pikepdf.open(io.BytesIO(answer.getvalue())) as pdf:
        return "".join(readable(sheet) for sheet in pdf.pages)


def file_of(cast, case, who, number=None):
    number = number or case.application.attachments.get().pk
    return cast.client(who).get(reverse("funding:jury_attachment", args=[case.pk, number]))


def test_page_and_bundle_show_every_chapter_of_the_one_description(cast, case):
    shown, printed = page(cast, case), bundle(cast, case)
    for label in ("Wer beteiligt ist", "Wann was geschieht", "Kosten und Finanzierung", "Erklärungen"):
        assert (label in shown, label in printed) == (True, True)
    assert "plan.pdf" in shown
    assert "plan.pdf" in printed


def test_whom_to_call_is_not_told_to_the_jury(cast, case):
    application = case.application
    for shown in (page(cast, case), bundle(cast, case)):
        for secret in (application.contact_name, application.contact_phone, "Ansprechperson"):
            assert secret not in shown
        assert "35457 Lollar" in shown


def test_what_is_still_being_completed_is_not_read_by_the_jury(cast, case):
    application = case.application
    items, due_on = [actions.Item("project", "Welche Orte?")], actions.usual_due_day(TODAY)
    actions.ask_to_complete(application, items=items, due_on=due_on, by=cast.karim, on=TODAY)
    Application.objects.filter(pk=application.pk).update(purpose="Heimlich halb geschrieben")
    assert (
        content_of(Application.objects.get(pk=application.pk))["project"]["purpose"]
        == "Heimlich halb geschrieben"
    )
    for shown in (page(cast, case), bundle(cast, case)):
        assert "Heimlich halb geschrieben" not in shown


def test_a_member_reads_a_file_and_leaves_an_entry(cast, case):
    answer = file_of(cast, case, "merle")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    entry = Entry.objects.get(act="funding.read_attachment")
    assert (entry.facts["case"], entry.facts["sha256"]) == (
        case.pk,
        case.application.attachments.get().sha256,
    )


@pytest.mark.parametrize("who", ["cem", "ayla", "ole", "frieda", "karim"])
def test_nobody_else_reads_it_by_this_address(cast, case, who):
    assert file_of(cast, case, who).status_code == 404
    assert Entry.objects.filter(act="funding.read_attachment").count() == 0


def test_a_file_of_a_locked_case_is_not_found_under_an_open_one(cast):
    locked = cast.submitted_with_file()
    open_to_all = cast.submitted(applicant=cast.neighbour, by=cast.jonas)
    case = cast.reading_round(open_to_all, locked).cases.get(application=open_to_all)
    file = locked.attachments.get()
    assert [file_of(cast, case, who, file.pk).status_code for who in ("cem", "merle")] == [404, 404]


@pytest.mark.parametrize(
    ("state", "status"), [("clean", 200), ("not_scanned", 200), ("pending", 404), ("infected", 404)]
)
def test_only_what_may_be_read_is_handed_out(cast, case, state, status):
    Attachment.objects.update(scan_state=state)
    assert file_of(cast, case, "merle").status_code == status


def test_typing_is_kept_by_itself_and_never_handed_in(cast, case):
    url = reverse("funding:jury_case", args=[case.pk])
    answer = cast.client("merle").post(url, posted(4) | {"hand_in": "1"}, **AUTOSAVE)
    assert answer.json()["state"] == "saved"
    assert JuryAssessment.objects.get().state == "draft"
    assert set(JuryScore.objects.values_list("points", flat=True)) == {4}


def test_typing_that_arrives_after_handing_in_changes_nothing(cast, case):
    hand_in(case, cast.merle, 2)
    answer = cast.client("merle").post(reverse("funding:jury_case", args=[case.pk]), posted(4), **AUTOSAVE)
    assert answer.json()["state"] == "refused"
    assert set(JuryScore.objects.values_list("points", flat=True)) == {2}


def test_without_a_sign_in_typing_is_not_lost(cast, case, client):
    answer = client.post(reverse("funding:jury_case", args=[case.pk]), posted(4), **AUTOSAVE)
    assert answer.json()["state"] == "signed-out"
    conflicted = cast.client("cem").post(reverse("funding:jury_case", args=[case.pk]), posted(4), **AUTOSAVE)
    assert conflicted.status_code == 404
