"""What arrived, confirmed; and the draft on paper while nothing has been sent."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.notices.receipt import receipts_of, version_of
from wir.funding.panels.panel import Panel


def of_applicant(application: Application, _user: User) -> Panel:
    """A draft to print costs nothing, receipts one statement."""
    found = [] if application.state == "draft" else receipts_of(application)
    receipts = [(version_of(document), document) for document in found]
    return Panel(
        "papier",
        _("Zum Drucken"),
        "funding/_papers.html",
        {"application": application, "receipts": receipts},
    )
