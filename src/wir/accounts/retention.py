"""What accounts keep about people."""

from wir.core.retention import Retention
from wir.journal.retention import register

register(
    Retention(
        model="accounts.user",
        label="Zugang zum Portal",
        controller="der Betreiber des Portals",
        purpose="anmelden und zeigen, wer gehandelt hat",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("email", "name", "password", "last_login"),
        starts="nach der letzten Anmeldung",
        days=1095,
        then="Name und Adresse werden durch eine Nummer ersetzt; das Protokoll behält die Nummer.",
    ),
    Retention(
        model="accounts.organisation",
        label="Anschrift der Organisation",
        controller="der Betreiber des Portals",
        purpose="Bescheide zustellen",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("street", "postal_code", "town"),
        starts="solange die Organisation besteht",
        days=None,
        then="Die Anschrift wird gelöscht.",
    ),
)
