"""Help and example: who signs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.funding.content import Content
from wir.funding.help.guide import Guide
from wir.funding.sections.section import Chapter, Known

GUIDE = Guide(
    belongs=(
        gettext_lazy("Die Unterschrift kommt zuletzt, wenn alles andere fertig ist."),
        gettext_lazy("Ob eine oder zwei Personen unterschreiben, steht im Profil Ihrer Organisation."),
        gettext_lazy(
            "Drei Wege: im Portal mit der Rolle „Unterschrift“, über einen Link mit Code oder auf Papier."
        ),
    ),
    mistakes=(
        gettext_lazy("Nach der Unterschrift ändert sich noch etwas. Dann gilt sie nicht mehr."),
        gettext_lazy("Jemand schreibt den Code in eine E-Mail. Er gehört nur ans Telefon."),
        gettext_lazy("Der Link geht an eine private Adresse. Die Behörde sieht, wohin er ging."),
    ),
    ask=gettext_lazy("Wer für Sie unterschreiben darf, weiß Ihre Leitung oder Ihr Hauptamt."),
    page=("accounts:organisations", gettext_lazy("Zu Ihrer Organisation")),
)
EXAMPLE: Content = {
    "signatures": [["Erika Beispiel, Bürgermeisterin", "02.11.2026", "rathaus@beispiel.example"]]
}


def chapter(content: Content, known: Known) -> Chapter:
    """A signature is no content, so that the section itself has no chapter."""
    facts = [
        (
            _("Unterschrieben"),
            _("%(name)s, am %(day)s, über einen Link an %(address)s. Den Code hat sie am Telefon bekommen.")
            % {"name": name, "day": day, "address": address},
        )
        for name, day, address in content["signatures"]
    ]
    return Chapter("signatures", _("Unterschrift"), tuple(facts))
