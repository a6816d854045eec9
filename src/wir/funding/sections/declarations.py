"""What the applicant declares, and how the notice may arrive."""

from datetime import datetime

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.content import PARTS as CONTENT
from wir.funding.content import Content
from wir.funding.models import Application, Declaration
from wir.funding.sections.reading import set_fields
from wir.funding.sections.section import Chapter, Known, Section, told

PARTS = ("declarations",)
DELIVERY = "consents_to_electronic_delivery"


def section(application: Application) -> Section:
    given = CONTENT["declarations"](application)
    missing = [
        _("Bitte bestätigen Sie: %(text)s") % {"text": kind.label}
        for kind in Declaration.Kind
        if not given[kind.value]
    ]
    if given[DELIVERY] is None:
        missing.append(_("Bitte wählen Sie, wie der Bescheid zu Ihnen kommen soll."))
    made = sum(given[kind.value] for kind in Declaration.Kind)
    note = _("%(count)s von %(all)s bestätigt") % {"count": made, "all": len(Declaration.Kind)}
    state = told(missing, begun=made > 0 or given[DELIVERY] is not None)
    return Section("declarations", _("Erklärungen"), state, note, tuple(missing))


def chapter(content: Content, known: Known) -> Chapter:
    given = content["declarations"]
    words = {True: _("bestätigt"), False: ""}
    delivery = {True: _("elektronisch im Portal"), False: _("auf Papier mit der Post"), None: ""}
    return Chapter(
        "declarations",
        _("Erklärungen"),
        (
            *[(str(kind.label), words[given[kind.value]]) for kind in Declaration.Kind],
            (_("Anderes öffentliches Geld für dieses Vorhaben"), given["other_grants"]),
            (_("Wie der Bescheid kommen soll"), delivery[given[DELIVERY]]),
        ),
    )


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    """A declaration that stays keeps the name and the time of the one who made it."""
    given = values["declarations"]
    wanted = {kind for kind in Declaration.Kind.values if given[kind]}
    set_fields(application, {name: given[name] for name in ("other_grants", DELIVERY)})
    application.declarations.exclude(kind__in=wanted).delete()
    there = set(application.declarations.values_list("kind", flat=True))
    Declaration.objects.bulk_create(
        Declaration(application=application, kind=kind, made_by=by, made_at=at) for kind in wanted - there
    )
