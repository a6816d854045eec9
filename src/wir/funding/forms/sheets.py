"""Which form belongs to which section."""

from wir.funding.forms.applying import ApplicantSheet, DeclarationsSheet, ProjectSheet
from wir.funding.forms.involvement import InvolvementSheet
from wir.funding.forms.plan import CostsSheet
from wir.funding.forms.schedule import ScheduleSheet
from wir.funding.forms.sheet import Sheet
from wir.funding.models import Application, RequestItem
from wir.funding.sections import content_of_section, fields_of
from wir.funding.sections.rows import is_row, label_of_row

SHEETS: dict[str, type[Sheet]] = {
    "applicant": ApplicantSheet,
    "involvement": InvolvementSheet,
    "project": ProjectSheet,
    "schedule": ScheduleSheet,
    "costs": CostsSheet,
    "declarations": DeclarationsSheet,
}


def field_labels(application: Application, section: str) -> dict[str, str]:
    """What the fields or rows of a section are called on its page, by name."""
    names = fields_of(application, section)
    if not names or is_row(names[0]):
        return {name: label_of_row(name) for name in names}
    sheet = SHEETS[section](None, content_of_section(application, section), application)
    return {name: sheet.label(name) for name in names}


def labels_of(application: Application, item: RequestItem) -> str:
    """The fields or rows that are meant, as they are called on the section's page."""
    if not item.fields or is_row(item.fields[0]):
        return " · ".join(label_of_row(name) for name in item.fields)
    labels = field_labels(application, item.section)
    return " · ".join(labels.get(name, name) for name in item.fields)
