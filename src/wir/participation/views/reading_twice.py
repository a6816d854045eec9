"""The second reading of a paper: whoever wants to keep what differs must have been shown just that difference."""

import hmac
from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def shown_mark(request: HttpRequest, sheet: object, differing: Iterable[object]) -> str:
    """What the page carries that shows where two people read differently: only it lets the second one decide."""
    parts = [str(request.user.pk), str(sheet), *(str(one) for one in differing)]
    return salted_hmac("wir.participation.reading_twice", " ".join(parts), algorithm="sha256").hexdigest()


def was_shown(request: HttpRequest, mark: str) -> bool:
    """Whether the page that was sent had shown this difference."""
    return hmac.compare_digest(request.POST.get("final", "").encode(), mark.encode())
