"""Who has signed. It comes last: a signature holds only for what it was given for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wir.funding.agreements import lapsed_signatures, now_of, signatures_missing, valid_signatures
from wir.funding.models import Application
from wir.funding.sections.section import DONE, EMPTY, WRONG, Section


def section(application: Application, *, ready: bool) -> Section:
    """`ready` says that everything else is there: before that nobody is told to sign."""
    now = now_of(application)
    label, missing = _("Unterschrift"), signatures_missing(application, now)
    names = ", ".join(row.name for row in valid_signatures(application, now))
    if not missing:
        return Section("signatures", label, DONE, _("Unterschrieben: %(names)s") % {"names": names}, ())
    lapsed = lapsed_signatures(application, now)
    if not ready:
        note = _("Kommt zuletzt: Wer unterschreibt, unterschreibt genau das, was dann im Antrag steht.")
        return Section("signatures", label, WRONG if lapsed else EMPTY, note, ())
    need = ngettext("Es fehlt noch eine Unterschrift.", "Es fehlen noch %(missing)s Unterschriften.", missing)
    note = (
        _("Unterschrieben: %(names)s") % {"names": names} if names else _("Noch niemand hat unterschrieben.")
    )
    return Section(
        "signatures", label, WRONG if lapsed else EMPTY, note, (*lapsed, need % {"missing": missing})
    )
