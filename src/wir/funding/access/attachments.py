"""Files of applications: who sees them is who sees the application; changing them is for the applicant's clerks."""

import rules
from django.db.models import Q, QuerySet

from wir.accounts.models import User
from wir.funding.access.applications import applications_for, is_editor_of_applicant
from wir.funding.access.partners import partner_applications
from wir.funding.models import Attachment


def attachments_for(user: User) -> QuerySet[Attachment]:
    """Every file of every application that the person may see. List, page, ZIP and API all ask here."""
    return Attachment.objects.filter(
        Q(application__in=applications_for(user)) | Q(application__in=partner_applications(user))
    )


rules.add_perm("funding.attach", is_editor_of_applicant)
