"""Help and example: what it costs and where the money comes from. A test adds up both sides."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide
from wir.funding.help.towns import PARTNER

GUIDE = Guide(
    belongs=(
        _("Ausgaben: alles, was das Vorhaben kostet. Einnahmen: alles, was es bezahlt. Beides nach Jahren."),
        _("Eine Zeile, die jemand nachrechnen kann: 14 Tage zu 900 Euro."),
        _("Auch der Zuschuss, den Sie sich wünschen, ist eine Einnahme: „Beantragter Zuschuss“."),
    ),
    mistakes=(
        _("Beide Seiten sind verschieden groß. Die Tabelle „Nach Jahren“ zeigt, um wie viel."),
        _("Geld steht in einem Jahr, in dem das Vorhaben nicht läuft."),
        _("Der Zuschuss ist höher, als die Förderung erlaubt. Was höchstens geht, sagt „Dürfen wir?“."),
    ),
    ask=_(
        "Ihre Kämmerei: Sie weiß, welches eigene Geld im Haushalt steht. Ob wir eine Ausgabe fördern, sagt die Bewilligungsbehörde."
    ),
    page=("funding:check", _("Dürfen wir?")),
)
EXAMPLE = {
    "costs": [
        [2027, "Begleitung, 14 Tage zu 900 Euro", 1_260_000],
        [2027, "Auftakt und drei Werkstätten: Räume, Technik, Essen", 340_000],
        [2027, "Dolmetschen und Kinderbetreuung bei fünf Treffen", 270_000],
        [2027, "Befragung in sechs Sprachen: Druck, Porto, Auswertung", 310_000],
        [2028, "Begleitung, 10 Tage zu 900 Euro", 900_000],
        [2028, "Strategie gestalten und drucken, 400 Stück", 280_000],
        [2028, "Abschlussfest", 140_000],
    ],
    "funding": [
        [2027, "grant", "Landesprogramm WIR", 1_900_000],
        [2027, "own", "Haushalt Beispielhausen", 150_000],
        [2027, "own", "Haushalt Musterbach", 80_000, PARTNER],
        [2027, "third_party", "Bürgerstiftung Beispielhausen", 50_000],
        [2028, "grant", "Landesprogramm WIR", 1_100_000],
        [2028, "own", "Haushalt Beispielhausen", 130_000],
        [2028, "own", "Haushalt Musterbach", 90_000, PARTNER],
    ],
}
