"""Who wrote an application: who began it, who saved a section last, who uploaded a file that is there."""

from django.db.models import Q, QuerySet

from wir.accounts.models import User
from wir.funding.models import Application, Attachment, SectionSave


def written_by(user: User) -> Q:
    """Applications of which the person is an author."""
    saved = SectionSave.objects.filter(by=user).values("application")
    uploaded = Attachment.objects.filter(uploaded_by=user).values("application")
    return Q(created_by=user) | Q(pk__in=saved) | Q(pk__in=uploaded)


def authors_of(application: Application) -> QuerySet[User]:
    """Its authors, in a fixed order."""
    saved, uploaded = application.saves.values("by"), application.attachments.values("uploaded_by")
    return User.objects.filter(
        Q(pk=application.created_by_id) | Q(pk__in=saved) | Q(pk__in=uploaded)
    ).order_by("pk")
