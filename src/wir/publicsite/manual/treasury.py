"""For treasurers."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

PROJECTS = ("funding:projects", _("Zu den laufenden Projekten"))
CHAPTER = Chapter(
    "geld",
    _("Geld abrufen und nachweisen"),
    _("Für die Rollen „Kasse“ und „Bearbeitung“, sobald die Bewilligung angenommen ist."),
    (
        Task(
            "konto-nennen",
            _("Das Konto nennen"),
            (
                _(
                    "Das Konto steht im Profil Ihrer Organisation und wird beim Annehmen der Bewilligung genannt."
                ),
                _(
                    "Für das Konto stehen zwei Personen: Eine nennt es, eine andere mit der Rolle „Unterschrift“ oder „Kasse“ bestätigt es."
                ),
                _("Das geht im Profil oder beim Projekt. Vorher fließt kein Geld."),
                _("Gibt es bei Ihnen sonst niemanden, fragt die Behörde nach und bestätigt."),
                _("Ändert sich das Konto im Profil, bekommen alle Zuständigen eine E-Mail."),
            ),
            ("accounts:organisations", _("Zu Ihrer Organisation")),
        ),
        Task(
            "abrufen",
            _("Geld abrufen"),
            (
                _("Rufen Sie ab, was Sie in den nächsten zwei Monaten bezahlen. Später rufen Sie wieder ab."),
                _(
                    "Eine Person in der Behörde prüft, eine zweite gibt frei. Den Tag der Zahlung sehen Sie beim Projekt."
                ),
                _(
                    "Geld gehört zu einem Haushaltsjahr. Was im Jahr übrig bleibt, lässt sich hier noch nicht übertragen."
                ),
            ),
            PROJECTS,
        ),
        Task(
            "nachweisen",
            _("Nachweisen, was mit dem Geld geschah"),
            (
                _(
                    "Rufen Sie vorher alles ab, was Sie noch brauchen. Ist der Nachweis da, gibt es für diese Förderung kein weiteres Geld."
                ),
                _(
                    "Beim Projekt steht, bis wann. Schreiben Sie, was Sie gemacht haben, und wo verlangt, was es gekostet hat."
                ),
                _(
                    "Fragt die Behörde zurück, bekommen Sie den Nachweis mit der Frage wieder. Ist er in Ordnung, wird das Projekt abgeschlossen."
                ),
            ),
            PROJECTS,
        ),
    ),
    ask=_("Zu Auszahlung und Nachweis: die Bewilligungsbehörde, mit der Nummer Ihres Antrags."),
)
