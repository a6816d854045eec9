import stat

from wir.config.secrets import read_or_make


def test_a_secret_is_made_once_and_stays(tmp_path):
    first = read_or_make(tmp_path, "secret_key")
    assert (len(first) >= 50, read_or_make(tmp_path, "secret_key")) == (True, first)


def test_a_secret_is_private_and_alone_in_its_folder(tmp_path):
    read_or_make(tmp_path, "secret_key")
    made = list((tmp_path / "secrets").iterdir())
    assert [(path.name, stat.S_IMODE(path.stat().st_mode)) for path in made] == [("secret_key", 0o600)]
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_the_environment_may_name_another_file(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").write_text("given\n")
    monkeypatch.setenv("WIR_SECRET_KEY_FILE", str(tmp_path / "elsewhere"))
    assert read_or_make(tmp_path, "secret_key") == "given"
    assert not (tmp_path / "secrets").exists()
