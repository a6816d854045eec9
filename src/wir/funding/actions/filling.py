"""Filling in a section: whatever is entered is kept, and nobody overwrites somebody else's work unseen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.actions.editing import refuse_closed
from wir.funding.content import Content
from wir.funding.models import Application, SectionSave
from wir.funding.sections import FILES, content_of_section, version_of


class Changed(Exception):
    """The section is not as the form was loaded: `last` says who saved it when (None if nobody knows)."""

    def __init__(self, last: SectionSave | None, stored: Content) -> None:
        super().__init__("section changed")
        self.last, self.stored = last, stored


def fill_in(
    application: Application, section: str, values: Content, *, version: str, by: User, at: datetime
) -> str:
    """Keep what was entered in a section and answer its new version.

    `version` is the one that the form was loaded with; empty means that nobody looked at one. What is already stored
    like this counts as saved, so that a form may be sent twice. Raises Changed and Refused; then nothing is kept.
    """
    with transaction.atomic():
        locked = Application.objects.select_for_update().get(pk=application.pk)
        refuse_closed(locked, then=_("Ihre letzte Eingabe wurde nicht gespeichert."))
        stored = content_of_section(locked, section)
        if stored == values:
            return version_of(stored)
        if version and version != version_of(stored):
            last = (
                SectionSave.objects.filter(application=locked, section=section).select_related("by").first()
            )
            raise Changed(last, stored)
        FILES[section].write(locked, values, by=by, at=at)
        SectionSave.objects.update_or_create(
            application=locked, section=section, defaults={"by": by, "at": at}
        )
        locked.save(update_fields=["saved_at"])
        return version_of(content_of_section(locked, section))
