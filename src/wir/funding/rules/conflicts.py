"""Who may not sit over which application (Befangenheit), and what a jury needs to decide. Plain Python, no clock.

Conflicts are found on keys of organisations and places, never on names or e-mail addresses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["declared", "organisation", "municipality", "county"]
MUNICIPALITY_DIGITS, COUNTY_DIGITS = 8, 5


@dataclass(frozen=True)
class Party:
    """One who applies, alone or as a partner: the organisation's number and its official key (8, 5 or no digits)."""

    organisation: int
    key: str


@dataclass(frozen=True)
class Ties:
    """What a member belongs to: organisations by number, municipalities by key (8 digits), counties by key (5)."""

    organisations: frozenset[int]
    municipalities: frozenset[str]
    counties: frozenset[str]


def ties(organisations: Iterable[Party], municipality: str, county: str) -> Ties:
    """The ties of somebody who belongs to these organisations and to this place; a town lies in its county."""
    parties = tuple(organisations)
    keys = {party.key for party in parties} | {municipality, county}
    return Ties(
        organisations=frozenset(party.organisation for party in parties),
        municipalities=frozenset(key for key in keys if len(key) == MUNICIPALITY_DIGITS),
        counties=frozenset(key[:COUNTY_DIGITS] for key in keys if len(key) >= COUNTY_DIGITS),
    )


def conflict(member: Ties, parties: Iterable[Party], *, declared: bool) -> Kind | None:
    """The gravest conflict of a member with those who apply, None if there is none.

    The same county only raises a flag (the others decide); everything else excludes at once.
    """
    if declared:
        return "declared"
    found = {_with(member, party) for party in parties}
    return next((kind for kind in ("organisation", "municipality", "county") if kind in found), None)


def _with(member: Ties, party: Party) -> Kind | None:
    if party.organisation in member.organisations:
        return "organisation"
    if party.key in member.municipalities:
        return "municipality"
    return "county" if party.key[:COUNTY_DIGITS] in member.counties else None


def is_excluded(kind: Kind | None, *, in_favour: int, others: int) -> bool:
    """Does this member stay away from the case? `in_favour` of `others` said that a neighbour may take part.

    Until more than half of all others have said so, a neighbour stays away.
    """
    if kind == "county":
        return not is_majority(in_favour, others)
    return kind is not None


def is_majority(votes: int, of: int) -> bool:
    """More than half."""
    return 2 * votes > of


def quorum(entitled: int, percent: int) -> int:
    """How many of those entitled in a case must be present: the share, rounded up, and never nobody.

    Raises ValueError for a share outside 1 to 100.
    """
    if not 1 <= percent <= 100:
        raise ValueError("a quorum lies between 1 and 100 per cent")
    return max(1, -(-entitled * percent // 100))


def is_adopted(in_favour: int, against: int) -> bool:
    """A motion is carried by more votes for than against; abstentions count for neither."""
    return in_favour > against
