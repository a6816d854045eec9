"""Earlier and parallel applications of the same people: plain facts, so that nothing is funded twice unseen."""

from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.text import plain_key
from wir.funding.access import cases_for, partners_handed_in
from wir.funding.models import Application
from wir.funding.panels.panel import Panel
from wir.funding.sent import with_fields_as_sent

MOST = 10
SIMILAR = 0.75
SHOWN = ("created_at", "title", "line", "state", "starts_on", "ends_on", "applicant__name", "grant__cents")


def of_official(application: Application, user: User) -> Panel | None:
    """Other cases of the applicant or of a partner that was in what was handed in, newest first.

    Costs one statement, one more if one of them is open for completion.
    """
    own, sent = application.applicant_id, partners_handed_in()
    involved = (
        Q(applicant=own)
        | Q(applicant__in=sent.filter(application=application).values("organisation"))
        | Q(pk__in=sent.filter(organisation=own).values("application"))
    )
    others = cases_for(user).filter(involved).exclude(pk=application.pk)
    found = others.select_related("applicant", "grant").only(*SHOWN).order_by("-pk")[: MOST + 1]
    rows = [{"case": other, "facts": facts_of(application, other)} for other in with_fields_as_sent(found)]
    if not rows:
        return None
    context = {"rows": rows[:MOST], "more": len(rows) > MOST}
    return Panel(
        "andere-antraege", _("Andere Anträge derselben Beteiligten"), "funding/_other_cases.html", context
    )


def facts_of(application: Application, other: Application) -> list[str]:
    """What both have in common, in plain words."""
    facts = []
    if _overlap(application, other):
        facts.append(_("Zeitraum überschneidet sich"))
    if application.line == other.line:
        facts.append(_("gleiche Förderlinie"))
    ours, theirs = plain_key(application.title), plain_key(other.title)
    if ours and SequenceMatcher(None, ours, theirs).ratio() >= SIMILAR:
        facts.append(_("ähnlicher Titel"))
    if application.applicant_id != other.applicant_id:
        facts.append(_("über einen Partner"))
    return facts


def _overlap(one: Application, other: Application) -> bool:
    if None in (one.starts_on, one.ends_on, other.starts_on, other.ends_on):
        return False
    return bool(one.starts_on <= other.ends_on and other.starts_on <= one.ends_on)
