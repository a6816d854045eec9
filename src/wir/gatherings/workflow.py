"""What can happen to a gathering and to a place in it."""

from wir.core.workflow import Step, Workflow

GATHERING = Workflow(
    thing="Treffen",
    states={
        "planned": "Wird vorbereitet",
        "announced": "Angekündigt",
        "cancelled": "Abgesagt",
        "held": "Hat stattgefunden",
    },
    steps=(
        Step("announce", "Ankündigen", ("planned",), "announced", "gatherings.announce"),
        Step("cancel", "Absagen", ("planned", "announced"), "cancelled", "gatherings.cancel"),
        Step("note_held", "Als gehalten eintragen", ("announced",), "held", "gatherings.note_held"),
    ),
)
