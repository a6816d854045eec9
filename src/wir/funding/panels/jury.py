"""What the jury said, on the official's case page."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel
from wir.funding.queries.jury import jury_result


def for_official(application: Application, _user: User) -> Panel | None:
    """Nothing where no jury sits. Costs one statement."""
    result = jury_result(application)
    if result is None:
        return None
    return Panel("jury", _("Was die Jury sagt"), "funding/jury/_panel.html", {"result": result})
