"""Who can read what. A test compares every line with the scopes of `funding/access/`."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Readable

READERS = {
    "own": _("alle, die für Ihre Organisation handeln"),
    "partner": _("Partner, die gefragt oder dabei sind und bestätigt handeln"),
    "link": _("wer einen Link zum Unterschreiben hat"),
    "centre": _("das Vielfaltszentrum, dem Sie ihn zeigen"),
    "authority": _("die Bewilligungsbehörde"),
    "jury": _("die Jury, ohne Befangene"),
    "everybody": _("alle"),
}
CHAPTER = Chapter(
    "wer-liest-was",
    _("Wer kann was lesen?"),
    _("Wer hier nicht genannt ist, sieht nichts davon, auch nicht, dass es das gibt."),
    readable=(
        Readable(
            _("Ihr Entwurf"),
            ("own", "partner", "link", "centre"),
            _(
                "Die Behörde sieht ihn nicht. Links zeigen ihn, solange sie gelten; das Vielfaltszentrum liest ihn so, wie er beim Zeigen war, ohne Dateien."
            ),
        ),
        Readable(
            _("Ein Entwurf, nachdem die Behörde Ihre Anmeldung abgelehnt hat"),
            (),
            _("Nur Sie und wer mitgeschrieben hat, 90 Tage lang. Dann löschen wir ihn."),
        ),
        Readable(
            _("Ihr abgeschickter Antrag"),
            ("own", "partner", "authority", "jury"),
            _("Die Jury liest nur Anträge, die ihr vorgelegt sind."),
        ),
        Readable(_("Ihre Dateien"), ("own", "partner", "authority", "jury"), _("Die Jury wie beim Antrag.")),
        Readable(
            _("Wie eine Unterschrift zustande kam"),
            ("authority",),
            _("Ihre Organisation sieht, wer wann unterschrieben hat."),
        ),
        Readable(
            _("Der Bescheid"),
            ("own", "partner", "authority"),
            _(
                "Partner bekommen eine Kopie, sobald er bekannt gegeben ist. Wer die Datei hat, kann sie auf Echtheit prüfen lassen."
            ),
        ),
        Readable(_("Abrufe, Zahlungen, Nachweise"), ("own", "authority")),
        Readable(
            _("Punkte und Gründe eines Jurymitglieds"),
            ("jury",),
            _(
                "Die anderen sehen sie erst, wenn sie selbst abgegeben haben. Die Behörde sieht die Zahlen aller zusammen und das Ergebnis."
            ),
        ),
        Readable(
            _("Wer bewilligt bekam, wofür und wie viel"),
            ("everybody",),
            _("Die Liste gibt es auch als offene Daten."),
        ),
    ),
    ask=_("Was wir über Sie speichern und wie lange, steht unter „Datenschutz“."),
)
