"""The whole file of a case as one ZIP: complete, checked, the same bytes each time, and nothing of another case."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW, PDF, TODAY
from wir.documents import uploads
from wir.documents.models import read
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.dossier import contents_of
from wir.funding.dossier.archive import whole_file, zipped
from wir.funding.models import Application, Attachment
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def _fetched(cast, application, who="karim"):
    response = cast.client(who).get(reverse("funding:case_file", args=[application.pk]))
    assert response.status_code == 200
    return response, zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def _awarded_with_file(cast):
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.with_file(name="Plan ä.pdf")
    actions.submit(application, by=cast.frieda, on=TODAY)
    cast.checked(application)
    proposal = actions.Proposal(slices={2027: 100_000}, reasons="Passt.", smaller="Mehr ist nicht da.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    return application


def test_everything_of_the_case_is_in_it_and_every_hash_agrees(cast):
    application = _awarded_with_file(cast)
    response, archive = _fetched(cast, application)
    number = application.letters.get().document.number
    assert archive.namelist() == [
        "index.html", "index.json", "antrag/antrag.html", "antrag/antrag.json", "antrag/fassung-01.html", "antrag/fassung-01.json",
        "entscheidung/entscheidungen.json", "entscheidung/formale-pruefung.json", "geld/geld.json", "protokoll.csv", f"schreiben/{number}.pdf",
        "schreiben/bekanntgabe.json", "unterlagen/01-Plan ä.pdf", "SHA256SUMS",
    ]  # fmt: skip
    assert archive.testzip() is None
    sums = dict(reversed(line.split("  ", 1)) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert sums == {
        name: hashlib.sha256(archive.read(name)).hexdigest()
        for name in archive.namelist()
        if name != "SHA256SUMS"
    }
    assert archive.read("unterlagen/01-Plan ä.pdf") == PDF
    assert sums[f"schreiben/{number}.pdf"] == application.letters.get().document.sha256
    index = json.loads(archive.read("index.json"))
    assert {file["path"]: file["sha256"] for file in index["files"]}.items() <= sums.items()
    assert response["Content-Disposition"] == f'attachment; filename="Akte-{application.number}.zip"'


def test_the_money_is_in_it_with_both_officials_the_order_and_the_whole_journal(cast):
    payment = cast.paid(500_000)
    application = payment.grant.application
    _, archive = _fetched(cast, application)
    money = json.loads(archive.read("geld/geld.json"))
    (paid,) = money["payments"]
    assert (paid["cents"], paid["checked_by"], paid["approved_by"]) == (
        500_000,
        "Karim Yıldız",
        "Sabine Roth",
    )
    assert paid["paid_on"] == payment.paid_on.isoformat()
    assert money["acceptance"]["accepted_by"] == "Frieda Becker"
    (account,) = money["accounts"]
    assert (account["named_by"], account["confirmed_by"], account["basis"]) == (
        "Frieda Becker", "Bea Brandt", "organisation",
    )  # fmt: skip
    assert paid["account"] == account["account"]
    assert sum(money["bound_cents_by_year"].values()) == money["cents"] == payment.grant.cents
    order = archive.read(f"geld/{payment.number}.pdf")
    assert hashlib.sha256(order).hexdigest() == payment.order.sha256
    rows = csv.DictReader(io.StringIO(archive.read("protokoll.csv").decode(), newline=""), delimiter=";")
    acts = [row["Handlung"] for row in rows]
    assert [act for act in acts if act.endswith(("money", "payment", "accept"))] == [
        "funding.accept", "funding.request_money", "funding.check_money", "funding.approve_money",
        "funding.enter_payment",
    ]  # fmt: skip


def test_the_reckoning_of_the_days_is_in_it(cast):
    application = cast.awarded()
    actions.post(application.deliveries.get(), posted_on=TODAY, by=cast.karim, on=TODAY)
    _, archive = _fetched(cast, application)
    (row,) = json.loads(archive.read("schreiben/bekanntgabe.json"))
    reckoned = application.deliveries.get().reckoned(TODAY)
    assert (row["way"], row["posted_on"]) == ("post", TODAY.isoformat())
    assert row["final_on"] == reckoned.final_on.isoformat()
    assert [step["says"] for step in row["steps"]] == [step.says for step in reckoned.steps]


def test_the_same_case_gives_the_same_bytes(cast):
    application = _awarded_with_file(cast)
    first, second = (b"".join(zipped(whole_file(application))) for _ in range(2))
    assert first == second
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_nothing_of_another_case_is_in_it(cast):
    mine = cast.submitted_with_file()
    other = cast.with_file(
        cast.complete_draft(title="Ein ganz anderes Vorhaben"), content=PDF + b"%%EOF\n", name="anders.pdf"
    )
    _, archive = _fetched(cast, mine)
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"anders" not in everything + "".join(archive.namelist()).encode()
    assert b"ganz anderes" not in everything
    assert other.number.encode() not in everything


def test_fetching_it_is_an_entry_that_names_the_hash_of_the_hashes(cast):
    application = cast.submitted_with_file()
    _, archive = _fetched(cast, application)
    entry = Entry.objects.get(act="funding.read_case_file")
    sums = hashlib.sha256(archive.read("SHA256SUMS")).hexdigest()
    assert (entry.by, entry.facts) == (cast.karim.pk, {"files": len(archive.namelist()), "sums": sums})


def test_the_journal_has_names_wordings_and_no_formulas(cast):
    application = cast.prepared()
    application.refresh_from_db()
    _, archive = _fetched(cast, application)
    rows = list(
        csv.DictReader(io.StringIO(archive.read("protokoll.csv").decode(), newline=""), delimiter=";")
    )
    assert [(row["Handlung"], row["Person"]) for row in rows] == [
        ("funding.submit", "Frieda Becker"), ("funding.finish_check", "Karim Yıldız"),
        ("funding.prepare", "Karim Yıldız"),
    ]  # fmt: skip
    assert "reasons" in json.loads(rows[2]["Wortlaut"])
    assert "salt" not in rows[2]["Wortlaut"]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("infected", "Schadprogramm gefunden, gelöscht"),
        ("pending", "wird geprüft"),
        ("error", "Prüfung nicht gelungen"),
    ],
)
def test_what_may_not_be_read_is_named_with_the_reason(cast, state, reason):
    application = cast.submitted_with_file()
    Attachment.objects.update(scan_state=state)
    _, archive = _fetched(cast, application)
    assert json.loads(archive.read("index.json"))["missing"] == [
        {"label": "Weitere Unterlage: plan.pdf", "reason": reason}
    ]
    assert [name for name in archive.namelist() if name.startswith("unterlagen/")] == []


def test_a_file_that_is_gone_is_named_and_the_rest_comes(cast, tmp_path, settings):
    settings.WIR_FILES = tmp_path
    application = cast.submitted_with_file()
    uploads.erase(application.attachments.get().sha256)
    _, archive = _fetched(cast, application)
    missing = json.loads(archive.read("index.json"))["missing"]
    assert missing == [
        {"label": "Weitere Unterlage: plan.pdf", "reason": "Diese Datei fehlt in unserer Ablage."}
    ]
    assert "antrag/antrag.json" in archive.namelist()


def test_two_files_of_one_name_do_not_cover_each_other(cast):
    draft = cast.with_file()
    cast.with_file(draft, content=PDF[:-6] + b"2\n" + PDF[-6:])
    paths = [piece.path for piece in whole_file(Application.objects.get(pk=draft.pk))]
    assert len(paths) == len(set(paths))
    assert [path for path in paths if path.startswith("unterlagen")] == [
        "unterlagen/01-plan.pdf",
        "unterlagen/02-plan.pdf",
    ]


def test_the_minutes_of_the_jury_are_in_it_byte_for_byte(cast):
    case = cast.vote(cast.submitted())
    seats = {seat.user_id: seat.pk for seat in case.round.members.all()}
    merle = seats[cast.merle.pk]
    actions.note_presence(case.round, present=[merle], by=cast.karim)
    actions.conclude_case(
        case, recommendation="recommend", reasons="Gut.", votes={merle: "for"}, by=cast.karim, at=NOW
    )
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    case.round.refresh_from_db()
    before = {piece.path for piece in contents_of(case.application)[0]}
    actions.close_round(case.round, by=cast.karim, on=TODAY)
    case.application.refresh_from_db()
    added = [piece for piece in contents_of(case.application)[0] if piece.path not in before]
    minutes = case.round.minutes
    assert [piece.path for piece in added if "JURY" in piece.path] == [f"entscheidung/{minutes.number}.pdf"]
    assert next(piece for piece in added if "JURY" in piece.path).content == read(minutes)
