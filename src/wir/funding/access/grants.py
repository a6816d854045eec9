"""Grants and the money on its way: who sees them, who asks, who checks, who approves."""

from typing import Any

import rules
from django.db.models import QuerySet

from wir.accounts.access import has_second_factor, organisations_as, roles_of
from wir.accounts.mailboxes import is_one_person
from wir.accounts.models import User
from wir.funding.access.applications import (
    EDITOR,
    FINANCE,
    SIGNATORY,
    cases_for,
    has_no_part_in_it,
    is_official_of_authority,
    organisations_of,
)
from wir.funding.models import Application, Delivery, Disbursement, Grant, PayoutAccount, Proof


def own_grants(user: User) -> QuerySet[Grant]:
    """What the person's own organisations were granted and know of: editors, signatories and treasurers read all of it."""
    found = Grant.objects.filter(application__applicant__in=organisations_of(user))
    return found.exclude(notice__in=Delivery.objects.withheld().values("document"))


def grants_for(user: User) -> QuerySet[Grant]:
    """What the person's authority granted, never to an organisation of the person's own."""
    ours = [organisation for ids in roles_of(user).values() for organisation in ids]
    return Grant.objects.filter(application__in=cases_for(user)).exclude(application__applicant__in=ours)


def disbursements_for(user: User) -> QuerySet[Disbursement]:
    """Requests for money that the person's authority deals with."""
    return Disbursement.objects.filter(grant__in=grants_for(user))


def proofs_for(user: User) -> QuerySet[Proof]:
    """Proofs that the person's authority looks at."""
    return Proof.objects.filter(grant__in=grants_for(user))


def _application(thing: Any) -> Application:
    """The application behind a grant, a disbursement or a proof."""
    found: Application = (thing if isinstance(thing, Grant) else thing.grant).application
    return found


@rules.predicate
def is_clerk_of_recipient(user: User, thing: Any) -> bool:
    return _application(thing).applicant_id in organisations_as(EDITOR, user)


@rules.predicate
def is_treasurer_of_recipient(user: User, thing: Any) -> bool:
    return _application(thing).applicant_id in organisations_as(FINANCE, user)


@rules.predicate
def is_signatory_of_recipient(user: User, thing: Any) -> bool:
    return _application(thing).applicant_id in organisations_as(SIGNATORY, user)


@rules.predicate
def named_the_account(user: User, account: PayoutAccount) -> bool:
    return is_one_person(user, account.named_by)


@rules.predicate
def belongs_to_recipient(user: User, thing: Any) -> bool:
    return any(_application(thing).applicant_id in ids for ids in roles_of(user).values())


@rules.predicate
def is_official_of_grant(user: User, thing: Any) -> bool:
    return bool(is_official_of_authority(user, _application(thing)))


@rules.predicate
def has_no_part_in_its_application(user: User, thing: Any) -> bool:
    return bool(has_no_part_in_it(user, _application(thing)))


@rules.predicate
def was_checked_by_me(user: User, disbursement: Disbursement) -> bool:
    return is_one_person(user, disbursement.checked_by)


@rules.predicate
def was_accepted_by_me(user: User, proof: Proof) -> bool:
    return is_one_person(user, proof.accepted_by)


may_handle_money = (
    is_official_of_grant & ~belongs_to_recipient & has_no_part_in_its_application & has_second_factor
)

rules.add_perm("funding.accept", is_clerk_of_recipient)
rules.add_perm("funding.name_account", is_clerk_of_recipient | is_treasurer_of_recipient)
rules.add_perm(
    "funding.confirm_account", (is_signatory_of_recipient | is_treasurer_of_recipient) & ~named_the_account
)
rules.add_perm("funding.vouch_for_account", may_handle_money & ~named_the_account)
rules.add_perm("funding.request_money", is_clerk_of_recipient | is_treasurer_of_recipient)
rules.add_perm("funding.check_money", may_handle_money)
rules.add_perm("funding.approve_money", may_handle_money & ~was_checked_by_me)
rules.add_perm("funding.return_money", may_handle_money)
rules.add_perm("funding.take_back_order", may_handle_money)
rules.add_perm("funding.enter_payment", may_handle_money)
rules.add_perm("funding.hand_in_proof", is_clerk_of_recipient | is_treasurer_of_recipient)
rules.add_perm("funding.accept_proof", may_handle_money)
rules.add_perm("funding.return_proof", may_handle_money)
rules.add_perm("funding.reopen_proof", may_handle_money & ~was_accepted_by_me)
rules.add_perm("funding.close", may_handle_money)
rules.add_perm("funding.reopen", may_handle_money)
