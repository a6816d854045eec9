"""Files as they come out of a request."""

from wir.documents.receiving import Incoming


class _Incoming(Incoming):
    """Closed when nobody looks at it any more; in the product the request does that."""

    def __del__(self) -> None:
        self.close()


def incoming(name: str, content: bytes) -> Incoming:
    """A file as it comes out of a request."""
    file = _Incoming(name, "application/octet-stream", len(content), None)
    file.write(content)
    file.seek(0)
    return file
