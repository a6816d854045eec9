"""Versions, signatures and requests: what stands in them about people."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.funding.models import SignatureInvitation
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register

UNUSED_DAYS = 30
AFTER_THE_CASE = "nach dem Abschluss des Verfahrens"


def erase_unused_invitations(on: date) -> int:
    """Invitations of drafts that ran out a month ago without a signature."""
    due = SignatureInvitation.objects.filter(
        used_at__isnull=True, application__state="draft", ends_at__date__lt=on - timedelta(days=UNUSED_DAYS)
    )
    return due.delete()[0]


register(
    Retention(
        model="funding.submission",
        label="Fassung eines Antrags",
        controller=AUTHORITY,
        purpose="nachweisen, was wann abgeschickt wurde und wer zugestimmt und unterschrieben hatte",
        basis=TASK,
        fields=("content", "agreed"),
        starts=AFTER_THE_CASE,
        days=FILE_DAYS,
        then="Die Fassung wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.signature",
        label="Unterschrift unter einen Antrag",
        controller=AUTHORITY,
        purpose="nachweisen, wer den Antrag unterschrieben hat",
        basis=TASK,
        fields=("name", "signer", "way"),
        starts=AFTER_THE_CASE,
        days=FILE_DAYS,
        then="Die Unterschrift wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.signatureinvitation",
        label="Einladung zum Unterschreiben",
        controller=AUTHORITY,
        purpose="den Link zum Unterschreiben schicken",
        basis=TASK,
        fields=("name", "email"),
        starts="nach dem Ablauf des Links, wenn niemand unterschrieben hat",
        days=UNUSED_DAYS,
        then="Name und Adresse werden gelöscht; wurde unterschrieben, bleiben sie so lange wie der Antrag.",
        erase=erase_unused_invitations,
    ),
    Retention(
        model="funding.requestitem",
        label="Bitte um Ergänzung",
        controller=AUTHORITY,
        purpose="sagen, was im Antrag fehlt",
        basis=TASK,
        fields=("text", "fields"),
        starts=AFTER_THE_CASE,
        days=FILE_DAYS,
        then="Die Bitte wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.documentrequest",
        label="Antwort auf eine Bitte um Ergänzung",
        controller=AUTHORITY,
        purpose="lesen, was zur Ergänzung gesagt wird",
        basis=TASK,
        fields=("answer",),
        starts=AFTER_THE_CASE,
        days=FILE_DAYS,
        then="Die Antwort wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
)
