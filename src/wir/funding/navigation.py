"""The links of Fördern in the page frame."""

from django.utils.translation import gettext_lazy as _

from wir.accounts.access import roles_of
from wir.accounts.models import Membership
from wir.ui.navigation import STRANGER, Entry, identify, register

register(STRANGER, Entry(_("Fördern"), "funding:lines", "foerdern"))
register(
    "applicant",
    Entry(_("Anträge"), "funding:applications", "foerdern"),
    Entry(_("Förderungen"), "funding:lines", "foerdern"),
)
register(
    "official",
    Entry(_("Meine Arbeit"), "funding:work", "foerdern"),
    Entry(_("Geld"), "funding:money", "foerdern"),
    Entry(_("Fragen"), "funding:questions", "foerdern"),
    Entry(_("Förderungen"), "funding:lines", "foerdern"),
)


def kind_of_person(user: object) -> str:
    """Officials first: who decides works here all day, who applies comes by."""
    roles = roles_of(user)
    if Membership.Role.OFFICIAL in roles:
        return "official"
    return "applicant" if Membership.Role.CLERK in roles else STRANGER


identify(kind_of_person)
