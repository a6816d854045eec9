"""A measure on a ballot stays what people tick, until the vote is closed."""

from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.participation.models import Candidate
from wir.strategy.fixed import held_by
from wir.strategy.models import Measure


def is_voted_on(measure: Measure) -> str:
    """One sentence while it stands on a ballot that is fixed and not closed; else empty. One statement."""
    standing = Candidate.objects.filter(measure=measure, poll__state="frozen").select_related("poll").first()
    if standing is None:
        return ""
    return _(
        "Diese Maßnahme steht zur Abstimmung „%(title)s“ (bis %(day)s). Wortlaut, Kosten und Grundlage bleiben so, bis sie geschlossen ist."
    ) % {"title": standing.poll.title, "day": short_day(standing.poll.closes_on)}


held_by(is_voted_on)
