"""When money may be asked for: only what payments of the next two months need. No Django, no clock."""

from datetime import date

from wir import guidelines
from wir.core.dated import Dated
from wir.core.days import add_months, short_day, working_day_from


def need_months(on: date) -> Dated:
    """How far ahead money may be asked for."""
    return guidelines.procedure("money", on).value("need_months")


def latest_need(on: date) -> date:
    """The last day on which a payment may be due if money is asked for on a day, whenever the first one is due."""
    months = need_months(on).value
    assert isinstance(months, int)
    last = add_months(on, months)
    return working_day_from(last) if guidelines.procedure("money", on).value("end_moves").value else last


def objections(need_from: date, need_to: date, *, on: date) -> tuple[str, ...]:
    """What is wrong with the days of a request made on a day; nothing if all is well."""
    found = []
    if need_to < need_from:
        found.append("Der letzte Tag liegt vor dem ersten. Bitte tauschen Sie die beiden Tage.")
    if need_from < on:
        found.append(
            f"Der erste Tag darf nicht vor heute liegen. Ist eine Rechnung schon fällig, nennen Sie den {short_day(on)}."
        )
    latest = latest_need(on)
    if max(need_from, need_to) > latest:
        found.append(
            f"Geld gibt es nur für Zahlungen der nächsten zwei Monate. Der letzte Tag darf höchstens der {short_day(latest)} sein. "
            "Was später fällig ist, rufen Sie später ab."
        )
    return tuple(found)
