"""What can happen to an application and to a grant. The diagrams in docs/reference/workflows.md come from here."""

from wir.core.workflow import Step, Workflow

APPLICATION = Workflow(
    thing="Antrag",
    states={
        "draft": "Entwurf",
        "submitted": "Abgeschickt",
        "decision_prepared": "Wird entschieden",
        "awarded": "Bewilligt",
        "withdrawn": "Zurückgezogen",
    },
    steps=(
        Step("submit", "Absenden", ("draft",), "submitted", "funding.submit"),
        Step(
            "withdraw",
            "Antrag zurückziehen",
            ("submitted", "decision_prepared"),
            "withdrawn",
            "funding.withdraw",
        ),
        Step("prepare", "Entscheidung vorbereiten", ("submitted",), "decision_prepared", "funding.prepare"),
        Step("give_back", "Zurückgeben", ("decision_prepared",), "submitted", "funding.give_back"),
        Step("release", "Freigeben und zustellen", ("decision_prepared",), "awarded", "funding.release"),
    ),
)

# What an official reads where the applicant's word would mislead.
FOR_OFFICIALS = {"submitted": "Neu", "decision_prepared": "Wartet auf Freigabe"}
