"""What accounts keep about people."""

from datetime import date, timedelta

from wir.accounts.models import Claim, Invitation, JoinRequest, LetterCode
from wir.core.retention import Retention
from wir.journal.retention import register

OPERATOR = "der Betreiber des Portals"
AUTHORITY = "die Bewilligungsbehörde"
BASIS = "Art. 6 Abs. 1 Buchst. e DSGVO"
CLAIM_DAYS, INVITATION_DAYS, REQUEST_DAYS = 1095, 90, 365


def erase_claims(on: date) -> int:
    """A decided claim keeps who and when; address and reason go."""
    due = Claim.objects.filter(decided_at__date__lt=on - timedelta(days=CLAIM_DAYS)).exclude(email="")
    return due.update(email="", reason="")


def erase_code_addresses(on: date) -> int:
    """Where a code was mailed to goes together with the address of the claim."""
    due = LetterCode.objects.filter(claim__decided_at__date__lt=on - timedelta(days=CLAIM_DAYS))
    return due.exclude(email="").update(email="")


def erase_invitations(on: date) -> int:
    """Whatever came of it, an invitation is not needed for long; the journal keeps that it was made."""
    return Invitation.objects.filter(last_day__lt=on - timedelta(days=INVITATION_DAYS)).delete()[0]


def erase_requests(on: date) -> int:
    """Asked and answered, or never answered."""
    return JoinRequest.objects.filter(made_at__date__lt=on - timedelta(days=REQUEST_DAYS)).delete()[0]


register(
    Retention(
        model="accounts.user",
        label="Zugang zum Portal",
        controller=OPERATOR,
        purpose="anmelden und zeigen, wer gehandelt hat",
        basis=BASIS,
        fields=("email", "name", "password", "last_login"),
        starts="nach der letzten Anmeldung",
        days=1095,
        then="Name und Adresse werden durch eine Nummer ersetzt; das Protokoll behält die Nummer.",
    ),
    Retention(
        model="accounts.organisation",
        label="Anschrift und Konto der Organisation",
        controller=OPERATOR,
        purpose="Bescheide und Codes zustellen, Geld überweisen und Entwürfe an Vielfaltszentren schicken",
        basis=BASIS,
        fields=(
            "street",
            "postal_code",
            "town",
            "account_holder",
            "iban",
            "centre_email",
            "registered_email",
            "registered_email_source",
        ),
        starts="solange die Organisation besteht",
        days=None,
        then="Anschrift, Konto, Adresse aus dem Register und Adresse des Vielfaltszentrums werden gelöscht.",
    ),
    Retention(
        model="accounts.claim",
        label="Wer sagt, für eine Organisation zu handeln",
        controller=AUTHORITY,
        purpose="prüfen, ob die Person für die Organisation handeln darf",
        basis=BASIS,
        fields=("email", "reason"),
        starts="nach der Entscheidung",
        days=CLAIM_DAYS,
        then="Adresse und Grund werden gelöscht. Wer wann bestätigt wurde, bleibt.",
        erase=erase_claims,
    ),
    Retention(
        model="accounts.lettercode",
        label="Adresse aus dem Register, an die ein Code ging",
        controller=AUTHORITY,
        purpose="den Code an die Organisation schicken",
        basis=BASIS,
        fields=("email",),
        starts="nach der Entscheidung",
        days=CLAIM_DAYS,
        then="Die Adresse wird gelöscht.",
        erase=erase_code_addresses,
    ),
    Retention(
        model="accounts.invitation",
        label="Einladung zur Mitarbeit",
        controller="die Organisation, die einlädt",
        purpose="die eingeladene Person erreichen und erkennen",
        basis=BASIS,
        fields=("email",),
        starts="nach dem letzten Tag der Einladung",
        days=INVITATION_DAYS,
        then="Die Einladung wird gelöscht.",
        erase=erase_invitations,
    ),
    Retention(
        model="accounts.joinrequest",
        label="Anfrage um Aufnahme",
        controller="die Organisation, die gefragt wird",
        purpose="entscheiden, wer mitarbeitet",
        basis=BASIS,
        fields=("user",),
        starts="nach der Anfrage",
        days=REQUEST_DAYS,
        then="Die Anfrage wird gelöscht.",
        erase=erase_requests,
    ),
    Retention(
        model="accounts.membership",
        label="Rolle in einer Organisation",
        controller="die Organisation",
        purpose="festlegen, wer bearbeitet, unterschreibt und Geld abruft",
        basis=BASIS,
        fields=("user",),
        starts="solange die Rolle besteht",
        days=None,
        then="Die Rolle wird gelöscht; das Protokoll behält die Nummer der Person.",
    ),
)
