"""How long a project may last when it begins before the decision: the early days count, too."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from wir.core.days import add_months, short_day
from wir.core.refusal import Refused
from wir.funding import verdicts
from wir.funding.models import Application


def refuse_too_long(application: Application, *, starts_on: date, ends_on: date) -> None:
    """From the first day, early start included, to the end of the grant lies no more than the line allows. Raises Refused.

    Without an earlier day the rule `duration` has judged the period already.
    """
    first = min([starts_on, *_early_days(application)])
    if first >= application.starts_on:
        return
    _guideline, findings = verdicts.assess(application, on=application.submitted_on)
    facts = next((finding.facts for finding in findings if finding.rule == "duration"), {})
    most = facts.get("max_months")
    if not isinstance(most, int):
        return
    last = add_months(first, most) - timedelta(days=1)
    if ends_on > last:
        raise Refused(
            _(
                "Der frühere Beginn am %(first)s zählt mit: Erlaubt sind höchstens %(months)s Monate. "
                "Der Zeitraum darf spätestens am %(last)s enden."
            )
            % {"first": short_day(first), "months": most, "last": short_day(last)}
        )


def _early_days(application: Application) -> list[date]:
    """When the applicant begins, by what was agreed to: on the day they named, or once they may."""
    agreed = application.early_starts.filter(state="approved")
    return [max(early.planned_start, early.valid_from) for early in agreed if early.valid_from]
