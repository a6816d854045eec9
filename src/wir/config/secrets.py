"""Secrets are files in `var/`, made once with mode 0600; none stands in the settings or in the repository."""

import os
import secrets
from pathlib import Path


def read_or_make(folder: Path, name: str, *, length: int = 50) -> str:
    """The secret `name` in `folder`, made at the first call.

    `WIR_SECRET_KEY_FILE` and its like name another file. Raises OSError when the folder cannot be written.
    """
    given = os.environ.get(f"WIR_{name.upper()}_FILE")
    path = Path(given) if given else folder / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        _write_once(path, secrets.token_urlsafe(length))
    return path.read_text().strip()


def _write_once(path: Path, text: str) -> None:
    """Two processes may start together: the first one's secret stays."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
