"""How people come to act for an organisation: saying so, asking the people there, being invited by them."""

from wir.core.workflow import Step, Workflow

CLAIM = Workflow(
    thing="Handeln für eine Organisation",
    states={"open": "Wird geprüft", "confirmed": "Bestätigt", "refused": "Abgelehnt"},
    steps=(
        Step("confirm_claim", "Bestätigen", ("open",), "confirmed", "accounts.confirm_claim"),
        Step("redeem_code", "Code einlösen", ("open",), "confirmed", "accounts.redeem_code"),
        Step("refuse_claim", "Ablehnen", ("open",), "refused", "accounts.refuse_claim"),
    ),
)

JOIN_REQUEST = Workflow(
    thing="Anfrage um Aufnahme",
    states={"open": "Wartet auf Antwort", "let_in": "Aufgenommen", "turned_away": "Nicht aufgenommen"},
    steps=(
        Step("let_in", "Aufnehmen", ("open",), "let_in", "accounts.let_in"),
        Step("turn_away", "Nicht aufnehmen", ("open",), "turned_away", "accounts.turn_away"),
    ),
)

INVITATION = Workflow(
    thing="Einladung",
    states={"open": "Wartet auf Antwort", "accepted": "Angenommen", "taken_back": "Zurückgenommen"},
    steps=(
        Step("accept_invitation", "Annehmen", ("open",), "accepted", "accounts.accept_invitation"),
        Step(
            "take_back_invitation", "Zurücknehmen", ("open",), "taken_back", "accounts.take_back_invitation"
        ),
    ),
)
