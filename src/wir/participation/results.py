"""What came out of a process so far and can be read by everybody, each with the address of its page.

Adding a kind is adding a function to `KINDS`; each costs a constant number of statements.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.participation.models import OpinionResult, Snapshot
from wir.strategy.models import Process, Station
from wir.strategy.wording import tell


@dataclass(frozen=True)
class Outcome:
    """One thing to read: what it is called, what it says in short, where it is."""

    heading: str
    says: str
    url: str


def text(process: Process) -> list[Outcome]:
    """The newest version. One statement."""
    newest = process.versions.defer("content").order_by("-number").first()
    if newest is None:
        return []
    says = _("Fassung %(number)s vom %(day)s") % {"number": newest.number, "day": short_day(newest.made_on)}
    return [Outcome(_("Der Text der Strategie"), says, reverse("participation:text", args=[process.slug]))]


def comments(process: Process) -> list[Outcome]:
    """Public comments and how many are answered. One statement."""
    counts = process.comments.filter(state="published").aggregate(
        said=Count("pk"), answered=Count("pk", filter=~Q(outcome=""))
    )
    if not counts["said"]:
        return []
    says = _("Rückmeldungen: %(said)s, beantwortet: %(answered)s") % counts
    where = reverse("participation:comments", args=[process.slug])
    return [Outcome(_("Umgang mit den Rückmeldungen"), says, where)]


def decisions(process: Process) -> list[Outcome]:
    """What each council decided. One statement."""
    rows = process.stations.filter(kind=Station.Kind.COUNCIL).exclude(outcome="").select_related("town")
    says = ", ".join(
        f"{one.town.name}: {one.get_outcome_display()}" for one in rows.order_by("held_on", "pk")
    )
    where = reverse("participation:decisions", args=[process.slug])
    return [Outcome(_("Was wurde beschlossen?"), says, where)] if says else []


def opinions(process: Process) -> list[Outcome]:
    """Conversations of which groups were reckoned. One statement."""
    reckoned = OpinionResult.objects.filter(conversation=OuterRef("pk"))
    return [
        Outcome(
            one.title,
            _("Was viele denken und wo die Meinungen auseinandergehen"),
            reverse("participation:opinions_of", args=[process.slug, one.number]),
        )
        for one in process.conversations.exclude(state="draft").filter(Exists(reckoned))
    ]


def surveys(process: Process) -> list[Outcome]:
    """Surveys of which something is published. Two statements."""
    published = Snapshot.objects.filter(question__survey=OuterRef("pk"), question__published=True)
    found = list(process.surveys.exclude(state="draft").filter(Exists(published)))
    titles = tell(found, get_language() or "de", field="title")
    return [
        Outcome(
            str(titles[one.pk]),
            _("Ergebnisse der Umfrage"),
            reverse("participation:survey_outcome", args=[process.slug, one.pk]),
        )
        for one in found
    ]


def polls(process: Process) -> list[Outcome]:
    """Votes on priorities that were counted. One statement."""
    return [
        Outcome(
            one.title,
            _("Ergebnis der Abstimmung über Prioritäten"),
            reverse("participation:poll_result", args=[process.slug, one.number]),
        )
        for one in process.polls.exclude(counted_on=None)
    ]


KINDS: tuple[Callable[[Process], list[Outcome]], ...] = (decisions, text, comments, polls, opinions, surveys)


def outcomes_of(process: Process) -> list[Outcome]:
    """All of them, what was decided first."""
    return [one for kind in KINDS for one in kind(process)]
