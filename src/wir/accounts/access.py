"""Who is what: the questions every part asks about a person. Answers are read once per request and person."""

from datetime import date
from typing import Any

import rules
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from wir.accounts.mailboxes import accounts_of_one, is_one_person, mailboxes_by_person
from wir.accounts.models import Claim, InvitationByMail, JoinRequest, Membership, Organisation, User

Roles = dict[str, frozenset[int]]
EDITOR, SIGNATORY, FINANCE, OFFICIAL = Membership.Role.values


def roles_of(user: User) -> Roles:
    """Role name -> ids of the organisations in which the person has it today. Costs one statement per request."""
    if not user.is_authenticated:
        return {}
    if not hasattr(user, "_roles"):
        found: dict[str, set[int]] = {}
        kinds: dict[int, str] = {}
        held = user.memberships.in_force(timezone.localdate())
        for role, organisation, kind in held.values_list("role", "organisation_id", "organisation__kind"):
            found.setdefault(role, set()).add(organisation)
            kinds[organisation] = kind
        user._roles = {role: frozenset(ids) for role, ids in found.items()}
        user._kinds = kinds
    return user._roles


def forget_roles(user: User) -> None:
    """After an act that gave or took a role: the next question reads anew."""
    user.__dict__.pop("_roles", None)


def organisations_as(role: Membership.Role | str, user: User) -> frozenset[int]:
    """Ids of the organisations in which the person has this role."""
    return roles_of(user).get(role, frozenset())


def acts_for(user: User) -> frozenset[int]:
    """Ids of the organisations for which the person acts in any role, an authority's officials aside."""
    return frozenset().union(*(organisations_as(role, user) for role in Membership.OF_ORGANISATIONS))


def kinds_acted_for(user: User) -> frozenset[str]:
    """What kinds of organisations those are: the page frame says „Unsere Gemeinde“ or „Unser Verein“."""
    return frozenset(user._kinds[organisation] for organisation in acts_for(user))


def own_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations for which the person acts."""
    return Organisation.objects.filter(pk__in=acts_for(user))


def claims_for(user: User) -> QuerySet[Claim]:
    """Every claim, for the officials of a granting authority; nothing for all others, nor for what is one's own."""
    if not is_official(user):
        return Claim.objects.none()
    return Claim.objects.exclude(user=user).exclude(organisation__in=acts_for(user))


def people_as(role: Membership.Role | str, organisation: Organisation, *, on: date) -> QuerySet[User]:
    """The people who have this role in the organisation that day."""
    held = Membership.objects.in_force(on).filter(organisation=organisation, role=role)
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


def people_in_charge(organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Who may let others in: editors and signatories."""
    held = Membership.objects.in_force(on).filter(organisation=organisation, role__in=(EDITOR, SIGNATORY))
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


def officials(*, on: date) -> QuerySet[User]:
    """The officials of all granting authorities that day."""
    held = Membership.objects.in_force(on).filter(
        role=OFFICIAL, organisation__kind=Organisation.Kind.GRANTING_AUTHORITY
    )
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


@rules.predicate
def has_second_factor(user: User) -> bool:
    """A second factor is set up (then sign-in asked for it); demo accounts are excepted by a setting."""
    if user.fictional and settings.WIR_DEMO and not settings.WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS:
        return True
    return is_mfa_enabled(user)


@rules.predicate
def is_official(user: User) -> bool:
    """An official (Sachbearbeitung) of any granting authority."""
    roles = organisations_as(OFFICIAL, user)
    return any(user._kinds[one] == Organisation.Kind.GRANTING_AUTHORITY for one in roles)


def _organisation_of(thing: Any) -> int:
    return thing.pk if isinstance(thing, Organisation) else thing.organisation_id


@rules.predicate
def is_in_charge(user: User, thing: Any) -> bool:
    """Editor or signatory of the organisation that the thing belongs to, or that it is."""
    organisation = _organisation_of(thing)
    return organisation in organisations_as(EDITOR, user) | organisations_as(SIGNATORY, user)


@rules.predicate
def is_of_confirmed(_user: User, request: JoinRequest) -> bool:
    """Only people of whom the authority is certain learn who else wants to act there."""
    return request.organisation.is_confirmed


@rules.predicate
def acts_for_it(user: User, thing: Any) -> bool:
    """Has any role of the organisation."""
    return _organisation_of(thing) in acts_for(user)


@rules.predicate
def claimed_it(user: User, claim: Claim) -> bool:
    return claim.user_id == user.pk


@rules.predicate
def is_addressed(user: User, invitation: InvitationByMail) -> bool:
    """One of the person's verified addresses is the invited one."""
    return user.emailaddress_set.filter(verified=True, email__iexact=invitation.email).exists()


@rules.predicate
def answers_for_its_account(user: User, thing: Any) -> bool:
    """Signs for it or keeps its treasury."""
    organisation = _organisation_of(thing)
    return organisation in organisations_as(SIGNATORY, user) | organisations_as(FINANCE, user)


@rules.predicate
def named_its_account(user: User, organisation: Organisation) -> bool:
    return is_one_person(user, organisation.account_named_by)


@rules.predicate
def named_the_address(user: User, claim: Claim) -> bool:
    """Entered the registered address of the organisation, under whatever account."""
    return is_one_person(user, claim.organisation.registered_email_by)


@rules.predicate
def holds_it(user: User, membership: Membership) -> bool:
    """The role is the person's own, under whatever address."""
    return is_one_person(user, membership.user)


@rules.predicate
def signs_for_it(user: User, thing: Any) -> bool:
    return _organisation_of(thing) in organisations_as(SIGNATORY, user)


@rules.predicate
def has_no_second_person(user: User, membership: Membership) -> bool:
    """Nobody signs for the organisation who is another person than the one whose role waits."""
    return membership.pk in without_second_person(Membership.objects.filter(pk=membership.pk))


def without_second_person(roles: QuerySet[Membership]) -> set[int]:
    """Numbers of those roles that nobody in the organisation can confirm: no signatory, or none with another mailbox.

    Costs three statements, however many roles there are.
    """
    held = list(roles.values_list("pk", "user", "organisation"))
    signing = Membership.objects.in_force(timezone.localdate()).filter(
        organisation__in={organisation for _pk, _user, organisation in held},
        role=SIGNATORY,
        user__is_active=True,
    )
    signatories = list(signing.values_list("organisation", "user"))
    boxes = mailboxes_by_person([*(person for _of, person in signatories), *(row[1] for row in held)])
    return {
        pk
        for pk, user, organisation in held
        if all(
            person == user or boxes[person] & boxes[user] for of, person in signatories if of == organisation
        )
    }


def waiting_roles_for(user: User) -> QuerySet[Membership]:
    """Roles that wait for this person: of the organisations she signs for; for officials, where nobody there can confirm.

    Never her own, under whatever address.
    """
    waiting = Membership.objects.filter(waits=True)
    waiting = waiting.exclude(user__in=accounts_of_one(user, among=waiting.values_list("user", flat=True)))
    mine = Q(organisation__in=organisations_as(SIGNATORY, user))
    if is_official(user):
        mine |= Q(pk__in=without_second_person(waiting)) & ~Q(organisation__in=acts_for(user))
    return waiting.filter(mine)


may_confirm = is_official & ~claimed_it & ~acts_for_it & has_second_factor

rules.add_perm("accounts.confirm_claim", may_confirm)
rules.add_perm("accounts.refuse_claim", may_confirm)
rules.add_perm("accounts.make_code", may_confirm)
rules.add_perm("accounts.name_registered_address", may_confirm)
rules.add_perm("accounts.mail_code", may_confirm & ~named_the_address)
rules.add_perm("accounts.redeem_code", claimed_it | is_in_charge)
rules.add_perm(
    "accounts.confirm_role",
    (signs_for_it | (is_official & ~acts_for_it & has_second_factor & has_no_second_person)) & ~holds_it,
)
rules.add_perm("accounts.let_in", is_in_charge & is_of_confirmed)
rules.add_perm("accounts.turn_away", is_in_charge & is_of_confirmed)
rules.add_perm("accounts.manage_people", is_in_charge)
rules.add_perm("accounts.take_back_invitation", is_in_charge)
rules.add_perm("accounts.accept_invitation", is_addressed)
rules.add_perm("accounts.change_profile", acts_for_it)
rules.add_perm("accounts.confirm_profile_account", answers_for_its_account & ~named_its_account)
