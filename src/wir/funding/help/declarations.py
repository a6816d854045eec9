"""Help and example: what they declare."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Ein Haken ist eine Erklärung Ihrer Organisation. Lesen Sie jeden Satz, bevor Sie ihn setzen."),
        _("Anderes öffentliches Geld: von wem, wie viel, wofür. Im Zweifel nennen Sie es."),
        _("Wie der Bescheid kommt: im Portal, dann holen Sie ihn ab, oder mit der Post."),
    ),
    mistakes=(
        _(
            "Der Haken „noch nicht begonnen“ sitzt, aber ein Auftrag ist schon vergeben. Fragen Sie dann zuerst."
        ),
        _("Der Bescheid kommt ins Portal, aber dort sieht wochenlang niemand nach."),
    ),
    ask=_(
        "Ihre Kämmerei weiß, welches andere Geld Sie bekommen. Bei Fragen zum Beginn: die Bewilligungsbehörde."
    ),
    page=("funding:lines", _("Wen Sie bei Ihrer Förderung fragen")),
)
EXAMPLE = {
    "declarations": {
        "not_begun": True,
        "correct": True,
        "no_double_funding": True,
        "data_protection": True,
        "other_grants": "Der Landkreis zahlt 2.000 Euro für einen Deutschkurs in Musterbach. Der Kurs gehört nicht zu diesem Vorhaben.",
        "consents_to_electronic_delivery": True,
    }
}
