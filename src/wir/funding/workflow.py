"""What can happen to an application and to a grant. The diagrams in docs/reference/workflows.md come from here."""

from wir.core.workflow import Step, Workflow

APPLICATION = Workflow(
    thing="Antrag",
    states={
        "draft": "Entwurf",
        "submitted": "Abgeschickt",
        "to_complete": "Bitte ergänzen",
        "decision_prepared": "Wird entschieden",
        "waitlisted": "Auf der Nachrückliste",
        "awarded": "Bewilligt",
        "rejected": "Abgelehnt",
        "withdrawn": "Zurückgezogen",
    },
    steps=(
        Step("submit", "Absenden", ("draft",), "submitted", "funding.submit"),
        Step(
            "withdraw",
            "Antrag zurückziehen",
            ("submitted", "to_complete", "decision_prepared", "waitlisted"),
            "withdrawn",
            "funding.withdraw",
        ),
        Step(
            "ask_to_complete",
            "Um Ergänzung bitten",
            ("submitted",),
            "to_complete",
            "funding.ask_to_complete",
        ),
        Step("complete", "Ergänzung absenden", ("to_complete",), "submitted", "funding.complete"),
        Step(
            "take_back_request",
            "Ohne Ergänzung weiter",
            ("to_complete",),
            "submitted",
            "funding.take_back_request",
        ),
        Step(
            "leave",
            "Als Partner ausscheiden",
            ("submitted", "decision_prepared", "waitlisted"),
            "to_complete",
            "funding.leave",
        ),
        Step(
            "prepare",
            "Entscheidung vorbereiten",
            ("submitted", "waitlisted"),
            "decision_prepared",
            "funding.prepare",
        ),
        Step("give_back", "Zurückgeben", ("decision_prepared",), "submitted", "funding.give_back"),
        Step("release", "Freigeben und zustellen", ("decision_prepared",), "awarded", "funding.release"),
        Step("reject", "Ablehnen", ("decision_prepared",), "rejected", "funding.reject"),
        Step(
            "put_on_waiting_list",
            "Auf die Nachrückliste setzen",
            ("decision_prepared",),
            "waitlisted",
            "funding.put_on_waiting_list",
        ),
    ),
)

JURY_ROUND = Workflow(
    thing="Juryrunde",
    states={
        "planned": "Wird vorbereitet",
        "reading": "Die Mitglieder lesen und bewerten",
        "sitting": "Die Jury tagt",
        "closed": "Abgeschlossen",
    },
    steps=(
        Step("open_reading", "Zum Lesen freigeben", ("planned",), "reading", "funding.open_reading"),
        Step("begin_sitting", "Sitzung beginnen", ("reading",), "sitting", "funding.begin_sitting"),
        Step("close_round", "Runde abschließen", ("sitting",), "closed", "funding.close_round"),
    ),
)

JURY_INVITATION = Workflow(
    thing="Einladung in eine Jury",
    states={
        "open": "Wartet auf Antwort",
        "accepted": "Angenommen",
        "declined": "Abgelehnt",
        "taken_back": "Zurückgenommen",
    },
    steps=(
        Step("accept_seat", "Platz annehmen", ("open",), "accepted", "funding.accept_seat"),
        Step("decline_seat", "Platz ablehnen", ("open",), "declined", "funding.decline_seat"),
        Step("take_back_seat", "Zurücknehmen", ("open",), "taken_back", "funding.take_back_seat"),
    ),
)

JURY_ASSESSMENT = Workflow(
    thing="Bewertung eines Jurymitglieds",
    states={"draft": "Entwurf", "handed_in": "Abgegeben"},
    steps=(Step("hand_in_scores", "Bewertung abgeben", ("draft",), "handed_in", "funding.hand_in_scores"),),
)

CORRECTION = Workflow(
    thing="Berichtigung",
    states={"prepared": "Wartet auf Freigabe", "released": "Freigegeben", "dropped": "Verworfen"},
    steps=(
        Step(
            "release_correction",
            "Berichtigung freigeben",
            ("prepared",),
            "released",
            "funding.release_correction",
        ),
        Step(
            "drop_correction", "Berichtigung verwerfen", ("prepared",), "dropped", "funding.drop_correction"
        ),
    ),
)

DAY_CORRECTION = Workflow(
    thing="Berichtigung eines Tages der Bekanntgabe",
    states={"proposed": "Wartet auf Bestätigung", "confirmed": "Bestätigt", "dropped": "Verworfen"},
    steps=(
        Step("confirm_day", "Tag bestätigen", ("proposed",), "confirmed", "funding.confirm_day"),
        Step("drop_day", "Tag verwerfen", ("proposed",), "dropped", "funding.drop_day"),
    ),
)

EARLY_START = Workflow(
    thing="Vorzeitiger Maßnahmenbeginn",
    states={"requested": "Beantragt", "approved": "Zugestimmt", "denied": "Abgelehnt"},
    steps=(
        Step("approve_early_start", "Zustimmen", ("requested",), "approved", "funding.approve_early_start"),
        Step("deny_early_start", "Ablehnen", ("requested",), "denied", "funding.deny_early_start"),
    ),
)

# What an official reads where the applicant's word would mislead.
FOR_OFFICIALS = {
    "submitted": "Neu",
    "to_complete": "Wartet auf Ergänzung",
    "decision_prepared": "Wartet auf Freigabe",
    "waitlisted": "Nachrückliste",
}
# The authority still has to decide.
OPEN = ("submitted", "to_complete", "decision_prepared", "waitlisted")

GRANT = Workflow(
    thing="Zuwendung",
    states={"offered": "Bewilligt", "accepted": "Läuft", "closed": "Abgeschlossen"},
    steps=(
        Step("accept", "Bewilligung annehmen", ("offered",), "accepted", "funding.accept"),
        Step("close", "Abschließen", ("accepted",), "closed", "funding.close"),
        Step("reopen", "Wieder öffnen", ("closed",), "accepted", "funding.reopen"),
    ),
)

DISBURSEMENT = Workflow(
    thing="Auszahlung",
    states={
        "requested": "Abgerufen",
        "checked": "Geprüft",
        "approved": "Unterwegs",
        "paid": "Ausgezahlt",
        "returned": "Zurückgegeben",
    },
    steps=(
        Step(
            "check_money", "Rechnerisch und sachlich prüfen", ("requested",), "checked", "funding.check_money"
        ),
        Step("approve_money", "Auszahlung freigeben", ("checked",), "approved", "funding.approve_money"),
        Step(
            "return_money",
            "Mit Frage zurückgeben",
            ("requested", "checked"),
            "returned",
            "funding.return_money",
        ),
        Step(
            "take_back_order",
            "Anordnung zurücknehmen",
            ("approved",),
            "returned",
            "funding.take_back_order",
        ),
        Step("enter_payment", "Tag der Zahlung eintragen", ("approved",), "paid", "funding.enter_payment"),
    ),
)

PROOF = Workflow(
    thing="Nachweis",
    states={"handed_in": "Abgegeben", "accepted": "In Ordnung", "returned": "Rückfrage"},
    steps=(
        Step("accept_proof", "Nachweis annehmen", ("handed_in",), "accepted", "funding.accept_proof"),
        Step(
            "return_proof",
            "Rückfrage stellen",
            ("handed_in",),
            "returned",
            "funding.return_proof",
        ),
        Step("reopen_proof", "Mit Rückfrage öffnen", ("accepted",), "returned", "funding.reopen_proof"),
    ),
)
