"""What the office of the living process has on record: the facilitation, who lives there, what there is, the own house. All invented."""

from wir.config.demo.cast import Cast
from wir.core.days import add_months
from wir.strategy import actions
from wir.strategy.models import Process
from wir.strategy.population import Figure

SOURCE = "Melderegister der Stadt (erfunden)"
PEOPLE = {
    "age": {"under_14": 3_420, "14_26": 3_510, "27_64": 13_890, "65_plus": 5_180},
    "sex": {"female": 13_060, "male": 12_920, "diverse": 20},
    "nationality": {"german": 21_350, "eu": 1_930, "other": 2_720},
    "neighbourhood": {"Kernstadt": 11_800, "Oberweiden": 7_400, "Bruch": 4_100, "Mühlgrund": 2_700},
}


def office(process: Process, cast: Cast) -> None:
    """Everything, entered by those whose work it is."""
    _facilitation(process, cast)
    _stock(process, cast)
    _house(process, cast)


def _facilitation(process: Process, cast: Cast) -> None:
    begun = process.starts_on
    actions.describe_need(
        process, need="Drei Werkstätten leiten, die Umfrage mit planen, den Entwurf schreiben.", by=cast.lead
    )
    for provider, cents, chosen, because in (
        ("Dahl Prozessbegleitung", 2_340_000, True, "Erfahrung mit kleinen Städten und mehreren Sprachen"),
        ("Büro Nebenan", 2_710_000, False, "Guter Plan, aber zu teuer"),
        ("Institut für Alles", None, False, ""),
    ):
        actions.note_offer(
            process, provider=provider, asked_on=begun, answered_on=add_months(begun, 1) if cents else None, cents=cents,
            chosen=chosen, because=because, by=cast.lead,
        )  # fmt: skip
    actions.note_contract(
        process, provider="Dahl Prozessbegleitung", contract_from=begun, contract_until=process.ends_on, cents=2_340_000,
        half_days=52, data_agreement_on=begun, by=cast.lead,
    )  # fmt: skip
    for days, halves, what in ((180, 1, "Vorgespräch"), (150, 2, "Auftakt"), (60, 2, "Umfrage geplant"), (45, 2, "Erste Werkstatt")):  # fmt: skip
        actions.note_day(
            process, on=cast.back(days), half_days=halves, what=what, by=cast.miriam, today=cast.today
        )
    actions.note_invoice(
        process, number="1", on=cast.back(120), cents=450_000, by=cast.lead, today=cast.today
    )
    actions.pay_invoice(process.facilitation.invoices.get(), on=cast.back(100), by=cast.lead)
    actions.note_invoice(process, number="2", on=cast.back(10), cents=225_000, by=cast.lead, today=cast.today)


def _stock(process: Process, cast: Cast) -> None:
    day = cast.today.replace(month=1, day=1)
    figures = [
        Figure(dimension, value, count, day)
        for dimension, values in PEOPLE.items()
        for value, count in values.items()
    ]
    actions.store_population(process, figures=figures, source=SOURCE, by=cast.lead)
    for kind, name, provider, audience in (
        ("offer", "Sprachcafé am Dienstag", "Nachbarschaftsverein", "alle, die Deutsch üben"),
        ("offer", "Offener Jugendtreff", "Stadt", "Jugendliche ab 12 Jahren"),
        ("gap", "Treffpunkt in Mühlgrund", "", "alle, die dort wohnen"),
        ("gap", "Beratung am Abend", "", "Menschen, die tagsüber arbeiten"),
    ):
        actions.note_item(process, kind=kind, name=name, provider=provider, audience=audience, by=cast.miriam)


def _house(process: Process, cast: Cast) -> None:
    desk = actions.add_department(process, name="Bürgerbüro", contact="Eva Kunze", by=cast.lead)
    actions.add_task(desk, label="Wegweiser in fünf Sprachen aufhängen", due_on=cast.ahead(30), by=cast.lead)
    kindergarten = actions.add_department(process, name="Kitas", contact="Jan Moser", by=cast.lead)
    actions.add_task(kindergarten, label="Bögen der Umfrage auslegen", due_on=cast.back(18), by=cast.lead)
    actions.tick_task(kindergarten.tasks.get(), done_on=cast.back(19), by=cast.lead)
    seen = {"language": "there", "hours": "partly", "childcare": "there", "contact": "partly"}
    actions.check_barriers(
        process,
        answers={barrier: {"before": before, "after": "", "note": ""} for barrier, before in seen.items()},
        by=cast.lead,
    )
