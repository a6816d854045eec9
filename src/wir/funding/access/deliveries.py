"""Deliveries of notices: who retrieves, who enters days."""

import rules

from wir.accounts.models import User
from wir.funding.access.applications import (
    cases_for,
    is_editor_of_applicant,
    is_signatory_of_applicant,
    may_decide,
    own_applications,
)
from wir.funding.models.delivery import Deliveries, Delivery


def own_deliveries(user: User) -> Deliveries:
    """Notices to the person's own organisations, on the way that counts."""
    return Delivery.objects.current().filter(application__in=own_applications(user))


def deliveries_for(user: User) -> Deliveries:
    """Notices that the person's authority sent."""
    return Delivery.objects.current().filter(application__in=cases_for(user))


rules.add_perm("funding.retrieve", is_editor_of_applicant)
rules.add_perm("funding.waive", is_signatory_of_applicant)
rules.add_perm("funding.deliver", may_decide)
