"""Surveys, conversations, votes, pools and registrations that people were told they can take part in until a day."""

from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from wir.strategy.models import Process
from wir.strategy.promised import Promised, promised_by


def still_open(process: Process, on: date) -> list[Promised]:
    """What is open or frozen with a last day that has not passed. Five statements."""
    surveys = process.surveys.filter(state="open", closes_on__gte=on)
    talks = process.conversations.filter(state="open", last_day__gte=on)
    polls = process.polls.filter(state="frozen", closes_on__gte=on)
    pools = process.assemblies.filter(state="open", joins_until__gte=on).annotate(
        people=Count("pool", filter=Q(pool__gone_on=None))
    )
    meetings = (
        process.meetings.filter(
            gathering__state="announced", gathering__registration=True, gathering__registers_until__gte=on
        )
        .select_related("gathering")
        .annotate(
            people=Count("gathering__registrations", filter=Q(gathering__registrations__given_back_on=None))
        )
    )
    return [
        *(Promised(_("Umfrage „%(title)s“") % {"title": one.title}, one.closes_on) for one in surveys),
        *(Promised(_("Meinungsbild „%(title)s“") % {"title": one.title}, one.last_day) for one in talks),
        *(Promised(_("Abstimmung „%(title)s“") % {"title": one.title}, one.closes_on) for one in polls),
        *(
            Promised(_("Topf für „%(title)s“") % {"title": one.title}, one.joins_until, one.people)
            for one in pools
        ),
        *(
            Promised(
                _("Anmeldung zu „%(title)s“") % {"title": one.gathering.title},
                one.gathering.registers_until,
                one.people,
            )
            for one in meetings
        ),
    ]


promised_by(still_open)
