"""Who applies."""

from datetime import datetime

from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.funding.content import Content
from wir.funding.models import Application
from wir.funding.sections.reading import set_fields
from wir.funding.sections.section import Chapter, Known, Section, told

PARTS = ("contact",)


def section(application: Application) -> Section:
    missing = [] if application.contact_name else [_("Bitte nennen Sie eine Ansprechperson.")]
    if not application.contact_phone:
        missing.append(_("Bitte nennen Sie eine Telefonnummer für Rückfragen."))
    if not application.applicant.has_address:
        missing.append(_("Bitte tragen Sie die Postanschrift im Profil der Organisation ein."))
    state = told(missing, begun=bool(application.contact_name or application.contact_phone))
    return Section("applicant", _("Wer beantragt"), state, application.applicant.name, tuple(missing))


def lacks_only_the_address(application: Application, section: Section) -> bool:
    """The one gap of this section that is filled elsewhere: in the profile."""
    return section.name == "applicant" and len(section.open) == 1 and not application.applicant.has_address


def chapter(content: Content, known: Known) -> Chapter:
    """Without the person to ask if the content names none."""
    contact = content["contact"]
    person = (
        (
            (_("Ansprechperson"), contact["contact_name"]),
            (_("Telefon"), contact["contact_phone"]),
        )
        if contact
        else ()
    )
    return Chapter("applicant", _("Wer beantragt"), (*profile(known[content["applicant"]]), *person))


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    set_fields(application, values["contact"])


def profile(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """What the organisation entered once for all its applications."""
    place = f"{organisation.postal_code} {organisation.town}".strip()
    return (
        (_("Antrag stellt"), organisation.name),
        (_("Anschrift"), ", ".join(part for part in (organisation.street, place) if part)),
    )
