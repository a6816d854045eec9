"""What assemblies by lot keep about people."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from wir.core.retention import Retention
from wir.journal.retention import register
from wir.participation.actions.pool import forget
from wir.participation.models import Draw, PoolEntry, Seat

TOWN = "die Gemeinde, die den Prozess führt"
DAYS = 60
FILE_DAYS = 730


def erase_pool(on: date) -> int:
    """Who has a seat: so long after the assembly. Who was drawn but does not come, or was not drawn: so long after the draw.

    Where nothing was drawn, so long after the day on which the assembly would have ended.
    """
    before = on - timedelta(days=DAYS)
    drawn = Draw.objects.filter(kind=Draw.Kind.FIRST, drawn_on__lt=before)
    never = ~Q(assembly__state__in=("drawn", "held"))
    seated = Q(seat__isnull=False) & ~Q(seat__answer__in=Seat.FREE_AGAIN)
    due = PoolEntry.objects.filter(gone_on=None).filter(
        Q(assembly__ends_on__lt=before) & (never | seated)
        | ~never & ~seated & Q(assembly__in=drawn.values("assembly"))
    )
    with transaction.atomic():
        gone = list(due.select_for_update(of=("self",)))
        for entry in gone:
            forget(entry, on=on)
    return len(gone)


def erase_files(on: date) -> int:
    """The features by number, with which a draw can be reckoned again, and the witness. List, hash and digits stay."""
    before = on - timedelta(days=FILE_DAYS)
    due = Draw.objects.filter(made_on__lt=before).exclude(pool_file="")
    return due.update(pool_file="", chances={}, witness="")


register(
    Retention(
        model="participation.poolentry",
        label="Eintrag im Topf einer ausgelosten Versammlung",
        controller=TOWN,
        purpose="auslosen, fragen, ob jemand kommt, und einladen",
        basis="Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)",
        fields=("name", "reach", "features"),
        starts="nach der Versammlung; wer keinen Platz hat: nach der Ziehung",
        days=DAYS,
        then="Name, Kontakt und Angaben werden gelöscht. Die Nummer im Topf bleibt, ohne dass sie noch jemandem gehört.",
        erase=erase_pool,
    ),
    Retention(
        model="participation.seat",
        label="Was jemand braucht, der gelost ist",
        controller=TOWN,
        purpose="für Dolmetschen, Kinderbetreuung und Zugang sorgen",
        basis="Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)",
        fields=("interpreting", "needs"),
        starts="nach der Versammlung; wer keinen Platz hat: nach der Ziehung",
        days=DAYS,
        then="Die Angabe wird mit dem Eintrag im Topf gelöscht.",
    ),
    Retention(
        model="participation.draw",
        label="Auslosung: die Angaben aller im Topf, nur mit der Nummer, und wer bei der Ziehung zugesehen hat",
        controller=TOWN,
        purpose="die Auslosung nachrechnen und bezeugen",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("pool_file", "chances", "witness"),
        starts="nach der Auslosung",
        days=FILE_DAYS,
        then="Die Angaben werden gelöscht. Liste, Hash und Ziffern bleiben öffentlich.",
        erase=erase_files,
    ),
)
