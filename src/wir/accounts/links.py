"""Secret links: made anew from a seed and the product's key whenever a mail goes out; of the link only its hash is kept."""

import hashlib
import secrets

from django.utils.crypto import salted_hmac


def new_seed() -> str:
    """What one link is made from. Whoever reads only the table cannot make the link."""
    return secrets.token_urlsafe(24)


def link_from(seed: str, *, salt: str) -> str:
    """The secret part of the address. Each kind of link has a salt of its own, so that none opens another's page."""
    return salted_hmac(salt, seed, algorithm="sha256").hexdigest()


def hash_of(link: str) -> str:
    """What is kept of a link, to find by whose it is."""
    return hashlib.sha256(link.encode()).hexdigest()
