"""The link to one's own organisation: „Unsere Gemeinde“, „Unser Verein“."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wir.accounts.access import kinds_acted_for
from wir.accounts.models import Organisation
from wir.ui.navigation import Entry

Kind = Organisation.Kind


def our_organisation(request: HttpRequest) -> str:
    """What the person calls it; the general word where the kinds differ."""
    kinds = kinds_acted_for(request.user)
    if kinds == {Kind.MUNICIPALITY}:
        return _("Unsere Gemeinde")
    if kinds == {Kind.COUNTY}:
        return _("Unser Landkreis")
    if kinds and kinds <= {Kind.ASSOCIATION, Kind.MIGRANT_ORGANISATION}:
        return _("Unser Verein")
    return _("Unsere Organisation")


OURS = Entry(our_organisation, "accounts:organisations")
