"""Drafts that were shown to a diversity centre, and what the centre said. They go with the draft or with the file."""

from wir.core.retention import Retention
from wir.funding.retention.common import AUTHORITY, FILE_DAYS, TASK
from wir.journal.retention import register

register(
    Retention(
        model="funding.showing",
        label="Entwurf, der einem Vielfaltszentrum gezeigt wurde",
        controller=AUTHORITY,
        purpose="das Vielfaltszentrum beteiligen und zeigen, worauf sich seine Antwort bezieht",
        basis=TASK,
        fields=("email", "content"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Beides wird mit dem Antrag gelöscht oder dem Archiv angeboten; mit einem Entwurf verschwindet es.",
    ),
    Retention(
        model="funding.centrestatement",
        label="Stellungnahme eines Vielfaltszentrums",
        controller=AUTHORITY,
        purpose="das Wort des Vielfaltszentrums bei der Entscheidung kennen",
        basis=TASK,
        fields=("text", "name"),
        starts="nach dem Abschluss des Verfahrens",
        days=FILE_DAYS,
        then="Die Stellungnahme wird mit dem Antrag gelöscht oder dem Archiv angeboten.",
    ),
)
