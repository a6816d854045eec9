"""Handing a stored file to a browser so that it can only be saved, never run; recordings so that they can be played."""

from collections.abc import Iterator
from pathlib import Path

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header

from wir.documents.ranges import OutOfRange, wanted

PIECE = 256 * 1024


def as_download(content: bytes, name: str, content_type: str = "application/pdf") -> HttpResponse:
    """Always an attachment, never sniffed, sandboxed, never kept by caches in between."""
    response = HttpResponse(content, content_type=content_type)
    _only_to_be_saved(response, name)
    return response


def file_as_download(place: Path, name: str, content_type: str) -> StreamingHttpResponse:
    """The same for a file on disk, sent piece by piece."""
    response = pieces_as_download(_pieces(place), name, content_type)
    response["Content-Length"] = str(place.stat().st_size)
    return response


def pieces_as_download(pieces: Iterator[bytes], name: str, content_type: str) -> StreamingHttpResponse:
    """The same for what is made while it is sent."""
    response = StreamingHttpResponse(pieces, content_type=content_type)
    _only_to_be_saved(response, name)
    return response


def file_to_play(
    request: HttpRequest, place: Path, *, name: str, content_type: str, sha256: str
) -> HttpResponseBase:
    """A recording for an audio element: whole or the part that the browser asks for, checked again before each reuse."""
    size, tag = place.stat().st_size, f'"{sha256}"'
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        asked = request.headers.get("Range", "") if request.headers.get("If-Range", tag) == tag else ""
        try:
            part = wanted(asked, size)
        except OutOfRange:
            response = HttpResponse(status=416)
            response["Content-Range"] = f"bytes */{size}"
        else:
            first, last = part or (0, size - 1)
            response = StreamingHttpResponse(
                _pieces(place, first, last - first + 1), content_type=content_type
            )
            response["Content-Length"] = str(last - first + 1)
            response["Content-Disposition"] = content_disposition_header(False, name)
            if part:
                response.status_code = 206
                response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache"
    response._csp_replace = {"sandbox": [], "default-src": ["'none'"], "media-src": ["'self'"]}  # type: ignore[attr-defined]
    return response


def _pieces(place: Path, first: int = 0, length: int | None = None) -> Iterator[bytes]:
    """Opened when the first piece is wanted, so that an answer nobody reads holds no file."""
    left = place.stat().st_size - first if length is None else length
    with place.open("rb") as file:
        file.seek(first)
        while piece := file.read(min(PIECE, left)):
            left -= len(piece)
            yield piece


def _only_to_be_saved(response: HttpResponseBase, name: str) -> None:
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response._csp_replace = {"sandbox": [], "default-src": ["'none'"]}
