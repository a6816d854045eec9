"""`wir`: all commands under one name.

Commands that only compute (`eligibility`, `guideline`, `opinions`, `lot`, `shares`) need neither server nor settings and must answer at once, so
Django is not imported for them. Everything else is a management command of Django; with the embedded database the
server is started for it when it does not run yet.
"""

import importlib
import os
import sys

WITHOUT_DJANGO = {
    "eligibility": "wir.config.commands.eligibility",
    "guideline": "wir.config.commands.guideline",
    "lot": "wir.config.commands.lot",
    "opinions": "wir.config.commands.opinions",
    "shares": "wir.config.commands.shares",
    "start": "wir.config.start",
}
ABOUT = {
    "eligibility": "Dürfen wir? Prüft Fälle Regel für Regel.",
    "guideline": "Zeigt und prüft die Richtlinien der Förderlinien.",
    "lot": "Lost eine Versammlung aus: Quoten eingehalten, Chancen so gleich wie möglich.",
    "opinions": "Findet Meinungsgruppen in Stimmen zu Aussagen.",
    "shares": "Wählt Vorhaben so aus, dass alle gleich viel vom Geld bestimmen.",
    "start": "Startet das Portal mit Datenbank, Webserver und Hintergrunddienst.",
}
WITHOUT_DATABASE = frozenset(
    {
        "help",
        "collectstatic",
        "compilemessages",
        "makemessages",
        "messages",
        "reference",
        "--help",
        "--version",
    }
)


def main() -> None:
    """Entry point; the exit code is the command's."""
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if name in WITHOUT_DJANGO:
        sys.exit(importlib.import_module(WITHOUT_DJANGO[name]).run(sys.argv[2:]))
    if sys.argv[1:] in ([], ["help"], ["--help"]):
        _list_own()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wir.config.settings")
    if "DATABASE_URL" in os.environ or "WIR_SUPERVISED" in os.environ or name in WITHOUT_DATABASE:
        return _manage()
    from wir.config import postgres

    with postgres.running(postgres.place(os.environ), share=True):
        _manage()
    return None


def _list_own() -> None:
    """The commands that Django does not know of, before its own list."""
    print("Befehle ohne Server und Einstellungen (Hilfe: wir BEFEHL --help):\n")
    for name, about in ABOUT.items():
        print(f"    {name:<14}{about}")
    print(flush=True)


def _manage() -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
