"""What votes on priorities keep."""

from datetime import date

from wir.core.retention import Retention
from wir.journal.retention import register
from wir.participation.actions.polls import forget_ballots
from wir.participation.models import Poll

TOWN = "die Gemeinde, die den Prozess führt"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO"


def erase_ballots(on: date) -> int:
    """Ballots of closed processes, in case the job behind the closing never ran."""
    due = Poll.objects.filter(process__state="closed", ballots_gone_on=None).select_related("process")
    return sum(forget_ballots(poll, on=on) for poll in due)


register(
    Retention(
        model="participation.ballot",
        label="Stimmzettel einer Abstimmung über Prioritäten, ohne Namen und ohne Uhrzeit",
        controller=TOWN,
        purpose="auszählen, welche Maßnahmen den Menschen am wichtigsten sind",
        basis=TASK,
        fields=("chosen",),
        starts="bis zur Auszählung",
        days=None,
        then="Die Stimmzettel werden zu einer Liste ohne Gerät, Tag und Weg. Sie wird gelöscht, wenn der Prozess abgeschlossen ist; die Summen bleiben.",
        erase=erase_ballots,
    ),
    Retention(
        model="participation.ballotsheet",
        label="Papierstimmzettel, während zwei Menschen ihn abtippen",
        controller=TOWN,
        purpose="Papier so genau zählen wie Stimmen im Netz",
        basis=TASK,
        fields=("chosen",),
        starts="bis eine zweite Person den Stimmzettel geprüft hat",
        days=None,
        then="Die Kreuze gehen zu den anderen. Welcher Zettel welche Kreuze hatte, wird gelöscht.",
    ),
)
