"""What waits to be checked."""

from django.db.models import Count, F, Q

from wir.participation.models import Conversation, Statement
from wir.strategy.models import Process


def queue_of(conversation: Conversation) -> list[Statement]:
    """Reported statements first, then those nobody has checked, the oldest first. One statement."""
    return list(
        _waiting(Statement.objects.filter(conversation=conversation))
        .annotate(reported=Count("reports", filter=Q(reports__settled_on=None)))
        .order_by(F("reported").desc(), "said_on", "number")
        .select_related("conversation")
    )


def waits(process: Process) -> int:
    """How many statements wait in a process."""
    return _waiting(Statement.objects.filter(conversation__process=process)).count()


def _waiting(statements):  # type: ignore[no-untyped-def]
    reported = Q(state="published", reports__isnull=False, reports__settled_on=None)
    return statements.filter(Q(state="waiting") | reported).distinct()
