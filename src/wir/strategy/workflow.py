"""What can happen to a strategy process, a recommendation and a measure. The diagrams in docs/reference/workflows.md come from here."""

from django.utils.translation import gettext_noop as _

from wir.core.workflow import Step, Workflow

PROCESS = Workflow(
    thing="Strategieprozess",
    states={
        "prepared": _("Wird vorbereitet"),
        "running": _("Läuft"),
        "decided": _("Beschlossen"),
        "undecided": _("Ohne Beschluss beendet"),
        "closed": _("Abgeschlossen"),
    },
    steps=(
        Step("publish_process", _("Öffentlich machen"), ("prepared",), "running", "strategy.publish_process"),
        Step("note_decision", _("Beschluss festhalten"), ("running",), "decided", "strategy.note_decision"),
        Step(
            "take_back_decision",
            _("Beschluss berichtigen"),
            ("decided",),
            "running",
            "strategy.take_back_decision",
        ),
        Step("end_process", _("Ohne Beschluss beenden"), ("running",), "undecided", "strategy.end_process"),
        Step(
            "close_process",
            _("Prozess abschließen"),
            ("decided", "undecided"),
            "closed",
            "strategy.close_process",
        ),
    ),
)

RECOMMENDATION = Workflow(
    thing="Empfehlung",
    states={"draft": _("Entwurf"), "published": _("Öffentlich"), "dropped": _("Nicht weiterverfolgt")},
    steps=(
        Step(
            "publish_recommendation",
            _("Veröffentlichen"),
            ("draft",),
            "published",
            "strategy.publish_recommendation",
        ),
        Step(
            "drop_recommendation",
            _("Nicht weiterverfolgen"),
            ("draft", "published"),
            "dropped",
            "strategy.drop_recommendation",
        ),
    ),
)

MEASURE = Workflow(
    thing="Maßnahme",
    states={
        "proposed": _("Vorgeschlagen"),
        "planned": _("Geplant"),
        "running": _("Läuft"),
        "stalled": _("Stockt"),
        "done": _("Fertig"),
        "dropped": _("Nicht umgesetzt"),
    },
    steps=(
        Step(
            "plan_measure", _("Als beschlossen übernehmen"), ("proposed",), "planned", "strategy.plan_measure"
        ),
        Step(
            "take_back_plan",
            _("Beschluss berichtigen"),
            ("planned",),
            "proposed",
            "strategy.take_back_plan",
        ),
        Step(
            "start_measure",
            _("Beginn melden"),
            ("planned", "stalled"),
            "running",
            "strategy.start_measure",
        ),
        Step(
            "stall_measure",
            _("Melden, dass es stockt"),
            ("planned", "running"),
            "stalled",
            "strategy.stall_measure",
        ),
        Step(
            "finish_measure",
            _("Als fertig melden"),
            ("running", "stalled"),
            "done",
            "strategy.finish_measure",
        ),
        Step(
            "drop_measure",
            _("Nicht umsetzen"),
            ("proposed", "planned", "running", "stalled"),
            "dropped",
            "strategy.drop_measure",
        ),
    ),
)

PART_INVITATION = Workflow(
    thing="Einladung in einen Prozess",
    states={"open": "Wartet auf Antwort", "accepted": "Angenommen", "taken_back": "Zurückgenommen"},
    steps=(
        Step("accept_part", "Annehmen", ("open",), "accepted", "strategy.accept_part"),
        Step("take_back_part", "Zurücknehmen", ("open",), "taken_back", "strategy.take_back_part"),
    ),
)
