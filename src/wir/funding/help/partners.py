"""Help and example: who applies together."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide
from wir.funding.help.towns import PARTNER

GUIDE = Guide(
    belongs=(
        _("Nur wer den Antrag gemeinsam mit Ihnen stellt und mit verantwortet."),
        _(
            "Wer mithilft, zum Beispiel ein Verein, gehört zum Vorhaben. Wer bezahlt wird, gehört zu den Kosten."
        ),
        _("Allein beantragen ist auch richtig. Dann bleibt dieser Abschnitt leer."),
    ),
    mistakes=(
        _("Der Partner ist gefragt, aber dort ist noch niemand angemeldet. Rufen Sie an."),
        _(
            "Nach der Zustimmung ändert sich noch ein Betrag. Dann gilt sie nicht mehr. Bitten Sie erst darum, wenn der Plan fertig ist."
        ),
        _("Der Partner gibt eigenes Geld, aber bei den Einnahmen fehlt seine Zeile."),
    ),
    ask=_(
        "Ob Ihre Kommunen zusammen beantragen dürfen, sagt „Dürfen wir?“; im Zweifel die Bewilligungsbehörde."
    ),
    page=("funding:check", _("Dürfen wir?")),
)
EXAMPLE = {"partners": [PARTNER]}
