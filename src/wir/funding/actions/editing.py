"""Acts around a draft that are no step: under the application's lock, while it may change."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.funding.models import Application


@contextmanager
def editing(application: Application) -> Iterator[None]:
    """So that nothing is handed in meanwhile. Raises Refused when it is sent already."""
    with transaction.atomic():
        application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
        refuse_closed(application, then=_("Es wurde nichts geändert."))
        yield


def refuse_closed(application: Application, *, then: str) -> None:
    """Raises Refused with the reason why nothing can be changed, and with `then`, which says what that means."""
    if application.set_apart_at:
        raise Refused(f"{_('Dieser Entwurf ist beiseitegelegt.')} {then}")
    if not application.is_editable:
        raise Refused(f"{_('Der Antrag ist schon abgeschickt.')} {then}")
