"""What can happen to the ways to take part. The diagrams in docs/reference/workflows.md come from here."""

from django.utils.translation import gettext_noop as _

from wir.core.workflow import Step, Workflow

CONVERSATION = Workflow(
    thing="Meinungsbild",
    states={"draft": "Wird vorbereitet", "open": "Offen", "closed": "Geschlossen"},
    steps=(
        Step("open_conversation", "Öffnen", ("draft",), "open", "participation.open_conversation"),
        Step("close_conversation", "Schließen", ("open",), "closed", "participation.close_conversation"),
    ),
)

STATEMENT = Workflow(
    thing="Aussage",
    states={"waiting": "Wird geprüft", "published": "Zur Abstimmung", "refused": "Nicht veröffentlicht"},
    steps=(
        Step(
            "publish_statement",
            "Veröffentlichen",
            ("waiting", "refused"),
            "published",
            "participation.publish_statement",
        ),
        Step(
            "refuse_statement",
            "Nicht veröffentlichen",
            ("waiting", "published"),
            "refused",
            "participation.refuse_statement",
        ),
    ),
)

SURVEY = Workflow(
    thing="Umfrage",
    states={"draft": "Entwurf", "open": "Offen", "closed": "Geschlossen"},
    steps=(
        Step("open_survey", "Umfrage öffnen", ("draft",), "open", "participation.open_survey"),
        Step("close_survey", "Umfrage schließen", ("open",), "closed", "participation.close_survey"),
    ),
)

POLL = Workflow(
    thing="Abstimmung über Prioritäten",
    states={"draft": "Wird vorbereitet", "frozen": "Steht fest", "closed": "Geschlossen"},
    steps=(
        Step("freeze_poll", "Festlegen und ankündigen", ("draft",), "frozen", "participation.freeze_poll"),
        Step("close_poll", "Schließen und auszählen", ("frozen",), "closed", "participation.close_poll"),
    ),
)

ASSEMBLY = Workflow(
    thing="Ausgeloste Versammlung",
    states={
        "draft": _("Wird vorbereitet"),
        "open": _("Topf offen"),
        "closed": _("Topf zu"),
        "published": _("Liste veröffentlicht"),
        "drawn": _("Gelost"),
        "held": _("Hat stattgefunden"),
        "cancelled": _("Abgesagt"),
    },
    steps=(
        Step("open_pool", _("Topf öffnen"), ("draft",), "open", "participation.open_pool"),
        Step("close_pool", _("Topf schließen"), ("open",), "closed", "participation.close_pool"),
        Step("reopen_pool", _("Topf wieder öffnen"), ("closed",), "open", "participation.reopen_pool"),
        Step(
            "publish_list", _("Liste veröffentlichen"), ("closed",), "published", "participation.publish_list"
        ),
        Step("enter_digits", _("Ziffern eintragen"), ("published",), "drawn", "participation.enter_digits"),
        Step("hold_assembly", _("Hat stattgefunden"), ("drawn",), "held", "participation.hold_assembly"),
        Step(
            "cancel_assembly",
            _("Absagen"),
            ("draft", "open", "closed", "published", "drawn"),
            "cancelled",
            "participation.cancel_assembly",
        ),
    ),
)
