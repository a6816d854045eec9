"""Accounts to pay to: who could be the second person, and which of them wait for an official."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from wir.accounts.access import FINANCE, SIGNATORY
from wir.accounts.mailboxes import is_one_person
from wir.accounts.models import Membership, User
from wir.funding.access import grants_for
from wir.funding.models import Grant, PayoutAccount


def seconds_of(organisations: Collection[int], *, on: date) -> dict[int, frozenset[int]]:
    """By number of the organisation, the people who may confirm an account that somebody else named. One statement."""
    found: dict[int, set[int]] = {}
    for organisation, person in (
        _answering(on).filter(organisation__in=organisations).values_list("organisation_id", "user_id")
    ):
        found.setdefault(organisation, set()).add(person)
    return {organisation: frozenset(people) for organisation, people in found.items()}


def can_be_confirmed_there(account: PayoutAccount, *, on: date) -> bool:
    """Somebody else in the organisation could do it, so no official does; the same mailbox is nobody else."""
    organisation = account.grant.application.applicant_id
    people = seconds_of([organisation], on=on).get(organisation, frozenset()) - {account.named_by_id}
    return any(
        not is_one_person(person, account.named_by)
        for person in User.objects.filter(pk__in=people).order_by("pk")
    )


def accounts_for_officials(user: User, *, on: date) -> QuerySet[PayoutAccount]:
    """What waits for an official: accounts named where nobody else could confirm them, the oldest first."""
    later = PayoutAccount.objects.filter(grant=OuterRef("grant"), pk__gt=OuterRef("pk"))
    someone = (
        _answering(on)
        .filter(organisation=OuterRef("grant__application__applicant"))
        .exclude(user=OuterRef("named_by"))
    )
    running: QuerySet[Grant] = grants_for(user).filter(state="accepted")
    waiting = PayoutAccount.objects.filter(grant__in=running, confirmed_by=None)
    return waiting.filter(~Exists(later), ~Exists(someone)).select_related("grant__application__applicant")


def _answering(on: date) -> QuerySet[Membership]:
    held = Membership.objects.in_force(on).filter(role__in=(SIGNATORY, FINANCE))
    return held.filter(user__is_active=True)
