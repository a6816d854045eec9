"""Help and example: what they want to do."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Was ist danach anders als heute, und woran merken Sie es?"),
        _("Wen wollen Sie erreichen, und wie: an welchem Ort, in welcher Sprache, zu welcher Zeit, mit wem?"),
        _("Ein Zeitraum, den Sie schaffen. Wie lang er sein darf, steht auf der Seite der Förderung."),
    ),
    mistakes=(
        _("Es steht da, was Sie tun, aber nicht wozu."),
        _("„Alle Bürgerinnen und Bürger“ ist keine Gruppe. Nennen Sie die, die Ihnen heute fehlen."),
        _(
            "Der erste Tag liegt so früh, dass der Bescheid noch nicht da sein kann. Fangen Sie erst danach an, sonst gibt es kein Geld."
        ),
    ),
    ask=_("Das Vielfaltszentrum Ihres Kreises hat schon viele Vorhaben gesehen."),
    page=("territory:places", _("Ihr Vielfaltszentrum finden")),
)
EXAMPLE = {
    "project": {
        "title": "Beispielhausen und Musterbach reden miteinander",
        "purpose": (
            "In unseren beiden Orten leben Menschen aus 74 Ländern. In Vereinen, Feuerwehr und Ausschüssen sehen wir sie selten, "
            "und wir wissen nicht genau, warum.\n\n"
            "Bis Sommer 2028 schreiben wir mit ihnen eine Strategie, die beide Gemeindevertretungen beschließen. Danach hat jeder "
            "Ausschuss einmal im Jahr das Thema auf der Tagesordnung, drei gemeinsame Maßnahmen stehen im Haushalt 2029, und auf "
            "einem öffentlichen Treffen sagen wir jedes Jahr, was daraus wurde."
        ),
        "groups": (
            "Familien, die erst kurz hier sind: über die Kitas und den Deutschkurs, mit Kinderbetreuung.\n"
            "Menschen in Schichtarbeit: am Samstagvormittag, eingeladen über den Betriebsrat der Wäscherei.\n"
            "Jugendliche: im Jugendraum und auf dem Sportplatz, ohne Anmeldung.\n"
            "Wir laden auf Deutsch, Türkisch, Arabisch, Ukrainisch, Dari und Rumänisch ein. Bei jedem Treffen dolmetscht jemand."
        ),
        "formats": ["future_workshop", "kickoff_event", "outreach", "steering_group", "survey"],
        "other_formats": "",
        "has_facilitation": True,
        "facilitation": (
            "24 Tage. Sie leitet die Werkstätten, wertet die Befragung mit uns aus und hilft beim Schreiben. Wir holen drei Angebote "
            "ein, sobald der Bescheid da ist."
        ),
        "starts_on": "2027-03-01",
        "ends_on": "2028-08-31",
    }
}
