"""Asking clamd whether a file holds malware: its INSTREAM command over TCP or a unix socket.

The file is sent piece by piece and never lies where clamd could not read it. Whatever goes wrong is an answer of kind
"error" with a sentence for the operator, never an exception: the caller asks again later.
"""

import re
import socket
import struct
import time
from dataclasses import dataclass
from typing import BinaryIO, Literal

PIECE = 64 * 1024
LONGEST_ANSWER = 4096
SECONDS = 60.0
_ADDRESS = re.compile(r"\[?([^\s/\]]+?)\]?:(\d{1,5})")


@dataclass(frozen=True)
class Answer:
    """What clamd says. `detail` is the name of the malware, or for an error what went wrong, in German."""

    verdict: Literal["clean", "infected", "error"]
    detail: str = ""


def scan(file: BinaryIO, address: str, *, seconds: float = SECONDS) -> Answer:
    """Send the file from where it stands to its end. `address` is host:port or the /path of a unix socket.

    `seconds` is the limit for everything together, however slowly the other side answers.
    """
    until = time.monotonic() + seconds
    try:
        with _connected(address, until) as connection:
            return _asked(connection, file, until)
    except TimeoutError:
        return Answer("error", f"Der Virenscanner hat {seconds:g} Sekunden lang nicht geantwortet.")
    except OSError as wrong:
        return Answer("error", f"Der Virenscanner ist nicht zu erreichen ({wrong.strerror or wrong}).")
    except ValueError as wrong:
        return Answer("error", str(wrong))


def _connected(address: str, until: float) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_left(until))
        try:
            connection.connect(address)
        except BaseException:
            connection.close()
            raise
        return connection
    found = _ADDRESS.fullmatch(address)
    if found is None or not 0 < int(found[2]) < 65536:
        raise ValueError(
            "CLAMAV muss host:port oder der Pfad eines Sockets sein, zum Beispiel localhost:3310."
        )
    return socket.create_connection((found[1], int(found[2])), timeout=_left(until))


def _asked(connection: socket.socket, file: BinaryIO, until: float) -> Answer:
    try:
        _send(connection, b"zINSTREAM\0", until)
        while piece := file.read(PIECE):
            _send(connection, struct.pack("!L", len(piece)) + piece, until)
        _send(connection, struct.pack("!L", 0), until)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it stopped listening, for instance at its size limit, and may have said why
    return _understood(_received(connection, until))


def _send(connection: socket.socket, content: bytes, until: float) -> None:
    connection.settimeout(_left(until))
    connection.sendall(content)


def _received(connection: socket.socket, until: float) -> bytes:
    """The answer up to its zero byte, or what came before the other side closed."""
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        connection.settimeout(_left(until))
        try:
            piece = connection.recv(1024)
        except ConnectionResetError:
            break
        if not piece:
            break
        answer += piece
    return answer.partition(b"\0")[0]


def _understood(answer: bytes) -> Answer:
    text = answer.decode("ascii", "replace").strip()
    if text == "stream: OK":
        return Answer("clean")
    if text.startswith("stream: ") and text.endswith(" FOUND"):
        return Answer("infected", text.removeprefix("stream: ").removesuffix(" FOUND"))
    if "size limit exceeded" in text:
        return Answer(
            "error", "Die Datei ist größer, als der Virenscanner erlaubt (StreamMaxLength in clamd.conf)."
        )
    if not text:
        return Answer("error", "Der Virenscanner hat aufgelegt, ohne zu antworten.")
    return Answer("error", f"Der Virenscanner antwortet unverständlich: {text[:80]}")


def _left(until: float) -> float:
    """Seconds that are left. Raises TimeoutError when there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
