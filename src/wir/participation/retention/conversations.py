"""What conversations keep."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.journal.retention import register
from wir.participation.actions import forget_votes
from wir.participation.models import Conversation, Report, Statement

TOWN = "die Gemeinde, die den Prozess führt"
TASK = "Art. 6 Abs. 1 Buchst. e DSGVO"
REPORT_DAYS = 180


def erase_votes(on: date) -> int:
    """Votes of closed processes, in case the job behind the closing never ran."""
    due = Conversation.objects.filter(process__state="closed", votes_gone_on=None)
    return sum(forget_votes(conversation, on=on) for conversation in due)


def erase_reports(on: date) -> int:
    """What was settled long ago."""
    return Report.objects.filter(settled_on__lt=on - timedelta(days=REPORT_DAYS)).delete()[0]


def erase_refused(on: date) -> int:
    """The wording of statements that never appeared; that there was one, and why not, stays."""
    due = Statement.objects.filter(state="refused", checked_on__lt=on - timedelta(days=REPORT_DAYS))
    return due.exclude(text="").update(text="")


register(
    Retention(
        model="participation.vote",
        label="Einzelne Stimmen in einem Meinungsbild mit Tag und zufälliger Kennung des Geräts, ohne Namen und ohne Uhrzeit",
        controller=TOWN,
        purpose="Gruppen mit ähnlichen Antworten finden",
        basis=TASK,
        fields=(),
        starts="bis der Prozess abgeschlossen ist",
        days=None,
        then="Die einzelnen Stimmen werden gelöscht. Die veröffentlichten, gerundeten Zahlen bleiben.",
        erase=erase_votes,
    ),
    Retention(
        model="participation.statement",
        label="Aussage in einem Meinungsbild, die nicht veröffentlicht wurde",
        controller=TOWN,
        purpose="prüfen und begründen, warum sie nicht erscheint",
        basis=TASK,
        fields=("text", "refused_because"),
        starts="nach der Prüfung",
        days=REPORT_DAYS,
        then="Der Wortlaut wird gelöscht, die Begründung bleibt. Veröffentlichte Aussagen bleiben öffentlich.",
        erase=erase_refused,
    ),
    Retention(
        model="participation.report",
        label="Meldung einer Aussage",
        controller=TOWN,
        purpose="prüfen, ob die Aussage stehen bleiben darf",
        basis=TASK,
        fields=("text",),
        starts="nach der Entscheidung",
        days=REPORT_DAYS,
        then="Die Meldung wird gelöscht.",
        erase=erase_reports,
    ),
)
