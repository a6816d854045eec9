"""Getting in: account, organisation, people."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

CHAPTER = Chapter(
    "anmelden",
    _("Anmelden und für jemanden handeln"),
    _("Ein Konto legen Sie selbst an. Danach sagen Sie, für welche Kommune oder welchen Verein Sie handeln."),
    (
        Task(
            "konto",
            _("Konto anlegen"),
            (
                _(
                    "Name, E-Mail-Adresse und Passwort eintragen. Arbeiten Sie bei einer Kommune, nehmen Sie die dienstliche Adresse."
                ),
                _("Den Link in unserer E-Mail anklicken. Erst dann ist die Adresse bestätigt."),
            ),
            ("account_signup", _("Konto anlegen")),
        ),
        Task(
            "organisation",
            _("Sagen, für wen Sie handeln"),
            (
                _(
                    "Suchen Sie Ihre Gemeinde, Stadt oder Ihren Landkreis: Alle in Hessen stehen schon da. Einen Verein tragen Sie selbst ein."
                ),
                _("Handelt dort noch niemand, übernehmen Sie. Handelt schon jemand, bitten Sie um Aufnahme."),
                _(
                    "Entwürfe schreiben Sie sofort. Absenden können Sie, sobald die Behörde bestätigt hat, dass Sie dort arbeiten."
                ),
            ),
            ("accounts:organisations", _("Für wen handeln Sie?")),
        ),
        Task(
            "bestaetigen",
            _("Bestätigt werden"),
            (
                _(
                    "Die Behörde ruft an oder schickt einen Code an die Anschrift oder E-Mail-Adresse, die im Register steht."
                ),
                _("Den Code geben Sie bei Ihrer Organisation ein. Er gilt 60 Tage und fünf Versuche."),
                _(
                    "Lehnt die Behörde ab, verlieren Sie den Zugang. Ihre Entwürfe lesen dann nur noch Sie und wer mitgeschrieben hat, 90 Tage lang."
                ),
            ),
            ("accounts:organisations", _("Code eingeben")),
        ),
        Task(
            "leute",
            _("Andere dazuholen"),
            (
                _(
                    "Laden Sie per E-Mail ein. Rollen gibt es drei: Bearbeitung füllt aus und sendet ab, Unterschrift unterschreibt, Kasse ruft Geld ab."
                ),
                _("Eine Vertretung bekommt ihre Rolle für einige Tage."),
                _(
                    "Wer nur bearbeitet, kann Unterschrift und Kasse nicht allein vergeben: Jemand, der bei Ihnen unterschreibt, bestätigt die Rolle."
                ),
                _(
                    "Unterschreibt noch niemand, fragt die Behörde nach und bestätigt die erste Person. Sich selbst gibt niemand eine Rolle."
                ),
                _(
                    "Bis dahin können Sie schon absenden: Für die Unterschrift schicken Sie einen Link mit Code oder laden die unterschriebene Seite hoch."
                ),
                _(
                    "Wer Sie um Aufnahme bittet, steht bei Ihrer Organisation. Nehmen Sie nur auf, wen Sie kennen."
                ),
            ),
            ("accounts:organisations", _("Zu Ihrer Organisation")),
        ),
        Task(
            "passwort",
            _("Passwort vergessen"),
            (_("Geben Sie Ihre E-Mail-Adresse ein. Wir schicken einen Link, mit dem Sie ein neues wählen."),),
            ("account_reset_password", _("Neues Passwort")),
        ),
    ),
    ask=_(
        "Kommen Sie in Ihre Organisation nicht hinein, fragen Sie zuerst dort, wer die Rolle „Bearbeitung“ hat, danach die Bewilligungsbehörde."
    ),
)
