"""For members of a jury."""

from django.utils.translation import gettext_lazy as _

from wir.publicsite.manual.chapter import Chapter, Task

CHAPTER = Chapter(
    "jury",
    _("In der Jury lesen und bewerten"),
    _("Die Jury empfiehlt, entschieden wird in der Behörde. Zum Lesen brauchen Sie einen zweiten Faktor."),
    (
        Task(
            "befangen",
            _("Sagen, wo Sie befangen sind"),
            (
                _(
                    "Sagen Sie, wo Sie arbeiten, wohnen oder mitmachen. Anträge derselben Organisation oder Kommune sehen Sie dann nicht."
                ),
                _(
                    "Kommt ein Antrag aus Ihrem Landkreis, entscheiden die anderen mit einem Grund, ob Sie mitwirken."
                ),
                _(
                    "Merken Sie es erst beim Lesen, drücken Sie „Ich bin befangen“. Das lässt sich nicht umkehren."
                ),
            ),
            ("funding:jury_conflicts", _("Befangenheit")),
        ),
        Task(
            "bewerten",
            _("Lesen und bewerten"),
            (
                _("Geben Sie zu jedem Kriterium Punkte und einen Grund. Einen Entwurf können Sie speichern."),
                _(
                    "Nach dem Abgeben ändert niemand mehr etwas. Erst dann sehen Sie, wie die anderen bewertet haben."
                ),
            ),
            ("funding:jury", _("Meine Bewertungen")),
        ),
        Task(
            "sitzung",
            _("In die Sitzung gehen"),
            (
                _("Unter „Sitzungen“ laden Sie die Lesemappe. Darin fehlt, wo Sie befangen sind."),
                _("Abgestimmt wird in der Sitzung. Die Niederschrift lesen Sie danach dort."),
            ),
            ("funding:jury_sittings", _("Sitzungen")),
        ),
    ),
    ask=_("Zu Terminen und Verfahren: die Geschäftsstelle der Jury in der Bewilligungsbehörde."),
)
