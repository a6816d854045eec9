"""The links of Beteiligen in the page frame."""

from django.utils.translation import gettext_lazy as _

from wir.strategy.access import parts_of
from wir.ui.navigation import STRANGER, Entry, identify, register

register(STRANGER, Entry(_("Beteiligen"), "participation:processes", "beteiligen"))
register("applicant", Entry(_("Beteiligung"), "participation:desks", "beteiligen"))
register(
    "member",
    Entry(_("Meine Prozesse"), "participation:desks", "beteiligen"),
    Entry(_("Meine Maßnahmen"), "participation:my_measures", "beteiligen"),
    Entry(_("Beteiligen"), "participation:processes", "beteiligen"),
)


def kind_of_person(user: object) -> str:
    """Somebody who belongs to no organisation, but has a part in a process."""
    return "member" if parts_of(user) else STRANGER


identify(kind_of_person)
