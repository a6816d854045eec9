"""Whether the formal check is done, on the case page."""

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application
from wir.funding.panels.panel import Panel


def of_official(application: Application, _user: User) -> Panel | None:
    """Costs one statement for the names; the rows came with the case."""
    last = max(application.checks.all(), key=lambda check: check.pk, default=None)
    released = list(application.open_releases.all())
    if last is None and not application.is_open and not released:
        return None
    people = {row.made_by_id for row in released} | ({last.checked_by_id} if last else set())
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}
    context = {"application": application, "last": last, "released": released, "names": names}
    return Panel("pruefung", _("Formale Prüfung"), "funding/_check.html", context)
