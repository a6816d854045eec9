"""Who may see and do what in Fördern: scopes first (strangers get 404), then permissions by name."""

import rules
from django.db.models import Q, QuerySet

from wir.accounts.access import has_second_factor, organisations_as
from wir.accounts.models import Membership, User
from wir.funding.models import Application

CLERK, OFFICIAL = Membership.Role.CLERK, Membership.Role.OFFICIAL


def applications_for(user: User) -> QuerySet[Application]:
    """Own organisation's applications in every state; an authority's officials see them once they are submitted."""
    return Application.objects.filter(
        Q(applicant__in=organisations_as(CLERK, user))
        | (Q(controller__in=organisations_as(OFFICIAL, user)) & ~Q(state="draft"))
    )


def own_applications(user: User) -> QuerySet[Application]:
    """What the person's own organisations apply for."""
    return Application.objects.filter(applicant__in=organisations_as(CLERK, user))


def cases_for(user: User) -> QuerySet[Application]:
    """What the person's authority has to decide. Never a case of the person's own organisation."""
    return (
        Application.objects.filter(controller__in=organisations_as(OFFICIAL, user))
        .exclude(state="draft")
        .exclude(applicant__in=organisations_as(CLERK, user))
    )


@rules.predicate
def is_clerk_of_applicant(user: User, application: Application) -> bool:
    return application.applicant_id in organisations_as(CLERK, user)


@rules.predicate
def is_official_of_authority(user: User, application: Application) -> bool:
    return application.controller_id in organisations_as(OFFICIAL, user)


@rules.predicate
def was_prepared_by_me(user: User, application: Application) -> bool:
    decision = getattr(application, "decision", None)
    return decision is not None and decision.prepared_by_id == user.pk


may_decide = is_official_of_authority & ~is_clerk_of_applicant & has_second_factor

rules.add_perm("funding.submit", is_clerk_of_applicant)
rules.add_perm("funding.withdraw", is_clerk_of_applicant)
rules.add_perm("funding.prepare", may_decide)
rules.add_perm("funding.give_back", may_decide)
rules.add_perm("funding.release", may_decide & ~was_prepared_by_me)
