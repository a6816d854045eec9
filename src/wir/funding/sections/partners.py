"""Who applies together."""

from django.utils.translation import gettext as _

from wir.funding.agreements import OUT, missing, standings
from wir.funding.content import Content
from wir.funding.models import Application
from wir.funding.sections.section import BEGUN, DONE, WRONG, Chapter, Known, Section, Table


def section(application: Application) -> Section:
    found = standings(application)
    together = [standing.partner for standing in found if standing.state != OUT]
    gone = [standing.partner.pk for standing in found if standing.state == OUT]
    open_ = missing(found)
    if stray := [item for item in application.funding_items.all() if item.partner_id in gone]:
        open_.append(
            _("Im Plan steht noch Geld von %(name)s. Bitte nehmen Sie es heraus.")
            % {"name": stray[0].partner.organisation.name}
        )
    names = ", ".join(partner.organisation.name for partner in together)
    note = _("Zusammen mit: %(names)s") % {"names": names} if names else _("Sie beantragen allein.")
    state = WRONG if stray else (BEGUN if open_ else DONE)
    return Section("partners", _("Partner"), state, note, tuple(open_))


def chapter(content: Content, known: Known) -> Chapter:
    rows = tuple((known[number].name, known[number].town) for number in content["partners"])
    label = _("Partner")
    return Chapter("partners", label, tables=(Table(label, (_("Wer"), _("Ort")), rows),) if rows else ())
