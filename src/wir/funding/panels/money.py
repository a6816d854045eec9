"""What became of the money after the notice, on both sides' pages."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application, Grant
from wir.funding.panels.panel import Panel
from wir.funding.purse import purse_of


def for_applicant(application: Application, user: User) -> Panel | None:
    """How much came, and the way to the running project."""
    grant = _grant(application)
    if grant is None or application.is_withheld:
        return None
    context = {"application": application, "grant": grant, "purse": purse_of(grant)}
    return Panel("geld", _("Das Geld"), "funding/_money.html", context)


def for_official(application: Application, user: User) -> Panel | None:
    """Every request and every proof of this grant, with its page. Costs no statement: they came with the case."""
    grant = _grant(application)
    if grant is None:
        return None
    context = {
        "application": application,
        "grant": grant,
        "disbursements": grant.disbursements.all(),
        "proofs": grant.proofs.all(),
    }
    return Panel("geld", _("Das Geld"), "funding/_money_official.html", context)


def _grant(application: Application) -> Grant | None:
    return getattr(application, "grant", None) if application.state == "awarded" else None
