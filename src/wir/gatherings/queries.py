"""Who has a place, who waits, what is to be seen to."""

from dataclasses import dataclass

from wir.gatherings import codes
from wir.gatherings.models import Gathering, Need, Registration


@dataclass(frozen=True)
class Guests:
    """Registrations in the order of arrival: those with a place, and those who wait. Given-back ones are in neither."""

    placed: tuple[Registration, ...]
    waiting: tuple[Registration, ...]
    free: int | None

    def rank(self, registration: Registration) -> int:
        """Place on the waiting list, from 1; 0 for somebody with a place."""
        numbers = [one.pk for one in self.waiting]
        return numbers.index(registration.pk) + 1 if registration.pk in numbers else 0


def guests(gathering: Gathering) -> Guests:
    """Computed, never stored: when a place is given back the next one moves up by itself. Costs one statement."""
    there = tuple(gathering.registrations.filter(given_back_on=None))
    if gathering.places is None:
        return Guests(there, (), None)
    return Guests(there[: gathering.places], there[gathering.places :], max(0, gathering.places - len(there)))


def registration_of(gathering: Gathering, code: str) -> Registration | None:
    """Whose code this is, if anybody's at this gathering."""
    return gathering.registrations.filter(code_hash=codes.hash_of(code)).first()


def to_see_to(gathering: Gathering) -> list[tuple[Need, int]]:
    """Each need with how many people with or without a place asked for it; those nobody asks for any more are left out.

    Who moved up comes first, named with the way to reach them.
    """
    there = list(gathering.registrations.filter(given_back_on=None))
    counts = {
        Need.Kind.INTERPRETING: lambda need: sum(one.interpreting == need.detail for one in there),
        Need.Kind.CHILDCARE: lambda need: sum(one.children for one in there),
        Need.Kind.ACCESS: lambda need: sum(one.needs == need.detail for one in there),
    }
    every = list(gathering.need_rows.all())
    by_number = {str(one.number): one for one in there}
    moved_up = [need for need in every if need.kind == Need.PLACE and need.detail in by_number]
    for need in moved_up:
        one = by_number[need.detail]
        need.detail = ", ".join(word for word in (one.first_name, one.reach) if word)
    rows = [(need, counts[Need.Kind(need.kind)](need)) for need in every if need.kind != Need.PLACE]
    return [*((need, 1) for need in moved_up), *((need, count) for need, count in rows if count)]
