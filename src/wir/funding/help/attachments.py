"""Help and example: papers that are files."""

from django.utils.translation import gettext_lazy as _

from wir.funding.help.guide import Guide

GUIDE = Guide(
    belongs=(
        _("Die Dateien, nach denen die Seite fragt. Fragt sie nach keiner, brauchen Sie keine."),
        _("Was sonst hilft, zum Beispiel ein Beschluss. Eine Datei für jede Sache."),
    ),
    mistakes=(
        _("Konzept oder Finanzplan noch einmal als Datei. Beides füllen Sie in den anderen Abschnitten aus."),
        _("Ein Foto vom Papier, das niemand lesen kann. Besser: die Datei selbst."),
        _("Namen und Adressen von Menschen, die für die Entscheidung niemand braucht."),
    ),
    ask=_("Ob eine Unterlage genügt, sagt Ihnen die Bewilligungsbehörde vor dem Absenden."),
    page=("funding:lines", _("Wen Sie bei Ihrer Förderung fragen")),
)
EXAMPLE = {"attachments": [["other", "Beschluss-2026-09-24.pdf", "0" * 64]]}
