from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from tests.documents.notices import DAY, sealed
from wir.accounts.models import Organisation
from wir.documents import files, models
from wir.documents.models import Document, read, store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.WIR_FILES = tmp_path


@pytest.fixture
def authority():
    return Organisation.objects.create(
        kind="granting_authority", name="Regierungspräsidium Musterbezirk", fictional=True
    )


@pytest.fixture
def document(authority):
    files.put_file(sealed())
    return stored(sealed(), authority, "KIV-2026-0007")


def stored(pdf: bytes, authority: Organisation, number: str, **options: object) -> Document:
    return store(
        pdf,
        kind="grant_notice",
        number=number,
        title="Zuwendungsbescheid",
        controller=authority,
        on=DAY,
        **options,
    )


def test_a_stored_document_names_its_file_day_and_size(document):
    document.refresh_from_db()
    assert (document.made_on, document.size, read(document)) == (DAY, len(sealed()), sealed())


def test_a_document_without_its_file_is_not_stored(authority):
    with pytest.raises(files.Damaged):
        stored(sealed(), authority, "KIV-2026-0008")
    assert Document.objects.count() == 0


def test_number_and_file_are_stored_once(document, authority):
    files.put_file(b"%PDF- x")
    for pdf, number in ((b"%PDF- x", document.number), (sealed(), "KIV-2026-0009")):
        with pytest.raises(IntegrityError), transaction.atomic():
            stored(pdf, authority, number)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "X"),
        ("title", "X"),
        ("sha256", "0" * 64),
        ("size", 1),
        ("made_on", date(2026, 1, 1)),
        ("kind", "x"),
    ],
)
def test_a_stored_document_is_never_edited(document, field, value):
    with pytest.raises(ProgrammingError, match="never edited, only superseded: UPDATE"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**{field: value})


def test_a_stored_document_is_never_deleted(document):
    with pytest.raises(ProgrammingError, match="never edited, only superseded: DELETE"), transaction.atomic():
        document.delete()


def test_a_document_is_superseded_once_and_stays_so(document, authority):
    files.put_file(b"%PDF- newer")
    newer = stored(b"%PDF- newer", authority, "KIV-2026-0007-A", supersedes=document)
    document.refresh_from_db()
    assert document.superseded_by == newer
    with pytest.raises(ProgrammingError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(superseded_by=None)


def test_a_file_changed_on_disk_is_not_handed_out(document):
    files.path_of(document.sha256).write_bytes(sealed() + b"x")
    with pytest.raises(files.Damaged):
        models.read(document)
