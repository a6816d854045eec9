"""Help and example: who applies."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Jemand, der den Antrag kennt und ans Telefon geht. Unterschreiben dürfen muss die Person nicht."),
        _("Die Durchwahl, nicht die Nummer der Zentrale."),
        _("Name und Anschrift stehen schon da. Sie kommen aus dem Profil Ihrer Organisation."),
    ),
    mistakes=(
        _("Die Anschrift im Profil ist veraltet. Dann geht Post an die falsche Stelle."),
        _(
            "Die Person ist im Urlaub, und niemand sonst kommt an den Entwurf. Geben Sie einer zweiten Person die Rolle „Bearbeitung“."
        ),
    ),
    ask=_("Wer bei Ihnen welche Rolle hat, sehen Sie bei Ihrer Organisation."),
    page=("accounts:organisations", _("Zu Ihrer Organisation")),
)
EXAMPLE = {
    "contact": {"contact_name": "Toni Beispiel, Stabsstelle Vielfalt", "contact_phone": "00000 12-345"}
}
