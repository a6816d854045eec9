"""Bekanntgabe: from which day a notice counts, until when one may go to court, from when it is final.

A dated rule, not a date field: the days that people enter go in, the reckoning comes out day by day, each with the
sentence that the page shows and the source it rests on. Nothing is stored, so a correction of the rule reaches all.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wir import guidelines
from wir.core.dated import Dated
from wir.core.days import add_months, long_day, why_free, working_day_from
from wir.guidelines import Law

Way = Literal["retrieval", "post", "service", "handing_over"]
State = Literal["waiting", "failed", "effected"]
ENTERED = "Eintrag im Protokoll"


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What people entered about one way of delivery.

    `announced_on`: the message that the notice is ready has gone out. `posted_on`: handed to the post. `served_on`: formal service or
    handing over. `received_on`: proof that a letter came later than the law presumes. `waived_on`: waiver of remedy.
    """

    way: Way
    announced_on: date | None = None
    retrieved_on: date | None = None
    posted_on: date | None = None
    served_on: date | None = None
    received_on: date | None = None
    never_arrived: bool = False
    waived_on: date | None = None


@dataclass(frozen=True)
class Reckoned:
    """One line of the reckoning. `sure` is False where the value was not read in a source of this state."""

    day: date | None
    says: str
    source: str
    sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What follows from a sending. `counts_on`, `last_day` and `final_on` are None until it is effected.

    `retrieve_by` is the last day for retrieving; `doubts` are sentences about what nobody has confirmed.
    """

    state: State
    counts_on: date | None = None
    last_day: date | None = None
    final_on: date | None = None
    retrieve_by: date | None = None
    steps: tuple[Reckoned, ...] = ()
    doubts: tuple[str, ...] = ()

    def is_final(self, on: date) -> bool:
        """Whether the notice is final (bestandskräftig) on that day, as far as nobody went to court."""
        return self.final_on is not None and self.final_on <= on


def reckon(sending: Sending, *, on: date, remedy: bool = True) -> Delivered:
    """The reckoning as it stands on a day. Without a `remedy` no period runs and nothing becomes final.

    Raises ValueError for days that cannot follow each other.
    """
    law = guidelines.procedure("delivery", _first_day(sending) or on)
    ways = {"retrieval": _retrieval, "post": _post, "service": _handed, "handing_over": _handed}
    begun = ways[sending.way](sending, law, on)
    return begun if begun.counts_on is None or not remedy else _period(sending, law, begun, begun.counts_on)


def _first_day(sending: Sending) -> date | None:
    given = {
        "retrieval": sending.announced_on or sending.retrieved_on,
        "post": sending.posted_on,
        "service": sending.served_on,
        "handing_over": sending.served_on,
    }
    return given[sending.way]


def _retrieval(sending: Sending, law: Law, on: date) -> Delivered:
    announced, retrieved = sending.announced_on, sending.retrieved_on
    if retrieved is not None and announced is not None and retrieved < announced:
        raise ValueError("Der Abruf liegt vor der Nachricht.")
    within = law.value("retrieval_within")
    by_calendar, until = retrieval_end(law, announced) if announced else (None, None)
    steps = [_message(announced)] if announced or not retrieved else []
    if retrieved is not None and (until is None or retrieved <= until):
        after = law.value("retrieval_days")
        counts = _counting_day(law, retrieved + timedelta(days=_number(after)))
        steps.append(Reckoned(retrieved, f"Am {long_day(retrieved)} wurde er abgerufen.", ENTERED))
        steps.append(_step(counts, f"Er zählt am Tag nach dem Abruf: {long_day(counts)}.", after))
        doubts = _free_day(counts)
        return Delivered(
            state="effected", counts_on=counts, retrieve_by=until, steps=tuple(steps), doubts=doubts
        )
    if until is None or by_calendar is None:
        return Delivered(state="waiting", steps=tuple(steps))
    if on <= until:
        says = f"Bis {long_day(by_calendar)} kann er abgerufen werden, das sind {within.value} Tage."
        steps.append(_step(by_calendar, says, within))
        if until != by_calendar:
            steps.append(_moved(by_calendar, until, law.value("retrieval_end_moves")))
        return Delivered(state="waiting", retrieve_by=until, steps=tuple(steps))
    says = f"Bis {long_day(until)} wurde er nicht abgerufen. Damit ist er nicht bekannt gegeben und muss neu zugestellt werden."
    return Delivered(state="failed", retrieve_by=until, steps=(*steps, _step(until, says, within)))


def _message(announced: date | None) -> Reckoned:
    """No time runs against somebody who was not told; whoever finds the notice without a message may retrieve it."""
    if announced is None:
        says = "Die Nachricht, dass der Bescheid bereitliegt, ging noch nicht hinaus. Bis dahin läuft keine Frist."
        return Reckoned(None, says, ENTERED)
    return Reckoned(
        announced, f"Am {long_day(announced)} ging die Nachricht hinaus: Der Bescheid liegt bereit.", ENTERED
    )


def retrieval_end(law: Law, announced: date) -> tuple[date, date]:
    """The last day for retrieving by the calendar, and the last day that counts: in doubt it moves."""
    by_calendar = announced + timedelta(days=_number(law.value("retrieval_within")))
    moves = law.value("retrieval_end_moves").value
    return by_calendar, working_day_from(by_calendar) if moves else by_calendar


def in_time_since(on: date) -> date:
    """The first day of a message that can still be answered by a retrieval on this day."""
    law, first = guidelines.procedure("delivery", on), on
    while retrieval_end(law, first - timedelta(days=1))[1] >= on:
        first -= timedelta(days=1)
    return first


def _moved(by_calendar: date, last: date, rule: Dated) -> Reckoned:
    says = f"Das ist {why_free(by_calendar)}. Wir rechnen bis zum nächsten Werktag: {long_day(last)}, 24 Uhr. Bestätigt ist das nicht."
    return _step(last, says, rule)


def _post(sending: Sending, law: Law, on: date) -> Delivered:
    posted = sending.posted_on
    if posted is None:
        return Delivered(state="waiting")
    if sending.received_on is not None and sending.received_on < posted:
        raise ValueError("Der Brief kann nicht vor der Aufgabe zur Post angekommen sein.")
    steps = [Reckoned(posted, f"Am {long_day(posted)} ging der Brief zur Post.", ENTERED)]
    if sending.never_arrived:
        says = "Der Brief kam nicht an. Damit ist der Bescheid nicht bekannt gegeben und muss neu zugestellt werden."
        return Delivered(state="failed", steps=(*steps, Reckoned(None, says, law.value("post_days").cite)))
    rule = law.value("post_days")
    presumed = _counting_day(law, posted + timedelta(days=_number(rule)))
    steps.append(
        _step(presumed, f"Er gilt am {rule.value}. Tag danach als angekommen: {long_day(presumed)}.", rule)
    )
    counts = presumed
    if sending.received_on is not None and sending.received_on > presumed:
        counts = sending.received_on
        says = f"Nachgewiesen kam er erst am {long_day(counts)} an. Dann zählt dieser Tag."
        steps.append(_step(counts, says, rule))
    return Delivered(
        state="effected",
        counts_on=counts,
        steps=tuple(steps),
        doubts=(*_doubts(law, posted, counts), *(_free_day(counts) if counts == presumed else ())),
    )


def _handed(sending: Sending, law: Law, on: date) -> Delivered:
    served = sending.served_on
    if served is None:
        return Delivered(state="waiting")
    formal = sending.way == "service"
    rule = law.value("service_days" if formal else "handing_over_days")
    counts = served + timedelta(days=_number(rule))
    word = "förmlich zugestellt" if formal else "persönlich übergeben"
    return Delivered(
        state="effected",
        counts_on=counts,
        steps=(
            Reckoned(served, f"Am {long_day(served)} wurde der Bescheid {word}.", ENTERED),
            _step(counts, f"Er zählt ab diesem Tag: {long_day(counts)}.", rule),
        ),
    )


def _doubts(law: Law, posted: date, counts: date) -> tuple[str, ...]:
    """What would be different under the federal law, as long as nobody has confirmed the state's."""
    ours, federal = law.value("post_days"), law.value("post_days_federal")
    other = posted + timedelta(days=_number(federal))
    if ours.value == federal.value or other <= counts:
        return ()
    last = _end(law, other)[-1]
    return (
        f"Nach Bundesrecht wäre es seit {federal.day.year} der {federal.value}. Tag, also {long_day(other)}, und der letzte "
        f"Tag für eine Klage {long_day(last)}. Ob das in Hessen auch gilt, ist nicht bestätigt. Wir rechnen mit dem "
        f"{ours.value}. Tag.",
    )


def _free_day(counts: date) -> tuple[str, ...]:
    """The law names a day; whether it moves when nobody works on it was read nowhere."""
    if not (why := why_free(counts)):
        return ()
    return (
        f"Der Tag, ab dem der Bescheid zählt, ist {why}. Wir lassen ihn stehen, denn nur das Ende einer Frist rückt auf "
        "den nächsten Werktag. Bestätigt ist das nicht.",
    )


def _counting_day(law: Law, day: date) -> date:
    return working_day_from(day) if law.value("counting_day_moves").value else day


def _end(law: Law, counts: date) -> tuple[date, date]:
    """The last day by the calendar, and the last day that counts."""
    by_calendar = add_months(counts, _number(law.value("action_months")))
    moves = law.value("end_moves").value
    return by_calendar, working_day_from(by_calendar) if moves else by_calendar


def _period(sending: Sending, law: Law, begun: Delivered, counts: date) -> Delivered:
    months = law.value("action_months")
    by_calendar, last = _end(law, counts)
    shorter = (
        " Den gleichen Tag gibt es dort nicht, darum ist es der letzte des Monats."
        if by_calendar.day < counts.day
        else ""
    )
    steps = [
        _step(
            by_calendar,
            f"Die Frist für eine Klage ist ein Monat, bis {long_day(by_calendar)}.{shorter}",
            months,
        )
    ]
    if last != by_calendar:
        says = (
            f"Das ist {why_free(by_calendar)}. Die Frist endet am nächsten Werktag: {long_day(last)}, 24 Uhr."
        )
        steps.append(_step(last, says, law.value("end_moves")))
    final = last + timedelta(days=1)
    steps.append(
        Reckoned(final, f"Klagt niemand, ist der Bescheid ab {long_day(final)} bestandskräftig.", months.cite)
    )
    if sending.waived_on is not None and max(sending.waived_on, counts) < final:
        final = max(sending.waived_on, counts)
        steps.append(Reckoned(final, _waived(sending.waived_on, final), ENTERED))
    return Delivered(
        state="effected",
        counts_on=counts,
        last_day=last,
        final_on=final,
        retrieve_by=begun.retrieve_by,
        steps=(*begun.steps, *steps),
        doubts=begun.doubts,
    )


def _waived(on: date, final: date) -> str:
    later = "" if on == final else " Früher als er zählt, kann er nicht bestandskräftig sein."
    return f"Am {long_day(on)} wurde auf eine Klage verzichtet. Der Bescheid ist ab {long_day(final)} bestandskräftig.{later}"


def _step(day: date, says: str, value: Dated) -> Reckoned:
    return Reckoned(day, says, value.cite, value.confidence == "read")


def _number(value: Dated) -> int:
    """Raises ValueError for a value that nobody found: then a person must look it up first."""
    if not isinstance(value.value, int):
        raise ValueError(f"{value.label}: {value.cite}")
    return value.value
