from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from tests.documents.notices import DAY, notice, sealed
from wir.accounts.models import Organisation
from wir.documents import check, files
from wir.documents.jobs import answer_check
from wir.documents.models import CheckRequest, Document, store

pytestmark = pytest.mark.django_db
GENUINE = "Diese Datei ist echt: Zuwendungsbescheid, KIV-2026-0007, vom 25.09.2026."


@pytest.fixture(autouse=True)
def document(tmp_path, settings) -> Document:
    settings.WIR_FILES = tmp_path
    authority = Organisation.objects.create(kind="granting_authority", name="Musterbehörde", fictional=True)
    files.put_file(sealed())
    return store(
        sealed(),
        kind="grant_notice",
        number="KIV-2026-0007",
        title="Zuwendungsbescheid",
        controller=authority,
        on=DAY,
    )


def command(path) -> tuple[str, int]:
    out = BytesIO()
    out.write = lambda text: BytesIO.write(out, text.encode())
    with pytest.raises(SystemExit) as left:
        call_command("documents", "check", str(path), stdout=out, stderr=out)
    return out.getvalue().decode().splitlines()[0], left.value.code


def test_the_notice_is_genuine_and_says_that_the_seal_is_a_test_seal():
    answer = check.check(sealed())
    assert (answer.genuine, answer.says, answer.seal_note) == (
        True,
        GENUINE,
        "Testsiegel, nicht qualifiziert",
    )
    assert (answer.number, answer.kind, answer.day) == ("KIV-2026-0007", "grant_notice", DAY)
    assert [(finding.rule, finding.met) for finding in answer.findings] == [
        ("seal", True), ("coverage", True), ("stored", True),
    ]  # fmt: skip


def test_every_changed_byte_is_refused():
    pdf = sealed()
    for place in range(0, len(pdf), len(pdf) // 200):
        changed = bytearray(pdf)
        changed[place] ^= 1
        assert check.check(bytes(changed)).says in {check.NOT_OURS, check.NOT_PDF}, place


@pytest.mark.parametrize(
    ("pdf", "says"),
    [
        (lambda: sealed() + b"x", check.NOT_OURS),
        (lambda: sealed()[:-1], check.NOT_OURS),
        (lambda: sealed()[:1000], check.NOT_OURS),
        (notice, check.NOT_OURS),
        (lambda: b"", check.EMPTY),
        (lambda: b"Guten Tag", check.NOT_PDF),
        (lambda: b"%PDF-1.7" + b"x" * 6_000_000, check.TOO_BIG),
        (lambda: b"%PDF-1.7" + b"\x00" * (check.MOST_BYTES - 8), check.NOT_OURS),
    ],
    ids=["appended", "one byte less", "cut", "without seal", "empty", "no pdf", "6 MB", "exactly 5 MB"],
)
@pytest.mark.parametrize("thorough", [False, True])
def test_whatever_is_not_ours_gets_one_clear_sentence(pdf, says, thorough):
    answer = check.check(pdf(), thorough=thorough)
    assert (answer.genuine, answer.says) == (False, says)


def test_an_appended_byte_is_told_apart_from_a_broken_seal():
    answer = check.check(sealed() + b"x", thorough=True)
    assert [(finding.rule, finding.met) for finding in answer.findings] == [
        ("seal", True), ("coverage", False), ("stored", False),
    ]  # fmt: skip


def test_a_superseded_notice_is_genuine_but_no_longer_valid(document):
    files.put_file(b"%PDF- newer")
    store(
        b"%PDF- newer",
        kind="grant_notice",
        number="KIV-2026-0007-A",
        title="Änderungsbescheid",
        controller=document.controller,
        on=DAY,
        supersedes=document,
    )
    answer = check.check(sealed())
    assert (answer.genuine, answer.says) == (
        True,
        GENUINE[:-1] + ". Es gilt aber nicht mehr, sondern KIV-2026-0007-A vom 25.09.2026.",
    )


def test_a_checksum_is_enough_in_capitals_too(document):
    assert check.check_sum(document.sha256.upper()).genuine is True
    assert check.check_sum("0" * 64).says == "Zu dieser Prüfsumme haben wir kein Dokument."


def test_the_command_says_genuine_not_genuine_and_unreadable_by_its_exit_code(tmp_path):
    genuine, changed = tmp_path / "a.pdf", tmp_path / "b.pdf"
    genuine.write_bytes(sealed())
    changed.write_bytes(sealed() + b"x")
    assert [command(genuine), command(changed), command(tmp_path / "c.pdf"), command(tmp_path)] == [
        (GENUINE, 0),
        (check.NOT_OURS, 1),
        (f"Die Datei {tmp_path / 'c.pdf'} lässt sich nicht lesen.", 2),
        (f"Die Datei {tmp_path} lässt sich nicht lesen.", 2),
    ]


def upload(client, content: bytes | None = None, sha256: str = ""):
    data = {"sha256": sha256}
    if content is not None:
        data["file"] = SimpleUploadedFile("bescheid.pdf", content, "application/pdf")
    return client.post("/dokumente/pruefen/", data)


def answered(client, content: bytes):
    """The page after the job has looked at the file."""
    address = upload(client, content).url
    answer_check(thing_id=CheckRequest.objects.latest("pk").pk)
    return client.get(address)


def test_anybody_may_ask_without_signing_in_and_reads_that_the_seal_is_for_trying_out(client):
    page = client.get("/dokumente/pruefen/")
    assert page.status_code == 200
    assert page.content.decode().count("Testsiegel, nicht qualifiziert") == 1


def test_the_page_answers_for_a_file_and_for_a_checksum(client, document):
    assert answered(client, sealed()).context["answer"].says == GENUINE
    assert answered(client, sealed() + b"x").context["answer"].says == check.NOT_OURS
    assert upload(client, sha256=document.sha256).context["answer"].genuine is True
    assert "Diese Datei ist echt" in answered(client, sealed()).content.decode()


@pytest.mark.parametrize(
    ("content", "sha256", "field", "says"),
    [
        (None, "", "__all__", "Bitte wählen Sie eine Datei aus oder geben Sie eine Prüfsumme ein, nicht beides."),
        (b"%PDF-", "0" * 64, "__all__", "Bitte wählen Sie eine Datei aus oder geben Sie eine Prüfsumme ein, nicht beides."),
        (b"", "", "file", check.EMPTY),
        (b"%PDF-" + b"x" * 6_000_000, "", "file", check.TOO_BIG),
        (None, "xyz", "sha256", "Eine Prüfsumme hat 64 Zeichen: Ziffern und die Buchstaben a bis f."),
    ],
    ids=["nothing", "both", "empty", "6 MB", "no checksum"],
)  # fmt: skip
def test_what_cannot_be_checked_is_said_at_the_form(client, content, sha256, field, says):
    page = upload(client, content, sha256)
    assert (page.context["answer"], page.context["form"].errors) == (None, {field: [says]})


def test_nothing_is_stored_by_asking(client, document):
    upload(client, sealed() + b"x")
    assert list(Document.objects.all()) == [document]
