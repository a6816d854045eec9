"""When money may be asked for: only what payments of the next two months need. No Django, no clock."""

from datetime import date

from wir import guidelines
from wir.core.dated import Dated
from wir.core.days import add_months, short_day


def need_months(on: date) -> Dated:
    """How far ahead money may be asked for."""
    return guidelines.procedure("money", on).value("need_months")


def latest_need(start: date, on: date) -> date:
    """The last day on which a payment may be due, for a need that begins on `start`."""
    months = need_months(on).value
    assert isinstance(months, int)
    return add_months(start, months)


def objections(need_from: date, need_to: date, *, on: date) -> tuple[str, ...]:
    """What is wrong with the days of a request made on a day; nothing if all is well."""
    found = []
    if need_to < need_from:
        found.append("Der letzte Tag liegt vor dem ersten. Bitte tauschen Sie die beiden Tage.")
    if need_from < on:
        found.append(
            f"Der erste Tag darf nicht vor heute liegen. Ist eine Rechnung schon fällig, nennen Sie den {short_day(on)}."
        )
    latest = latest_need(need_from, on)
    if need_to > latest:
        found.append(
            f"Das sind mehr als zwei Monate. Der letzte Tag darf höchstens der {short_day(latest)} sein."
        )
    if need_from > latest_need(on, on):
        found.append(
            f"Das ist zu früh. Für Zahlungen nach dem {short_day(latest_need(on, on))} rufen Sie das Geld später ab."
        )
    return tuple(found)
