"""Which database, in which role.

Two roles: the *owner* migrates, the *application* (web, worker, shell, all tests) owns nothing. The command decides
which one is used, in one place: here.
"""

import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from psycopg import IsolationLevel

from wir.config import postgres

OWNER_ROLE = "wir_owner"
APPLICATION_ROLE = "wir_app"
OWNERS_COMMANDS = frozenset(
    {"migrate", "makemigrations", "sqlmigrate", "flush", "showmigrations", "dbshell_owner"}
)


def wants_owner(argv: list[str]) -> bool:
    """True when this process runs a command that changes the schema."""
    return len(argv) > 1 and argv[1] in OWNERS_COMMANDS


def demo_wanted(environ: Mapping[str, str]) -> bool:
    """The demo world is for the embedded database, elsewhere only when DEMO=1 is spelled out."""
    wish = environ.get("DEMO")
    return wish == "1" or (wish is None and "DATABASE_URL" not in environ)


def from_environment(environ: Mapping[str, str], argv: list[str] | None = None) -> dict[str, Any]:
    """Django's settings for the one database."""
    owner = wants_owner(sys.argv if argv is None else argv)
    url = environ.get("DATABASE_OWNER_URL" if owner else "DATABASE_URL")
    if owner and not url and "DATABASE_URL" in environ:
        raise SystemExit(
            "DATABASE_OWNER_URL fehlt: Das Schema ändert eine eigene Rolle, nicht die der Anwendung."
        )
    if url:
        return _from_url(url)
    place = postgres.place(environ)
    return _settings(
        {}, NAME="wir", USER=OWNER_ROLE if owner else APPLICATION_ROLE, HOST=str(place.socket_folder)
    )


def application_role(environ: Mapping[str, str]) -> str:
    """The role that gets rights after every migration."""
    url = environ.get("DATABASE_URL")
    return unquote(urlsplit(url).username or "") if url else APPLICATION_ROLE


def _settings(options: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """Statements are prepared when they come a second time: planning them took longer than answering them."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # `journal.steps.taking` is the transaction
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 2,
            # Guards refuse a transaction that sees the past, also where a foreign server begins every one like that.
            "isolation_level": IsolationLevel.READ_COMMITTED,
        }
        | options,
        **given,
    }


def _from_url(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
        raise SystemExit("DATABASE_URL muss so aussehen: postgresql://rolle:kennwort@host:5432/datenbank")
    options = dict(parse_qsl(parts.query))
    return _settings(
        options,
        NAME=unquote(parts.path[1:]),
        USER=unquote(parts.username or ""),
        PASSWORD=unquote(parts.password or ""),
        HOST=options.pop("host", parts.hostname or ""),
        PORT=str(parts.port or ""),
    )
