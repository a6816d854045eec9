"""Every address of the product, read from the URL table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# One value that fits, for each parameter that addresses have.
SAMPLES = {
    "pk": 1, "line": "kiv_muster", "rule": "duration", "ags": "06531013", "county": "06531", "key": "1-abc", "uidb36": "1",
    "ticket": "00000000-0000-4000-8000-000000000000", "slug": "x", "form": "html", "number": 1, "member": 1,
    "statement": 1, "seat": 1, "draw": 1, "what": "topf",
    "link": "0" * 64,
    "voice": "00000000-0000-4000-8000-000000000000",
    "organisation": 1, "claim": 1, "invitation": 1, "asked": 1, "membership": 1, "token": "x", "chapter": "jury", "kind": "single", "language": "ar",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One named address with the parameters it takes (those with a fixed value left out)."""

    name: str
    parameters: tuple[str, ...]

    def url(self, **given: object) -> str:
        """The address with sample values, or with those given."""
        return reverse(self.name, kwargs={name: given.get(name, SAMPLES[name]) for name in self.parameters})


@cache
def routes() -> tuple[Route, ...]:
    """All of them, by name. Raises AssertionError for an address without a name: nobody could test it."""
    return tuple(sorted(set(_walk(get_resolver(), "", ())), key=lambda route: route.name))


def _walk(resolver: URLResolver, space: str, parameters: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = (*parameters, *_parameters(entry))
        if isinstance(entry, URLResolver):
            yield from _walk(entry, space + (f"{entry.namespace}:" if entry.namespace else ""), here)
        else:
            assert entry.name, f"an address without a name: {entry.pattern}"
            yield Route(space + entry.name, here)


def _parameters(entry: URLPattern | URLResolver) -> tuple[str, ...]:
    pattern = entry.pattern
    converters = getattr(pattern, "converters", {})
    regex = getattr(pattern, "regex", None)
    return tuple(converters) or (tuple(re.compile(regex.pattern).groupindex) if regex else ())
