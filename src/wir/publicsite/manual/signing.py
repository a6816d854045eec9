"""For signatories."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

CHAPTER = Chapter(
    "unterschreiben",
    _("Unterschreiben"),
    _(
        "Sie unterschreiben genau das, was Sie lesen. Ändert sich danach etwas, gilt die Unterschrift nicht mehr."
    ),
    (
        Task(
            "im-portal",
            _("Im Portal unterschreiben"),
            (
                _(
                    "Sie brauchen ein Konto mit der Rolle „Unterschrift“. Wer bei Ihnen bearbeitet, lädt Sie dazu ein."
                ),
                _(
                    "Öffnen Sie den Antrag, lesen Sie ihn im Abschnitt „Unterschrift“ und drücken Sie auf „Diesen Antrag unterschreiben“."
                ),
            ),
            ("funding:applications", _("Zu den Anträgen")),
        ),
        Task(
            "link",
            _("Über einen Link unterschreiben"),
            (
                _(
                    "Sie bekommen eine E-Mail mit einem Link und am Telefon einen Code aus sechs Ziffern. Ein Konto brauchen Sie nicht."
                ),
                _(
                    "Der Link gilt zwei Wochen und einmal. Nach fünf falschen Codes gilt er nicht mehr; dann bitten Sie um einen neuen."
                ),
                _(
                    "An Menschen, die am Antrag mitgeschrieben haben, geht kein Link. Sie unterschreiben mit der Rolle im Portal."
                ),
            ),
        ),
        Task(
            "papier",
            _("Auf Papier unterschreiben"),
            (
                _(
                    "Drucken Sie den Entwurf, unterschreiben Sie, und lassen Sie ihn als „Unterschriebener Antrag“ hochladen."
                ),
                _("Wer hochlädt, nennt Ihren Namen und bestätigt, dass das Papier zum Antrag passt."),
            ),
        ),
        Task(
            "zwei",
            _("Zu zweit unterschreiben"),
            (
                _(
                    "Ob eine oder zwei Personen unterschreiben, steht im Profil Ihrer Organisation. Dieselbe Person zählt nur einmal, auch unter zwei Adressen."
                ),
                _(
                    "Was wir nicht wissen: wer ein fremdes Postfach liest und wer auf Papier den Stift hielt. Deshalb sieht die Behörde zu jeder Unterschrift, wie sie zustande kam."
                ),
            ),
            ("accounts:organisations", _("Zu Ihrer Organisation")),
        ),
    ),
    ask=_("Wer für Ihre Organisation unterschreiben darf, weiß Ihre Leitung oder Ihr Hauptamt."),
)
