"""How often one network address may do something in an hour. Only a keyed digest of the address is kept, in memory."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

AN_HOUR = 3600


@dataclass(frozen=True)
class Limit:
    """At most so many an hour and network address; `name` tells apart what is counted. Each web process counts for itself."""

    name: str
    most: int

    def one_more(self, request: HttpRequest) -> bool:
        """Count one, and say whether it was still allowed."""
        key = self._key(request)
        if cache.add(key, 1, AN_HOUR):
            return self.most > 0
        try:
            return bool(cache.incr(key) <= self.most)
        except ValueError:  # the hour ended between the two lines
            return True

    def reached(self, request: HttpRequest) -> bool:
        """Whether nothing more is allowed this hour; counts nothing."""
        return bool(cache.get(self._key(request), 0) >= self.most)

    def _key(self, request: HttpRequest) -> str:
        address = request.META.get("REMOTE_ADDR", "")
        return f"{self.name}-{salted_hmac('wir.ui.limits', address).hexdigest()}"
