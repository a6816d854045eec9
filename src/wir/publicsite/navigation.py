"""The links that every page carries: help at the foot, and what the law asks for."""

from django.utils.translation import gettext_lazy as _

from wir.ui.navigation import STRANGER, Entry, register

register(STRANGER, Entry(_("Orte"), "territory:places"))
register(
    "footer-help",
    Entry(_("Hilfe"), "help"),
    Entry(_("Kontakt"), "contact"),
    Entry(_("Orte und Vielfaltszentren"), "territory:places"),
)
register(
    "footer-data",
    Entry(_("Offene Daten"), "data"),
    Entry(_("Wer bekommt was?"), "funding:awards"),
    Entry(_("Bescheid prüfen"), "documents:check"),
)
register(
    "footer-legal",
    Entry(_("Impressum"), "imprint"),
    Entry(_("Datenschutz"), "privacy"),
    Entry(_("Barrierefreiheit"), "accessibility"),
)
