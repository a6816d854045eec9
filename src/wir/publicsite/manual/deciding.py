"""For officials."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

WORK = ("funding:work", _("Meine Arbeit"))
CHAPTER = Chapter(
    "entscheiden",
    _("Anträge prüfen und entscheiden"),
    _(
        "Für die Bewilligungsbehörde. Wer entscheidet, richtet im Konto einen zweiten Faktor ein. Anträge der eigenen Organisation sehen Sie hier nicht."
    ),
    (
        Task(
            "bestaetigen",
            _("Bestätigen, wer für wen handelt"),
            (
                _("Unter „Organisationen“ steht, wer sich gemeldet hat, mit welcher Adresse."),
                _(
                    "Am sichersten ist der Brief mit dem Code an die Anschrift aus dem Register. Sonst rufen Sie dort an."
                ),
                _(
                    "Lehnen Sie ab, verlieren alle den Zugang, die so hineinkamen. Ihre Entwürfe sieht danach niemand, der neu kommt."
                ),
            ),
            ("accounts:claims", _("Organisationen")),
        ),
        Task(
            "pruefen",
            _("Formal prüfen und nachfragen"),
            (
                _(
                    "Die Liste zeigt Alter und Frist. Die Punkte sind vorausgefüllt; haken Sie ab, was Sie selbst angesehen haben."
                ),
                _(
                    "Fehlt etwas, fragen Sie Abschnitt für Abschnitt nach, mit einem Tag. Nur diese Abschnitte öffnen sich."
                ),
                _("Weichen Sie von einem Befund ab, brauchen Sie einen Grund."),
            ),
            WORK,
        ),
        Task(
            "unterschriften",
            _("Unterschriften beurteilen"),
            (
                _(
                    "Bei jeder Unterschrift steht, wie sie zustande kam: unter welchem Konto, wohin der Link ging und wer ihn schickte, wer das Papier eintrug."
                ),
                _(
                    "Das Portal kennt Adressen, keine Menschen. Passt eine Adresse nicht zur Organisation, rufen Sie dort an."
                ),
            ),
            WORK,
        ),
        Task(
            "entscheiden",
            _("Vorbereiten und freigeben"),
            (
                _("Eine Person bereitet vor: bewilligen, ablehnen oder Nachrückliste, mit Begründung."),
                _(
                    "Eine andere gibt frei. Passt die Summe nicht in den Haushalt, bleibt der Vorschlag vorbereitet."
                ),
                _(
                    "Der versiegelte Bescheid entsteht dabei. Unter „Bekanntgabe“ steht, was noch einzutragen ist und wie die Frist gerechnet wird."
                ),
            ),
            WORK,
        ),
        Task(
            "auszahlen",
            _("Auszahlen und Nachweise prüfen"),
            (
                _(
                    "Eine Person prüft den Abruf, eine andere gibt ihn frei. Den Tag der Zahlung tragen Sie ein."
                ),
                _("Nachweise nehmen Sie an oder geben sie mit einer Frage zurück."),
            ),
            ("funding:disbursements", _("Auszahlungen")),
        ),
        Task(
            "vertreten",
            _("Sich vertreten lassen"),
            (
                _(
                    "Nennen Sie, wer Sie von wann bis wann vertritt. Zuweisen lässt sich ein Antrag an alle in der Behörde."
                ),
            ),
            ("funding:deputies", _("Vertretung")),
        ),
    ),
    ask=_("Wer das Portal betreibt, hilft bei Zugang und zweitem Faktor."),
)
