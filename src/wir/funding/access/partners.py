"""Partners of joint applications: they read, they see their share, they say yes or no; they do not edit."""

import rules
from django.db.models import OuterRef, Q, QuerySet, Subquery

from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation, User
from wir.funding.access.applications import (
    EDITOR,
    NOT_APART,
    SIGNATORY,
    is_editor_of_applicant,
    organisations_of,
)
from wir.funding.models import Application, Partner, PartnerAnswer


def partnerships_of(user: User) -> QuerySet[Partner]:
    """Where the person's organisations are asked or take part. Who refused, left or was taken out sees nothing more.

    Anybody may claim a town and draft for it; what others wrote is read only once it is certain whom one acts for.
    """
    last = PartnerAnswer.objects.filter(partner=OuterRef("pk")).order_by("-pk").values("kind")[:1]
    return (
        Partner.objects.filter(
            organisation__in=organisations_of(user),
            organisation__confirmed_at__isnull=False,
            application__set_apart_at__isnull=True,
        )
        .annotate(last=Subquery(last))
        .exclude(last__in=PartnerAnswer.OUT)
    )


def asked_but_not_confirmed(user: User) -> QuerySet[Organisation]:
    """The person's organisations that somebody asked to apply together, before it is certain whom the person acts for."""
    asked = Partner.objects.filter(
        organisation__in=organisations_of(user), application__set_apart_at__isnull=True
    )
    return Organisation.objects.filter(pk__in=asked.values("organisation"), confirmed_at__isnull=True)


def partner_applications(user: User) -> QuerySet[Application]:
    """Applications in which the person's organisation is a partner."""
    return Application.objects.filter(pk__in=partnerships_of(user).values("application"))


def readable_by_applicants(user: User) -> QuerySet[Application]:
    """Own ones and those as a partner: who gets the notice or its copy."""
    return Application.objects.filter(
        (Q(applicant__in=organisations_of(user)) & NOT_APART)
        | Q(pk__in=partnerships_of(user).values("application"))
    )


@rules.predicate
def answers_for_partner(user: User, partner: Partner) -> bool:
    """Editors and signatories speak for a partner; its treasurer only reads."""
    return partner.organisation_id in organisations_as(EDITOR, user) | organisations_as(SIGNATORY, user)


@rules.predicate
def speaks_for_a_partner(user: User, application: Application) -> bool:
    """For one that still takes part."""
    spoken_for = organisations_as(EDITOR, user) | organisations_as(SIGNATORY, user)
    partners = application.partners.filter(organisation__in=spoken_for) if spoken_for else ()
    return any(partner.takes_part for partner in partners)


rules.add_perm("funding.leave", speaks_for_a_partner)
rules.add_perm("funding.confirm", answers_for_partner)
rules.add_perm("funding.invite_partner", is_editor_of_applicant)
