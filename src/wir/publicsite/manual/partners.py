"""For partners of a joint application."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

APPLICATIONS = ("funding:applications", _("Zu den Anträgen"))
CHAPTER = Chapter(
    "partner",
    _("Bei einem gemeinsamen Antrag mitmachen"),
    _("Eine andere Kommune hat Sie gefragt. Sie lesen alles, ändern nichts und sagen Ja oder Nein."),
    (
        Task(
            "lesen",
            _("Den Antrag lesen"),
            (
                _(
                    "Legen Sie ein Konto an und übernehmen Sie Ihre Kommune. Lesen können Sie, sobald die Behörde Sie bestätigt hat."
                ),
                _(
                    "Der Antrag steht unter „Anträge“, bei „Gemeinsame Anträge anderer“. Ihr eigener Anteil am Geld steht gesondert."
                ),
            ),
            APPLICATIONS,
        ),
        Task(
            "zustimmen",
            _("Zustimmen"),
            (
                _(
                    "Sie stimmen genau dem zu, was auf der Seite steht. Das dürfen die Rollen „Bearbeitung“ und „Unterschrift“."
                ),
                _(
                    "Ändert sich danach etwas, gilt Ihre Zustimmung nicht mehr, und man bittet Sie noch einmal."
                ),
            ),
            APPLICATIONS,
        ),
        Task(
            "absagen",
            _("Absagen oder ausscheiden"),
            (
                _(
                    "Absagen können Sie mit einem Grund, bis entschieden ist. Danach sehen Sie den Antrag nicht mehr."
                ),
                _("Ist er schon abgeschickt, scheiden Sie aus. Dann muss er noch einmal ergänzt werden."),
            ),
            APPLICATIONS,
        ),
        Task(
            "kopie",
            _("Die Kopie des Bescheids laden"),
            (
                _(
                    "Bescheid und Geld bekommt, wer den Antrag stellt. Sie laden eine Kopie, sobald er bekannt gegeben ist."
                ),
            ),
            APPLICATIONS,
        ),
    ),
    ask=_("Zum Vorhaben und zu Ihrem Anteil: die Kommune, die Sie gefragt hat."),
)
