"""For whoever applies."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

APPLICATIONS = ("funding:applications", _("Zu den Anträgen"))
CHAPTER = Chapter(
    "beantragen",
    _("Einen Antrag stellen"),
    _("Für alle mit der Rolle „Bearbeitung“. Sie können jederzeit aufhören; was gespeichert ist, bleibt."),
    (
        Task(
            "beginnen",
            _("Beginnen"),
            (
                _("Prüfen Sie zuerst, ob Sie dürfen. Das dauert zwei Minuten und braucht kein Konto."),
                _(
                    "Unter „Anträge“ beginnen Sie einen Entwurf. Je Förderung gibt es einen; wer bei Ihnen noch beginnt, landet im selben."
                ),
            ),
            ("funding:check", _("Dürfen wir?")),
        ),
        Task(
            "ausfuellen",
            _("Ausfüllen"),
            (
                _(
                    "Der Antrag ist eine Liste von Abschnitten. Bei jedem steht, was noch fehlt; daneben Hilfe und ein Beispiel."
                ),
                _("Gespeichert wird, während Sie schreiben. Die Uhrzeit steht unten auf der Seite."),
                _(
                    "Hat inzwischen jemand anderes denselben Abschnitt geändert, zeigen wir beide Fassungen. Sie wählen."
                ),
                _("Den Entwurf können Sie als PDF mitnehmen. Auf jeder Seite steht ENTWURF."),
            ),
            APPLICATIONS,
        ),
        Task(
            "gemeinsam",
            _("Gemeinsam beantragen"),
            (
                _("Fragen Sie Partner im Abschnitt „Partner“. Sie lesen den Entwurf und stimmen zu."),
                _(
                    "Ändern Sie danach etwas, gilt die Zustimmung nicht mehr. Die Seite nennt, wessen und warum."
                ),
            ),
            APPLICATIONS,
        ),
        Task(
            "vielfaltszentrum",
            _("Das Vielfaltszentrum einbeziehen"),
            (
                _(
                    "Zeigen Sie ihm den Entwurf mit einem Klick. Es bekommt einen Link und kann sieben Tage lang etwas dazu sagen."
                ),
                _(
                    "Sie müssen darauf nicht warten. Was es schreibt, lesen Sie und nach dem Absenden die Behörde."
                ),
            ),
            APPLICATIONS,
        ),
        Task(
            "absenden",
            _("Unterschreiben lassen und absenden"),
            (
                _(
                    "Ist alles fertig, unterschreibt, wer bei Ihnen darf: im Portal, über einen Link mit Code oder auf Papier."
                ),
                _(
                    "Dann senden Sie ab. Ab da kann niemand mehr etwas ändern. Die Eingangsbestätigung bekommen Sie als PDF."
                ),
                _("Zurückziehen können Sie, bis entschieden ist."),
            ),
            APPLICATIONS,
        ),
        Task(
            "ergaenzen",
            _("Ergänzen, wenn die Behörde fragt"),
            (
                _("Sie bekommen eine E-Mail. Im Antrag steht, was fehlt und bis wann."),
                _("Ändern können Sie nur, wonach gefragt ist. Danach senden Sie die Ergänzung ab."),
            ),
            APPLICATIONS,
        ),
        Task(
            "bescheid",
            _("Bescheid lesen und annehmen"),
            (
                _(
                    "Liegt ein Bescheid da, bekommen Sie eine E-Mail. Wer elektronisch gewählt hat, ruft ihn im Portal ab; sonst kommt er mit der Post."
                ),
                _("Beim Bescheid steht, bis wann Sie klagen können und wie wir den Tag rechnen."),
                _("Nehmen Sie die Bewilligung an und nennen Sie das Konto. Danach beginnt das Projekt."),
            ),
            ("funding:projects", _("Zu den laufenden Projekten")),
        ),
    ),
    ask=_(
        "Zu Regeln und Fristen: die Bewilligungsbehörde, sie steht auf der Seite jeder Förderung. Zum Vorhaben selbst: Ihr Vielfaltszentrum."
    ),
)
