"""Money on its way and what was done with it."""

from wir.core.retention import Retention
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register

register(
    Retention(
        model="funding.payoutaccount",
        label="Konto für die Auszahlung",
        controller=AUTHORITY,
        purpose="das Geld auf das richtige Konto zahlen",
        basis=TASK,
        fields=("holder", "iban", "note"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Angaben werden mit der Akte gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.openrelease",
        label="Freigabe trotz offener Punkte",
        controller=AUTHORITY,
        purpose="zeigen, was bei der Freigabe offen war und warum freigegeben wurde",
        basis=TASK,
        fields=("points", "reason"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Angaben werden mit der Akte gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.disbursement",
        label="Auszahlung",
        controller=AUTHORITY,
        purpose="Auszahlungen prüfen und Fragen dazu klären",
        basis=TASK,
        fields=("question",),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Angaben werden mit der Akte gelöscht oder dem Archiv angeboten.",
    ),
    Retention(
        model="funding.proof",
        label="Nachweis",
        controller=AUTHORITY,
        purpose="prüfen, was mit dem Geld geschah",
        basis=TASK,
        fields=("narrative", "regime_reason", "gap_reason", "question"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Der Nachweis wird mit der Akte gelöscht oder dem Archiv angeboten.",
    ),
)
