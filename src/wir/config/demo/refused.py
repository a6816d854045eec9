"""Somebody drafted for a place that she does not work for: the claim was refused, the draft set apart. The place is invented."""

from datetime import date, timedelta

from wir.accounts import actions
from wir.accounts.models import User
from wir.config.demo.drafts import draft, plan
from wir.config.demo.people import Person, account, organisation
from wir.config.demo.stories import moment

PLACE = "Irrlingen"


def refused(karim: User, today: date) -> None:
    """She still reads what she wrote; nobody in the place ever sees it."""
    place = organisation(PLACE, population=7_300, confirmed_at=None)
    wanda = account(Person("wanda@irrlingen.example", "Wanda Kreis", "", None, ""))
    claim = actions.claim(place, by=wanda, on=today - timedelta(days=9))
    plan(draft(place, wanda, "Irrlingen wagt etwas", starts_on=date(today.year + 1, 5, 1)), 18_000, own=1_000)
    reason = "Im Rathaus arbeitet niemand dieses Namens."
    actions.refuse_claim(claim, reason=reason, by=karim, at=moment(today - timedelta(days=2)))
