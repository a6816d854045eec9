"""Static files are collected when they changed, and only then."""

from wir.config.static import collect_once, fingerprint


def test_a_second_start_finds_the_files_done(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    assert (collect_once(), collect_once()) == (True, False)


def test_a_changed_file_is_collected_anew(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    source = tmp_path / "more"
    source.mkdir()
    settings.STATICFILES_DIRS = [source]
    before = fingerprint()
    (source / "new.css").write_text("p {}")
    assert fingerprint() != before
