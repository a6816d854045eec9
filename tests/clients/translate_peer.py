"""A small translation service of our own, for tests: real sockets, the interface of LibreTranslate, every way to fail."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def translated(text: str, target: str) -> str:
    """What this service makes of a text."""
    return f"[{target}] {text}"


class Peer(ThreadingHTTPServer):
    """Listens until closed; `behaviour` says how it treats each question, `seen` what it was asked."""

    daemon_threads = True

    def __init__(self, behaviour: str = "honest") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour, self.seen = behaviour, []
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.ended = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: Peer

    def log_message(self, *args: Any) -> None:
        """Tests are quiet."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, asked))
        behaviour = self.server.behaviour
        if behaviour.isdigit():
            self._answer(int(behaviour), json.dumps({"error": "no"}).encode())
        elif behaviour == "hangs":
            self.server.ended.wait(10)
        elif behaviour == "dribbles":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while not self.server.ended.is_set():
                    self.wfile.write(b" ")
                    time.sleep(0.05)
        elif behaviour == "closes":
            self.close_connection = True
        elif behaviour == "redirects":
            self.send_response(302)
            self.send_header("Location", f"{self.server.address}/translate")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._answer(200, self._content(behaviour, asked))

    def _content(self, behaviour: str, asked: dict[str, Any]) -> bytes:
        texts = [translated(text, asked["target"]) for text in asked["q"]]
        shapes: dict[str, Any] = {
            "says nonsense": "hello",
            "forgets one": {"translatedText": texts[1:]},
            "gives one text": {"translatedText": "".join(texts)},
            "gives numbers": {"translatedText": [1 for _ in texts]},
            "gives nothing": {"translatedText": [" " for _ in texts]},
            "talks long": {"translatedText": [text * 100 for text in texts]},
            "turns the text": {"translatedText": [f"\u202e{text}\x00" for text in texts]},
            "floods": {"translatedText": texts, "more": "x" * 3_000_000},
        }
        if behaviour == "is no json":
            return b"\xff<html>"
        return json.dumps(shapes.get(behaviour, {"translatedText": texts})).encode()

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)


@contextlib.contextmanager
def peer(behaviour: str = "honest") -> Iterator[Peer]:
    """A service for the time of a test."""
    server = Peer(behaviour)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
