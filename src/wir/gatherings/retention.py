"""What gatherings keep about people, and when it goes."""

from datetime import date, timedelta

from wir.core.retention import Retention
from wir.gatherings.models import Need, Registration
from wir.journal.retention import register

DAYS = 30


def erase_registrations(on: date) -> int:
    """Places of gatherings that ended a month ago, with the needs made from them. How many were there stays as a number."""
    past = {"gathering__ends_at__date__lt": on - timedelta(days=DAYS)}
    Need.objects.filter(**past).delete()
    return Registration.objects.filter(**past).delete()[0]


register(
    Retention(
        model="gatherings.registration",
        label="Anmeldung zu einem Treffen",
        controller="die Gemeinde oder der Träger, der einlädt",
        purpose="Plätze vergeben und für Dolmetschen, Kinderbetreuung und Zugang sorgen",
        basis="Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)",
        fields=("first_name", "reach", "interpreting", "needs"),
        starts="nach dem Treffen",
        days=DAYS,
        then="Die Anmeldung wird gelöscht. Wie viele da waren, bleibt als Zahl.",
        erase=erase_registrations,
    ),
    Retention(
        model="gatherings.need",
        label="Was Menschen für ein Treffen brauchen",
        controller="die Gemeinde oder der Träger, der einlädt",
        purpose="für Dolmetschen, Kinderbetreuung und Zugang sorgen",
        basis="Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)",
        fields=("detail",),
        starts="nach dem Treffen",
        days=DAYS,
        then="Die Angabe wird mit den Anmeldungen gelöscht.",
    ),
)
