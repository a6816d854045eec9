"""Who has decided about a statement, for somebody who was about to do the same."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.accounts.models import User
from wir.core.days import short_day
from wir.journal.models import Entry
from wir.participation.models import Conversation, Statement
from wir.participation.reasons import read

DECIDED = {
    "participation.publish_statement": gettext_lazy(
        "%(who)s hat diese Aussage am %(day)s um %(time)s Uhr veröffentlicht. Es hat sich nichts geändert."
    ),
    "participation.refuse_statement": gettext_lazy(
        "%(who)s hat am %(day)s um %(time)s Uhr entschieden, diese Aussage nicht zu veröffentlichen: „%(why)s“ Es hat sich nichts geändert."
    ),
    "participation.keep_statement": gettext_lazy(
        "%(who)s hat die Meldungen am %(day)s um %(time)s Uhr geprüft und die Aussage stehen lassen. Es hat sich nichts geändert."
    ),
}


def decided_meanwhile(statement: Statement) -> str:
    """One sentence about the last decision: by whom, when, what."""
    entry = (
        Entry.objects.filter(
            thing=Conversation._meta.label_lower, thing_id=statement.conversation_id, act__in=DECIDED,
            facts__statement=statement.number,
        )
        .order_by("-id")
        .first()
    )  # fmt: skip
    if entry is None:
        return _("Diese Aussage ist inzwischen entschieden. Es hat sich nichts geändert.")
    who, at = User.objects.filter(pk=entry.by).first(), timezone.localtime(entry.at)
    return str(DECIDED[entry.act]) % {
        "who": who or _("Jemand"), "day": short_day(at.date()), "time": f"{at:%H:%M}", "why": _why(statement),
    }  # fmt: skip


def _why(statement: Statement) -> str:
    reason = read(statement.refused_because)
    return " ".join(part for part in (reason.ready, reason.own) if part)
