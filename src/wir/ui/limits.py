"""How often one network address may do something in an hour, and how long it waits after wrong codes."""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from wir.ui.models import Count

_ONE_MORE = (
    "insert into ui_count (key, hour, number) values (%s, %s, 1) "
    "on conflict (key) do update set number = ui_count.number + 1 returning number"
)
FREE_TRIES, FIRST_WAIT, LONGEST_WAIT = 20, 5, 300
"""Wrong codes an hour before somebody is asked to wait; seconds."""


@dataclass(frozen=True)
class Limit:
    """At most so many an hour and network address, in all web processes together; `name` tells apart what is counted."""

    name: str
    most: int

    def one_more(self, request: HttpRequest, of: object = "") -> bool:
        """Count one (`of` one thing, where each thing has its own count), and say whether it was still allowed."""
        return _count(f"{self.name} {of}", request) <= self.most


@dataclass(frozen=True)
class WrongCodes:
    """Wrong codes alone are counted and make somebody wait; a right one is taken at any time, whoever else sits behind
    the same address. What keeps codes from being guessed is how many there are.
    """

    name: str
    free: int = FREE_TRIES

    def wait(self, request: HttpRequest) -> int:
        """Count one wrong code; the seconds to wait before the next try, at first none, then twice as long each time."""
        over = _count(self.name, request) - self.free
        return min(FIRST_WAIT * 2 ** min(over - 1, 10), LONGEST_WAIT) if over > 0 else 0


def please_wait(seconds: int) -> str:
    """The sentence for somebody who waits."""
    return ngettext(
        "Von hier kamen viele falsche Codes. Bitte warten Sie eine Sekunde und vergleichen Sie ihn dann noch einmal. Der richtige Code gilt immer.",
        "Von hier kamen viele falsche Codes. Bitte warten Sie %(seconds)s Sekunden und vergleichen Sie ihn dann noch einmal. Der richtige Code gilt immer.",
        seconds,
    ) % {"seconds": seconds}


def forget(before: datetime) -> int:
    """Delete what was counted in hours that began earlier; how many rows."""
    return Count.objects.filter(hour__lt=before).delete()[0]


def _count(what: str, request: HttpRequest) -> int:
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    key = salted_hmac(
        "wir.ui.limits", f"{what} {hour:%Y%m%d%H} {address_of(request)}", algorithm="sha256"
    ).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [key, hour])
        number = int(cursor.fetchone()[0])
    if number == 1:
        forget(hour)
    return number


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. The proxy in front, if there is one, has written it last; of long addresses the network
    counts, in which one device has millions of them.
    """
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.WIR_BEHIND_PROXY else ""
    text = told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text)
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))
    return str(ip_network(f"{address}/64", strict=False) if isinstance(address, IPv6Address) else address)
