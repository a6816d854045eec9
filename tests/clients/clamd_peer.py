"""A small clamd of our own, for tests: real sockets, the INSTREAM protocol, and every way to behave badly."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""What the daemon of these tests takes for malware; the well-known harmless test string."""


class Peer:
    """Listens until closed; `behaviour` says how it treats each connection, `seen` what it was sent."""

    def __init__(self, behaviour: str = "honest", *, path: str = "", most: int = 25 * 1024 * 1024) -> None:
        self.behaviour, self.most, self.seen = behaviour, most, []
        self._end = threading.Event()
        self._socket = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        self._socket.bind(path or ("127.0.0.1", 0))
        self._socket.listen()
        self.address = path or f"127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._end.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._end.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                self._treat(connection)

    def _treat(self, connection: socket.socket) -> None:
        if self.behaviour == "hangs":
            self._end.wait(10)
        elif self.behaviour == "dribbles":
            while not self._end.wait(0.05):
                connection.sendall(b"x")
        elif self.behaviour == "closes at once":
            return
        elif self.behaviour == "closes in the middle":
            connection.recv(10)
        elif self.behaviour == "answers nonsense":
            self._read(connection)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\0")
        else:
            connection.sendall(self._verdict(self._read(connection)))

    def _read(self, connection: socket.socket) -> bytes | None:
        """The whole stream; None when it is longer than allowed."""
        file = connection.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", file.read(4))[0]:
            content += file.read(size)
            if len(content) > self.most:
                return None
        self.seen.append(content)
        return content

    def _verdict(self, content: bytes | None) -> bytes:
        if content is None:
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


@contextlib.contextmanager
def peer(behaviour: str = "honest", **options: object) -> Iterator[Peer]:
    """A peer for the length of a test."""
    listening = Peer(behaviour, **options)
    try:
        yield listening
    finally:
        listening.close()
