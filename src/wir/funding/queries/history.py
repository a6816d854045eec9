"""What happened in a case: one source for the page of the case and for the journal in the whole file."""

from django.db.models import Model, QuerySet

from wir.funding.models import (
    Application,
    Correction,
    DayCorrection,
    Disbursement,
    EarlyStart,
    Grant,
    Proof,
    Settlement,
)
from wir.journal.models import Entry

HANGING: dict[type[Model], str] = {
    Grant: "application",
    Disbursement: "grant__application",
    Proof: "grant__application",
    Correction: "application",
    DayCorrection: "delivery__application",
    EarlyStart: "application",
    Settlement: "application",
}
"""Things of a case that have entries of their own, and the way from them to their case."""


def history_of(application: Application) -> QuerySet[Entry]:
    """Every entry of this application and of what hangs on it, in one statement that finds each by the journal's index."""
    found = Entry.objects.filter(thing="funding.application", thing_id=application.pk).values("pk")
    hanging = [
        Entry.objects.filter(
            thing=model._meta.label_lower,
            thing_id__in=model._base_manager.filter(**{way: application.pk}).values("pk"),
        ).values("pk")
        for model, way in HANGING.items()
    ]
    return Entry.objects.filter(pk__in=found.union(*hanging, all=True))
