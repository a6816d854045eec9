"""Who is what: the questions every part asks about a person. Answers are read once per request and person."""

import rules
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from wir.accounts.models import Membership, User

Roles = dict[str, frozenset[int]]


def roles_of(user: User) -> Roles:
    """Role name -> ids of the organisations in which the person has it. Costs one statement per request."""
    if not user.is_authenticated:
        return {}
    if not hasattr(user, "_roles"):
        found: dict[str, set[int]] = {}
        for role, organisation in user.memberships.values_list("role", "organisation_id"):
            found.setdefault(role, set()).add(organisation)
        user._roles = {role: frozenset(ids) for role, ids in found.items()}
    return user._roles


def organisations_as(role: Membership.Role, user: User) -> frozenset[int]:
    """Ids of the organisations in which the person has this role."""
    return roles_of(user).get(role, frozenset())


@rules.predicate
def has_second_factor(user: User) -> bool:
    """A second factor is set up (then sign-in asked for it); demo accounts are excepted by a setting."""
    if user.fictional and settings.WIR_DEMO and not settings.WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS:
        return True
    return is_mfa_enabled(user)
