"""The links of Fördern in the page frame."""

from django.utils.translation import gettext_lazy as _

from wir.accounts.access import roles_of
from wir.accounts.models import Membership
from wir.accounts.navigation import OURS
from wir.funding.access import is_juror
from wir.ui.navigation import STRANGER, Entry, identify, register

register(STRANGER, Entry(_("Fördern"), "funding:lines", "foerdern"))
register(
    "applicant",
    Entry(_("Meine Aufgaben"), "funding:tasks", "foerdern"),
    Entry(_("Anträge"), "funding:applications", "foerdern"),
    Entry(_("Laufende Projekte"), "funding:projects", "foerdern"),
    Entry(_("Förderungen"), "funding:lines", "foerdern"),
    OURS,
)
register(
    "official",
    Entry(_("Meine Arbeit"), "funding:work", "foerdern"),
    Entry(_("Geld"), "funding:money", "foerdern"),
    Entry(_("Jury"), "funding:jury_rounds", "foerdern"),
    Entry(_("Fragen"), "funding:questions", "foerdern"),
    Entry(_("Organisationen"), "accounts:claims"),
    Entry(_("Förderungen"), "funding:lines", "foerdern"),
)

JURY = (
    Entry(_("Meine Bewertungen"), "funding:jury", "foerdern"),
    Entry(_("Sitzungen"), "funding:jury_sittings", "foerdern"),
    Entry(_("Befangenheit"), "funding:jury_conflicts", "foerdern"),
)
register("juror", *JURY, Entry(_("Förderungen"), "funding:lines", "foerdern"))
register("juror who applies", *JURY, Entry(_("Anträge"), "funding:applications", "foerdern"))


def kind_of_person(user: object) -> str:
    """Officials first: who decides works here all day, who applies comes by."""
    roles = roles_of(user)
    if Membership.Role.OFFICIAL in roles:
        return "official"
    if is_juror(user):
        return "juror who applies" if roles else "juror"
    return "applicant" if roles else STRANGER


identify(kind_of_person)
