"""What every letter of the authority in a case says: from whom, to whom, which court, who signed."""

from django.conf import settings
from django.urls import reverse

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding import documents, verdicts
from wir.funding.courts import Court, court_for
from wir.funding.models import Application, Decision

INVENTED_COURT = Court("Verwaltungsgericht Musterstadt (erfunden)", "Musterstadt", "")
RESULTS = {True: "erfüllt", False: "nicht erfüllt", None: "offen"}


def sender(authority: Organisation) -> documents.Sender:
    """The authority as the letter names it."""
    return documents.Sender(name=authority.name, lines=address(authority)[1:], contact=())


def address(organisation: Organisation) -> tuple[str, ...]:
    """Name and postal address, line by line."""
    place = f"{organisation.postal_code} {organisation.town}".strip()
    return tuple(part for part in (organisation.name, organisation.street, place) if part)


def addressee(application: Application) -> tuple[str, ...]:
    """To whom a decision goes; Refused where the post would not find them."""
    if not application.applicant.has_address:
        raise Refused(
            f"Von {application.applicant.name} fehlt die Postanschrift. Es ging nichts hinaus. "
            "Bitten Sie die Organisation, sie in ihrem Profil einzutragen."
        )
    return address(application.applicant)


def checked(application: Application) -> tuple[documents.CheckedRule, ...]:
    """By the rules of the day of submission, with what officials have settled since."""
    return tuple(
        documents.CheckedRule(says=finding.says, result=RESULTS[finding.met], source=finding.source)
        for finding in verdicts.assess(application, on=application.submitted_on)[1]
    )


def court_of(applicant: Organisation) -> Court:
    """The court of the remedy; Refused where none is known."""
    if found := court_for(applicant.ags[:5]):
        return found
    if applicant.fictional:
        return INVENTED_COURT
    raise Refused(
        "Für diesen Ort ist kein Verwaltungsgericht hinterlegt. Nichts wurde entschieden. Bitte ergänzen Sie die Tabelle der Gerichte."
    )


def number_of_next(application: Application) -> str:
    """The number of the next letter in this case: -B1, -B2 and so on. The database lets each be used once."""
    return f"{application.number}-B{application.letters.count() + 1}"


def signed_by(decision: Decision, second: User) -> str:
    """Both people, in the order in which they acted."""
    return f"{decision.prepared_by.name} (vorbereitet), {second.name} (schlussgezeichnet)"


def at_address(name: str) -> str:
    """The whole address of a page of the portal."""
    return f"{settings.WIR_ADDRESS}{reverse(name)}"


def check_at() -> str:
    """Where anybody can check the document."""
    return at_address("documents:check")
