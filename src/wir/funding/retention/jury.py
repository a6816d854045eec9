"""What a jury writes: reasons, conflicts, recommendations."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.funding.models import JuryInvitation
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register

CLOSED = "nach dem Abschluss des Verfahrens"
KINDS = (
    ("funding.juryscore", "Bewertung eines Jurymitglieds", "die Empfehlung der Jury begründen", ("reason",)),
    ("funding.jurycase", "Empfehlung der Jury", "über den Antrag entscheiden", ("reasons",)),
    (
        "funding.conflictdeclaration",
        "Befangenheit eines Jurymitglieds",
        "Befangene ausschließen",
        ("reason",),
    ),
    (
        "funding.conflictopinion",
        "Wort zur Befangenheit eines anderen Mitglieds",
        "entscheiden, ob ein Mitglied aus demselben Kreis mitwirkt",
        ("reason",),
    ),
    (
        "funding.jurymember",
        "Platz in einer Jury",
        "Befangenheit erkennen",
        ("municipality", "county"),
    ),
)

for model, label, purpose, texts in KINDS:
    register(
        Retention(
            model=model,
            label=label,
            controller=AUTHORITY,
            purpose=purpose,
            basis=TASK,
            fields=texts,
            starts=CLOSED,
            days=FILE_DAYS,
            then="Die Angaben werden mit der Akte gelöscht oder dem Archiv angeboten.",
        )
    )

INVITATION_DAYS = 90


def erase_invitations(on: date) -> int:
    """Whatever came of it: who sits in a jury stands at the seat, and the journal keeps that somebody was invited."""
    return JuryInvitation.objects.filter(last_day__lt=on - timedelta(days=INVITATION_DAYS)).delete()[0]


register(
    Retention(
        model="funding.juryinvitation",
        label="Einladung in eine Jury",
        controller=AUTHORITY,
        purpose="die eingeladene Person erreichen und erkennen",
        basis=TASK,
        fields=("email", "municipality", "county"),
        starts="nach dem letzten Tag der Einladung",
        days=INVITATION_DAYS,
        then="Die Einladung wird gelöscht.",
        erase=erase_invitations,
    )
)
