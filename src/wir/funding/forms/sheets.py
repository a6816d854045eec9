"""Which form belongs to which section."""

from wir.funding.forms.applying import ApplicantSheet, DeclarationsSheet, ProjectSheet
from wir.funding.forms.involvement import InvolvementSheet
from wir.funding.forms.plan import CostsSheet
from wir.funding.forms.schedule import ScheduleSheet
from wir.funding.forms.sheet import Sheet
from wir.funding.models import Application
from wir.funding.sections import content_of_section, fields_of

SHEETS: dict[str, type[Sheet]] = {
    "applicant": ApplicantSheet,
    "involvement": InvolvementSheet,
    "project": ProjectSheet,
    "schedule": ScheduleSheet,
    "costs": CostsSheet,
    "declarations": DeclarationsSheet,
}


def field_labels(application: Application, section: str) -> dict[str, str]:
    """What the fields that a section declares are called on its page, by name."""
    names = fields_of(application, section)
    if not names:
        return {}
    sheet = SHEETS[section](None, content_of_section(application, section), application)
    return {name: sheet.label(name) for name in names}
