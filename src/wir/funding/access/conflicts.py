"""Conflicts of interest, computed anew at every reading: the one place from which everything about them comes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from wir.accounts.models import Membership
from wir.funding.access.parties import parties_of
from wir.funding.access.parts import pairs_of
from wir.funding.models import ConflictDeclaration, ConflictOpinion, JuryCase, JuryMember
from wir.funding.rules.conflicts import Kind, Party, Ties, conflict, is_excluded, ties


@dataclass
class Standing:
    """Who stays away from one case and why; `flagged` are neighbours from the same county, decided or not."""

    excluded: dict[int, Kind] = field(default_factory=dict)
    flagged: set[int] = field(default_factory=set)
    members: frozenset[int] = frozenset()

    @property
    def entitled(self) -> frozenset[int]:
        """Members who may read, score and vote."""
        return self.members - self.excluded.keys()


Declared = set[tuple[int, int]]


def standings(members: QuerySet[JuryMember], cases: QuerySet[JuryCase]) -> dict[int, Standing]:
    """For each of the cases (by number): who of its round's `members` stays away. Seven statements, however many."""
    rows = list(cases.values_list("pk", "round_id", "application_id"))
    parties = parties_of({application for _, _, application in rows})
    people = _people(members)
    acted = _acted(members)
    by_case, by_organisation = _declared(members)
    opinions = _opinions([pk for pk, _, _ in rows])
    found, known = {}, {}
    for pk, round_id, application in rows:
        who = (round_id, parties[application])  # many cases have the same applicant
        if who not in known:
            known[who] = _kinds(people.get(round_id, {}), parties[application], by_organisation)
        kinds = known[who] | dict.fromkeys(acted.get(application, ()), "organisation")
        kinds |= {member: "declared" for member, case in by_case if case == pk}
        found[pk] = _standing(frozenset(people.get(round_id, {})), kinds, opinions.get(pk, {}))
    return found


def _kinds(
    bench: Mapping[int, Ties], parties: tuple[Party, ...], declared: set[tuple[int, int]]
) -> dict[int, Kind]:
    """The conflict of each member with those who apply; members without one are left out."""
    kinds = {
        member: conflict(
            belongs, parties, declared=any((member, party.organisation) in declared for party in parties)
        )
        for member, belongs in bench.items()
    }
    return {member: kind for member, kind in kinds.items() if kind}


def _standing(
    bench: frozenset[int], kinds: Mapping[int, Kind], opinions: Mapping[int, Iterable[int]]
) -> Standing:
    """Only members without any conflict decide about a neighbour; their words count, nobody else's."""
    if not kinds:
        return Standing(members=bench)
    free = bench - kinds.keys()
    excluded = {
        member: kind
        for member, kind in kinds.items()
        if is_excluded(kind, in_favour=len(free.intersection(opinions.get(member, ()))), others=len(free))
    }
    flagged = {member for member, kind in kinds.items() if kind == "county"}
    return Standing(excluded=excluded, flagged=flagged, members=bench)


def _people(members: QuerySet[JuryMember]) -> dict[int, dict[int, Ties]]:
    """Round -> member -> what they belong to: what the office entered and every organisation of their account."""
    rows = list(
        members.values_list(
            "pk", "round_id", "user_id", "organisation_id", "organisation__ags", "municipality", "county"
        )
    )
    belongs: dict[int, list[Party]] = {}
    for user, organisation, key in Membership.objects.filter(
        user__in={user for _, _, user, *_ in rows}
    ).values_list("user_id", "organisation_id", "organisation__ags"):
        belongs.setdefault(user, []).append(Party(organisation, key))
    found: dict[int, dict[int, Ties]] = {}
    for pk, round_id, user, organisation, key, municipality, county in rows:
        own = [Party(organisation, key)] if organisation else []
        found.setdefault(round_id, {})[pk] = ties([*own, *belongs.get(user, [])], municipality, county)
    return found


def _acted(members: QuerySet[JuryMember]) -> dict[int, set[int]]:
    """Application -> members who act or acted in it for those who apply, though their role may have ended."""
    seats: dict[int, list[int]] = {}
    for member, user in members.values_list("pk", "user"):
        seats.setdefault(user, []).append(member)
    found: dict[int, set[int]] = {}
    for user, application in pairs_of(seats):
        found.setdefault(application, set()).update(seats[user])
    return found


def _declared(members: QuerySet[JuryMember]) -> tuple[Declared, Declared]:
    """What members declared: (member, case) and (member, organisation)."""
    rows = list(
        ConflictDeclaration.objects.filter(member__in=members.values("pk")).values_list(
            "member_id", "case_id", "organisation_id"
        )
    )
    return {(m, c) for m, c, _ in rows if c}, {(m, o) for m, _, o in rows if o}


def _opinions(cases: list[int]) -> dict[int, dict[int, set[int]]]:
    """Case -> member from the same county -> those who said that the member may take part."""
    found: dict[int, dict[int, set[int]]] = {}
    said = ConflictOpinion.objects.filter(case__in=cases, may_take_part=True)
    for case, member, said_by in said.values_list("case_id", "member_id", "said_by_id"):
        found.setdefault(case, {}).setdefault(member, set()).add(said_by)
    return found
