"""Are two accounts one person? What the portal can know: two addresses that reach the same mailbox.

One rule for all places where a second person is asked for: roles, signatures, accounts to pay to.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from wir.accounts.models import User

# The numbers of the account %(user)s and of all that verified an address of the same mailbox (`bare`, in SQL).
ACCOUNTS_OF_ONE = r"""
  select %(user)s::bigint union
  select other.user_id from account_emailaddress own join account_emailaddress other
    on regexp_replace(lower(own.email), '\+.*@', '@') = regexp_replace(lower(other.email), '\+.*@', '@')
  where own.user_id = %(user)s and own.verified and other.verified"""


def bare(email: str) -> str:
    """Lower case, without what follows a plus sign: the same mailbox."""
    local, _at, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def mailboxes_of(user: User) -> frozenset[str]:
    """The mailboxes that the person reads: the main address and all others that are verified. One statement."""
    verified = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return frozenset(bare(address) for address in (user.email, *verified) if address)


def mailboxes_by_person(people: Iterable[int]) -> dict[int, frozenset[str]]:
    """The same for many at once, by the number of the account. One statement."""
    return _read_by(User.objects.filter(pk__in=set(people)))


def accounts_of_one(user: User, *, among: QuerySet[Any, int]) -> frozenset[int]:
    """Numbers of the accounts that are this person by the same rule: its own, and of the others those that share a mailbox.

    `among` is a query for the numbers of the others. One statement.
    """
    boxes = _read_by(User.objects.filter(Q(pk=user.pk) | Q(pk__in=among)))
    return frozenset(pk for pk, read in boxes.items() if pk == user.pk or read & boxes[user.pk])


def is_one_person(user: User, other: User | None) -> bool:
    """The same account, or another one that reads one of the same mailboxes. At most one statement."""
    if other is None:
        return False
    if user.pk == other.pk:
        return True
    boxes = mailboxes_by_person([user.pk, other.pk])
    return bool(boxes[user.pk] & boxes[other.pk])


def _read_by(people: QuerySet[User]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for person, email, other, verified in people.values_list(
        "pk", "email", "emailaddress__email", "emailaddress__verified"
    ):
        addresses = (email, other if verified else "")
        found.setdefault(person, set()).update(bare(address) for address in addresses if address)
    return {person: frozenset(boxes) for person, boxes in found.items()}
