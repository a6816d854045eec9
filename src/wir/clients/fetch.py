"""The only door to other hosts: one question in JSON, one answer, within a limit of time and size.

No redirect is followed, no cookie kept, no proxy asked. Whatever goes wrong is `Failed` with a sentence in German.
"""

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

PIECE = 64 * 1024
MOST_BYTES = 2 * 1024 * 1024
SECONDS = 30.0


class Failed(Exception):
    """There is no answer; the sentence says why."""


@dataclass(frozen=True)
class Reply:
    """What came back, whatever it is."""

    status: int
    body: bytes

    def json(self) -> Any:
        """The body as JSON. Raises ValueError for anything else."""
        return json.loads(self.body.decode("utf-8"))


def address_of(url: str) -> SplitResult | None:
    """The parts of an address that may be asked; None for anything but plain http and https."""
    try:
        found = urlsplit(url)
        port_is_fine = found.port is None or found.port > 0
    except ValueError:
        return None
    plain = found.scheme in ("http", "https") and found.hostname and not (found.username or found.password)
    return found if plain and port_is_fine and not found.fragment else None


def post_json(
    url: str, content: Mapping[str, Any], *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
) -> Reply:
    """Send `content` and give what is answered. `seconds` is the limit for everything together. Raises Failed."""
    until = time.monotonic() + seconds
    found = address_of(url)
    if found is None:
        raise Failed("Die Adresse des Dienstes ist keine Adresse, die mit http:// oder https:// beginnt.")
    connection = _connection(found, seconds)
    try:
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
        path = f"{found.path or '/'}{f'?{found.query}' if found.query else ''}"
        connection.request("POST", path, body=body, headers=headers)
        return _answer(connection, until, most_bytes)
    except TimeoutError:
        raise Failed(f"Der Dienst hat {seconds:g} Sekunden lang nicht geantwortet.") from None
    except ssl.SSLError:
        raise Failed("Die Verbindung zum Dienst ist nicht sicher: Sein Zertifikat stimmt nicht.") from None
    except (OSError, http.client.HTTPException, UnicodeError) as wrong:
        why = getattr(wrong, "strerror", "") or type(wrong).__name__
        raise Failed(f"Der Dienst ist nicht zu erreichen ({why}).") from None
    finally:
        connection.close()


def _connection(found: SplitResult, seconds: float) -> http.client.HTTPConnection:
    host = found.hostname or ""
    if found.scheme == "https":
        return http.client.HTTPSConnection(
            host, found.port, timeout=seconds, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, found.port, timeout=seconds)


def _answer(connection: http.client.HTTPConnection, until: float, most_bytes: int) -> Reply:
    """Piece by piece, so that a slow drip counts against the time and a flood against the size."""
    wire = connection.sock
    wire.settimeout(_left(until))
    with connection.getresponse() as response:
        body = b""
        while True:
            wire.settimeout(_left(until))
            piece = response.read1(PIECE)
            if not piece:
                return Reply(response.status, body)
            body += piece
            if len(body) > most_bytes:
                raise Failed("Die Antwort des Dienstes ist zu lang.")


def _left(until: float) -> float:
    """Seconds that are left. Raises TimeoutError when there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
