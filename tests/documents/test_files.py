import hashlib

import pytest

from wir.documents import files


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "WIR_FILES", tmp_path)
    return tmp_path


def test_a_file_lies_under_its_hash_and_is_private(folder):
    sha256 = files.put_file(b"%PDF- hallo")
    assert sha256 == hashlib.sha256(b"%PDF- hallo").hexdigest()
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.*")] == [
        f"{sha256[:2]}/{sha256}.pdf"
    ]
    assert [oct(path.stat().st_mode & 0o777) for path in folder.rglob("*")] == ["0o700", "0o600"]


def test_putting_a_file_down_twice_changes_nothing(folder):
    sha256 = files.put_file(b"%PDF- hallo")
    before = files.path_of(sha256).stat().st_mtime_ns
    assert files.put_file(b"%PDF- hallo") == sha256
    assert files.path_of(sha256).stat().st_mtime_ns == before


def test_a_file_that_changed_on_disk_is_refused_and_put_right_by_the_true_one():
    sha256 = files.put_file(b"%PDF- hallo")
    files.path_of(sha256).write_bytes(b"%PDF- Hallo")
    with pytest.raises(
        files.Damaged, match=r"^Die Datei zu diesem Dokument wurde in unserer Ablage verändert\.$"
    ):
        files.read_file(sha256)
    files.put_file(b"%PDF- hallo")
    assert files.read_file(sha256) == b"%PDF- hallo"


def test_a_file_that_is_gone_is_said():
    with pytest.raises(files.Damaged, match=r"^Die Datei zu diesem Dokument fehlt in unserer Ablage\.$"):
        files.read_file("0" * 64)


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65, "0" * 64 + "\n"])
def test_only_a_hash_is_a_name(sha256):
    with pytest.raises(ValueError, match=r"^not a SHA-256 in lower case$"):
        files.path_of(sha256)
