"""Drafts shown to diversity centres: the clerk shows, the centre's own people find them, officials keep the addresses."""

from datetime import date

import rules
from django.db.models import Exists, OuterRef, QuerySet

from wir.accounts.access import has_second_factor, is_official
from wir.accounts.models import User
from wir.funding import workflow
from wir.funding.access.applications import is_editor_of_applicant, organisations_of
from wir.funding.models import Showing


def showings_for(user: User, *, on: date) -> QuerySet[Showing]:
    """What waits for a word of the centre of a body for which the person acts, once it is certain that they do."""
    later = Showing.objects.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    return Showing.objects.filter(
        ~Exists(later),
        centre__in=organisations_of(user),
        centre__confirmed_at__isnull=False,
        statement__isnull=True,
        last_day__gte=on,
        application__state__in=("draft", *workflow.OPEN),
    ).select_related("application__applicant", "centre")


rules.add_perm("funding.show_to_centre", is_editor_of_applicant)
rules.add_perm("funding.set_centre_address", is_official & has_second_factor)
