"""What surveys keep about people."""

from wir.core.retention import Retention
from wir.journal.retention import register
from wir.participation.actions.answering import forget_old_drafts
from wir.participation.models import Draft

TOWN = "die Gemeinde, die den Prozess führt"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO"
AFTER = "nach dem Abschluss des Prozesses"
DAYS = 3650

register(
    Retention(
        model="participation.draft",
        label="Angefangene Antworten in einer Umfrage",
        controller=TOWN,
        purpose="später weitermachen",
        basis=TASK,
        fields=("answers",),
        starts="nach dem letzten Speichern",
        days=Draft.DAYS,
        then="Die Antworten werden gelöscht. Wer abgibt oder das Gerät vergessen lässt, löscht sie sofort.",
        erase=forget_old_drafts,
    ),
    Retention(
        model="participation.answer",
        label="Antworten in einer Umfrage, ohne Namen",
        controller=TOWN,
        purpose="wissen, was die Menschen vor Ort brauchen",
        basis=TASK,
        fields=("value",),
        starts=AFTER,
        days=DAYS,
        then="Die einzelnen Antworten werden gelöscht. Die veröffentlichten, gerundeten Zahlen bleiben.",
    ),
    Retention(
        model="participation.paperentry",
        label="Papierbogen, während zwei Menschen ihn abtippen",
        controller=TOWN,
        purpose="Papier so genau zählen wie Antworten im Netz",
        basis=TASK,
        fields=("values",),
        starts="bis eine zweite Person den Bogen geprüft hat",
        days=None,
        then="Die Antworten gehen zu den anderen. Welcher Bogen welche Antworten waren, wird gelöscht.",
    ),
)
