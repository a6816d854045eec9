"""Which e-mail addresses anybody can get: `data/freemail.yaml`."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

TABLE = Path(__file__).parent / "data" / "freemail.yaml"


@cache
def providers() -> dict[str, str]:
    """Domain -> who provides it."""
    return {str(domain): str(name) for domain, name in yaml.safe_load(TABLE.read_text("utf-8")).items()}


def provider_of(address: str) -> str | None:
    """The provider that gives such addresses to everybody, None for every other address."""
    domain = ending_of(address)
    while domain:
        if domain in providers():
            return providers()[domain]
        domain = domain.partition(".")[2]
    return None


def whose(address: str, known_ending: str | None) -> Literal["provider", "unknown", "own", "other"]:
    """Whether an address is one that anybody gets, or ends like `known_ending`, if an ending is known at all."""
    if provider_of(address):
        return "provider"
    if known_ending is None:
        return "unknown"
    return "own" if ending_of(address) == known_ending else "other"


def ending_of(address: str) -> str:
    """What stands behind the @, as one compares it."""
    return address.rpartition("@")[2].casefold().rstrip(".")
