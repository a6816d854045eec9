"""What it costs and where the money comes from."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.money import euro
from wir.funding.content import Content
from wir.funding.models import Application, CostItem, FundingItem
from wir.funding.sections.section import DONE, EMPTY, WRONG, Chapter, Known, Section, Table

PARTS = ("costs", "funding")


def section(application: Application) -> Section:
    rows = [*application.cost_items.all(), *application.funding_items.all()]
    costs = sum(item.cents for item in application.cost_items.all())
    income = sum(item.cents for item in application.funding_items.all())
    label = _("Kosten und Finanzierung")
    if not rows:
        missing = _("Bitte füllen Sie den Kosten- und Finanzierungsplan aus.")
        return Section("costs", label, EMPTY, _("Was es kostet und woher das Geld kommt"), (missing,))
    note = _("Ausgaben %(costs)s, Einnahmen %(income)s.") % {"costs": euro(costs), "income": euro(income)}
    wrong = (*_gap(costs, income), *_years_outside({row.year for row in rows}, application))
    return Section("costs", label, WRONG if wrong else DONE, note, wrong)


def chapter(content: Content, known: Known) -> Chapter:
    costs, funding = content["costs"], content["funding"]
    spent = [(str(year), label, euro(cents)) for year, label, cents in costs]
    kinds = {kind.value: str(kind.label) for kind in FundingItem.Kind}
    got = []
    for year, kind, label, cents, *whose in funding:
        source = f"{kinds[kind]}, {known[whose[0]].name}" if whose else kinds[kind]
        got.append((str(year), f"{source}: {label}", euro(cents)))
    return Chapter(
        "costs",
        _("Kosten und Finanzierung"),
        tables=(
            _side(_("Ausgaben"), _("Wofür?"), spent, sum(row[2] for row in costs)),
            _side(_("Einnahmen"), _("Woher?"), got, sum(row[3] for row in funding)),
            balance(costs, funding),
        ),
    )


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    """The rows that were sent take the place of those that were there."""
    application.cost_items.all().delete()
    application.funding_items.all().delete()
    CostItem.objects.bulk_create(
        CostItem(application=application, year=year, label=label, cents=cents)
        for year, label, cents in values["costs"]
    )
    partners = {partner.organisation_id: partner for partner in application.partners.all()}
    FundingItem.objects.bulk_create(
        FundingItem(
            application=application,
            year=year,
            kind=kind,
            label=label,
            cents=cents,
            partner=partners[whose[0]] if whose else None,
        )
        for year, kind, label, cents, *whose in values["funding"]
    )


def balance(costs: Iterable[list], funding: Iterable[list]) -> Table:
    """Both sides by budget year and in all, with the difference."""
    sides = ([(row[0], row[2]) for row in costs], [(row[0], row[3]) for row in funding])
    years = sorted({year for side in sides for year, _cents in side})
    sums = [[sum(cents for at, cents in side if at == year) for side in sides] for year in years]
    rows = [(str(year), *_compared(*both)) for year, both in zip(years, sums, strict=True)]
    rows.append((_("Summe"), *_compared(sum(s for s, _g in sums), sum(g for _s, g in sums))))
    head = (_("Jahr"), _("Ausgaben"), _("Einnahmen"), _("Unterschied"))
    return Table(_("Nach Jahren"), head, tuple(rows), numeric=(1, 2, 3), total=True)


def _side(caption: str, what: str, rows: list[tuple[str, ...]], total: int) -> Table:
    rows = [*rows, (_("Summe"), "", euro(total))]
    return Table(caption, (_("Jahr"), what, _("Betrag")), tuple(rows), numeric=(2,), total=True)


def _compared(costs: int, income: int) -> tuple[str, str, str]:
    return euro(costs), euro(income), euro(income - costs)


def _gap(costs: int, income: int) -> tuple[str, ...]:
    """The whole plan must balance; a single year need not, money may come later than it is spent."""
    if costs == income:
        return ()
    gap = (
        _("Im Plan fehlen %(gap)s an Einnahmen.")
        if costs > income
        else _("Im Plan sind %(gap)s mehr Einnahmen als Ausgaben.")
    )
    return (gap % {"gap": euro(abs(costs - income))},)


def _years_outside(years: set[int], application: Application) -> tuple[str, ...]:
    """Money is planned for the years of the project only; the years of its first and last day belong to it."""
    first = application.starts_on.year if application.starts_on else min(years)
    last = application.ends_on.year if application.ends_on else max(years)
    outside = sorted(year for year in years if not first <= year <= last)
    if not outside:
        return ()
    named = ", ".join(str(year) for year in outside)
    return (
        _("Im Plan steht Geld für %(years)s. In diesem Jahr läuft das Vorhaben nicht.") % {"years": named},
    )
