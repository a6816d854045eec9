"""Help and example: what happens when."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Vier bis acht Schritte in der Reihenfolge, in der sie geschehen."),
        _("Jeder mit erstem und letztem Tag. Schätzen ist erlaubt."),
        _("Auch den Auftrag vergeben, beschließen und abschließen sind Schritte."),
    ),
    mistakes=(
        _("Ein Schritt liegt nicht im Zeitraum, der bei „Unser Vorhaben“ steht."),
        _("Ferien und Sitzungspausen sind vergessen."),
    ),
    ask=_("Das Büro, das bei Ihnen die Sitzungen plant, kennt die Termine der Gremien."),
)
EXAMPLE = {
    "schedule": [
        ["2027-03-01", "2027-04-30", "Begleitung auswählen, Steuerungsgruppe bilden"],
        ["2027-05-03", "2027-05-28", "Auftakt, je einmal in Beispielhausen und in Musterbach"],
        ["2027-06-01", "2027-09-30", "Befragung in sechs Sprachen, Gespräche vor Ort"],
        ["2027-10-01", "2027-12-17", "Drei Zukunftswerkstätten"],
        ["2028-01-10", "2028-04-28", "Strategie schreiben, Entwurf öffentlich besprechen"],
        ["2028-05-02", "2028-06-30", "Beide Gemeindevertretungen beraten und beschließen"],
        ["2028-07-03", "2028-08-31", "Drucken, Abschlussfest, Bericht schreiben"],
    ]
}
