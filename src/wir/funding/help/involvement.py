"""Help and example: who is involved."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Zu jeder Stelle eine Antwort: eingebunden, geplant oder nicht beteiligt."),
        _("Ein Satz dazu hilft: Was hat die Stelle gesagt, was macht sie mit?"),
    ),
    mistakes=(
        _("Bei „eingebunden“ fehlt der Tag. Nennen Sie den Tag des Gesprächs oder der Sitzung."),
        _("Bei „nicht beteiligt“ fehlt der Grund. Ein Satz genügt."),
        _("Niemand hat die Gremien gefragt, wann sie tagen. Fragen Sie früh."),
    ),
    ask=_("Das Vielfaltszentrum Ihres Kreises kennt die Stellen vor Ort."),
    page=("territory:places", _("Ihr Vielfaltszentrum finden")),
)
EXAMPLE = {
    "involvement": {
        "council": {
            "how": "involved",
            "on": "2026-09-24",
            "reason": "Beide Gemeindevertretungen sind dafür: Beispielhausen am 24.09., Musterbach am 01.10.",
        },
        "integration_officer": {
            "how": "involved",
            "on": "2026-08-27",
            "reason": "Sie leitet die Steuerungsgruppe.",
        },
        "diversity_centre": {
            "how": "planned",
            "on": "2026-11-12",
            "reason": "Es liest den Entwurf und berät uns zur Befragung.",
        },
        "foreigners_council": {
            "how": "absent",
            "on": None,
            "reason": "Bei uns gibt es keinen. Aus der Elternvertretung des Deutschkurses kommen zwei Menschen in die Steuerungsgruppe.",
        },
    }
}
