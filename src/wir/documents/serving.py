"""Handing a stored file to a browser so that it can only be saved, never run."""

from django.http import HttpResponse


def as_download(content: bytes, name: str, content_type: str = "application/pdf") -> HttpResponse:
    """Always an attachment, never sniffed, sandboxed, never kept by caches in between."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response._csp_replace = {"sandbox": [], "default-src": ["'none'"]}
    return response
