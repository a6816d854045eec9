"""Applications and what officials write about them."""

from datetime import date, timedelta

from django.db.models import Q

from wir.core.retention import Retention
from wir.funding.models import Application
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register

DRAFT_DAYS = 730


def erase_forgotten_drafts(on: date) -> int:
    """Drafts that nobody touched for two years or that were set apart; what was submitted is for the authority to close."""
    forgotten = Q(saved_at__date__lt=on - timedelta(days=DRAFT_DAYS))
    apart = Q(set_apart_at__date__lt=on - timedelta(days=Application.SET_APART_DAYS))
    due = Application.objects.filter(forgotten | apart, state="draft")
    return due.delete()[1].get("funding.Application", 0)


register(
    Retention(
        model="funding.application",
        label="Antrag",
        controller=AUTHORITY,
        purpose="über den Antrag entscheiden und Rückfragen stellen",
        basis=TASK,
        fields=("contact_name", "contact_phone"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Der Antrag wird gelöscht oder dem Archiv angeboten. Ein Entwurf verschwindet nach zwei Jahren ohne Änderung; wurde er beiseitegelegt, nach 90 Tagen.",
        erase=erase_forgotten_drafts,
    ),
    Retention(
        model="funding.decision",
        label="Entscheidung",
        controller=AUTHORITY,
        purpose="die Entscheidung begründen und prüfen lassen",
        basis=TASK,
        fields=("on_findings", "on_jury", "discretion", "reasons", "smaller", "provisions", "question"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Entscheidung wird gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.partneranswer",
        label="Antwort eines Partners",
        controller=AUTHORITY,
        purpose="nachweisen, wer dem gemeinsamen Antrag zugestimmt hat",
        basis=TASK,
        fields=("reason",),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Antwort wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.settlement",
        label="Klärung einer Regel",
        controller=AUTHORITY,
        purpose="gleiche Fälle gleich behandeln",
        basis=TASK,
        fields=("reason", "source"),
        starts="nachdem die Förderlinie beendet ist",
        days=FILE_DAYS,
        then="Die Klärung wird gelöscht.",
    ),
)
register(
    Retention(
        model="funding.formalcheck",
        label="Formale Prüfung",
        controller=AUTHORITY,
        purpose="festhalten, dass alles geprüft ist",
        basis=TASK,
        fields=("note",),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Der Vermerk wird mit der Akte gelöscht oder dem Archiv angeboten.",
    )
)
register(
    Retention(
        model="funding.earlystart",
        label="Bitte um vorzeitigen Beginn",
        controller=AUTHORITY,
        purpose="über den vorzeitigen Beginn entscheiden",
        basis=TASK,
        fields=("reason", "answer"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Bitte wird mit der Akte gelöscht oder dem Archiv angeboten.",
    )
)
register(
    Retention(
        model="funding.correction",
        label="Berichtigung eines Schreibens",
        controller=AUTHORITY,
        purpose="offenbare Fehler richtigstellen",
        basis=TASK,
        fields=("wrong", "right", "reason"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Berichtigung wird mit der Akte gelöscht oder dem Archiv angeboten.",
    )
)
register(
    Retention(
        model="funding.daycorrection",
        label="Berichtigung eines Tages der Bekanntgabe",
        controller=AUTHORITY,
        purpose="falsch eingetragene Tage richtigstellen",
        basis=TASK,
        fields=("reason",),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Berichtigung wird mit der Akte gelöscht oder dem Archiv angeboten.",
    )
)
