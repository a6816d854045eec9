"""Strategy processes: who reads them inside, who works on them. Everybody may read what is public."""

from typing import Any

import rules
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wir.accounts.access import acts_for, organisations_as
from wir.accounts.models import Membership, Organisation, User
from wir.strategy.models import Measure, Member, Process, ProcessTown, Station

EDITOR = Membership.Role.EDITOR
READS: dict[str, frozenset[str]] = {
    "draft": frozenset({Member.Role.STEERING.value}),
    "measures": frozenset({Member.Role.STEERING.value}),
    "comments": frozenset({Member.Role.STEERING.value}),
    "pack": frozenset({Member.Role.STEERING.value, Member.Role.POLITICS.value, Member.Role.FOREIGNERS.value}),
}
"""What is not public -> the parts that read it without working on it: the text before it is a version, measures with their costs
and order, published comments without an answer, the pack for the council. What everybody may read is not here."""


def public_processes() -> QuerySet[Process]:
    """What everybody may read."""
    return Process.objects.exclude(state="prepared")


def parts_of(user: User) -> dict[int, frozenset[str]]:
    """Process -> the roles that the person has in it today. Read once per request and person, in one statement."""
    if not user.is_authenticated:
        return {}
    if not hasattr(user, "_parts"):
        found: dict[int, set[str]] = {}
        held = Member.objects.in_force(timezone.localdate()).filter(user=user)
        for process, role in held.values_list("process_id", "role"):
            found.setdefault(process, set()).add(role)
        user._parts = {process: frozenset(roles) for process, roles in found.items()}
    return user._parts


def desks_for(user: User) -> QuerySet[Process]:
    """Processes that the person may read inside: as an editor of one of the towns, or with a part in it today."""
    own = Q(towns__organisation__in=organisations_as(EDITOR, user), towns__left_on=None)
    return Process.objects.filter(own | Q(pk__in=parts_of(user))).distinct()


def worked_by(user: User) -> QuerySet[Process]:
    """Processes that the person works on: as an editor of one of the towns, as facilitator or as integration officer."""
    working = [process for process, roles in parts_of(user).items() if roles & set(Member.WORKING)]
    own = Q(towns__organisation__in=organisations_as(EDITOR, user), towns__left_on=None)
    return Process.objects.filter(own | Q(pk__in=working)).distinct()


def read_by(user: User, what: str) -> QuerySet[Process]:
    """Processes of which the person reads this (a key of READS): those it works on, and those where its part reads it."""
    reading = [process for process, roles in parts_of(user).items() if roles & READS[what]]
    return Process.objects.filter(Q(pk__in=worked_by(user)) | Q(pk__in=reading))


def led_by(user: User) -> QuerySet[Process]:
    """Processes whose people, contracts and end the person decides on: as an editor of one of the towns."""
    return Process.objects.filter(
        towns__organisation__in=organisations_as(EDITOR, user), towns__left_on=None
    ).distinct()


def reported_by(user: User) -> QuerySet[Measure]:
    """Measures on whose state the person reports: its owner, and whoever works on the process."""
    working = [process for process, roles in parts_of(user).items() if roles & set(Member.WORKING)]
    own = Q(town=None) | Q(town__in=organisations_as(EDITOR, user)) | Q(process__in=working)
    mine = Q(owner_user=user) | Q(process__in=worked_by(user)) & own
    return Measure.objects.filter(mine).exclude(process__state="prepared")


def stations_of(user: User) -> QuerySet[Station]:
    """Bodies whose words and decisions the person writes down: those of a town whose editor they are."""
    return Station.objects.filter(town__in=organisations_as(EDITOR, user), process__in=led_by(user))


def own_bodies_of(user: User) -> QuerySet[Station]:
    """Foreigners' councils and commissions for which the person speaks, and so enters the opinion.

    Where several towns work together a part speaks for the town it names; one without a town for those for which the
    person acts, else for none.
    """
    speaking = [process for process, roles in parts_of(user).items() if Member.Role.FOREIGNERS.value in roles]
    others = ProcessTown.objects.filter(process=OuterRef("process")).exclude(organisation=OuterRef("town"))
    bodies = Station.objects.filter(process__in=speaking, kind__in=Station.HEARD)
    mine = Member.objects.filter(user=user, role=Member.Role.FOREIGNERS, process=OuterRef("process"))
    mine = mine.in_force(timezone.localdate())
    named = Exists(mine.filter(town=OuterRef("town")))
    return bodies.filter(
        ~Exists(others) | named | Exists(mine.filter(town=None)) & Q(town__in=acts_for(user))
    )


def process_of(thing: Any) -> Process:
    """The process that a thing belongs to, or that it is."""
    found: Process = thing if isinstance(thing, Process) else thing.process
    return found


@rules.predicate
def is_office(user: User, thing: Any) -> bool:
    """An editor of one of the towns."""
    return (
        process_of(thing).towns.filter(organisation__in=organisations_as(EDITOR, user), left_on=None).exists()
    )


@rules.predicate
def leads(user: User, thing: Any) -> bool:
    """An editor of the town that leads it: what ends for all towns is not for a partner alone."""
    return process_of(thing).controller_id in organisations_as(EDITOR, user)


@rules.predicate
def has_working_part(user: User, thing: Any) -> bool:
    """Facilitator or integration officer today."""
    return bool(parts_of(user).get(process_of(thing).pk, frozenset()) & set(Member.WORKING))


@rules.predicate
def has_any_part(user: User, thing: Any) -> bool:
    """Any part in the process today."""
    return process_of(thing).pk in parts_of(user)


@rules.predicate
def is_of_its_town(user: User, station: Any) -> bool:
    """An editor of the very town whose body it is."""
    return station.town_id in organisations_as(EDITOR, user)


@rules.predicate
def speaks_for_it(user: User, station: Any) -> bool:
    """Has the part of the foreigners' council or the integration commission, and this is that body."""
    return own_bodies_of(user).filter(pk=station.pk).exists()


@rules.predicate
def leaves_other_towns_alone(user: User, thing: Any) -> bool:
    """What belongs to one town is written by its own editors and by those who work for all; what all share, by everybody here.

    Such a thing is a local annex with its paragraphs, or a measure of one town.
    """
    town = getattr(getattr(thing, "section", thing), "town_id", None)
    return town is None or town in organisations_as(EDITOR, user) or bool(has_working_part(user, thing))


@rules.predicate
def owns_measure(user: User, measure: Any) -> bool:
    return measure.owner_user_id == user.pk


@rules.predicate
def edits_for(user: User, organisation: Organisation) -> bool:
    return organisation.pk in organisations_as(EDITOR, user)


@rules.predicate
def is_asked(user: User, invitation: Any) -> bool:
    """One of the person's verified addresses is the invited one."""
    return user.emailaddress_set.filter(verified=True, email__iexact=invitation.email).exists()


works_on = is_office | has_working_part
works_here = works_on & leaves_other_towns_alone
reads_inside = is_office | has_any_part

rules.add_perm("strategy.open_process", edits_for)
rules.add_perm("strategy.agree_to_process", edits_for)
rules.add_perm("strategy.describe_process", works_on)
rules.add_perm("strategy.plan_process", works_on)
rules.add_perm("strategy.publish_process", is_office)
rules.add_perm("strategy.note_decision", is_office)
rules.add_perm("strategy.take_back_decision", is_office)
rules.add_perm("strategy.end_process", leads)
rules.add_perm("strategy.close_process", leads)
rules.add_perm("strategy.leave_process", edits_for)
rules.add_perm("strategy.extend_process", is_office)
rules.add_perm("strategy.manage_members", is_office)
rules.add_perm("strategy.write_text", works_here)
rules.add_perm("strategy.withdraw_version", is_office)
rules.add_perm("strategy.check_comment", works_on)
rules.add_perm("strategy.answer_comment", works_on)
rules.add_perm("strategy.record_decision", is_office & is_of_its_town)
rules.add_perm("strategy.give_opinion", is_office & is_of_its_town | speaks_for_it)
rules.add_perm("strategy.accept_part", is_asked)
rules.add_perm("strategy.take_back_part", is_office)
rules.add_perm("strategy.contract_facilitation", is_office)
rules.add_perm("strategy.note_facilitation", works_on)
rules.add_perm("strategy.take_stock", works_on)
rules.add_perm("strategy.recommend", works_on)
rules.add_perm("strategy.check_voice", works_on)
rules.add_perm("strategy.publish_recommendation", works_on)
rules.add_perm("strategy.drop_recommendation", works_on)
rules.add_perm("strategy.propose_measure", works_here)
rules.add_perm("strategy.change_measure", works_here)
rules.add_perm("strategy.rank_measures", works_on)
rules.add_perm("strategy.manage_fields", works_on)
rules.add_perm("strategy.note_status", works_here | owns_measure)
rules.add_perm("strategy.plan_measure", works_here)
rules.add_perm("strategy.take_back_plan", is_office & leaves_other_towns_alone)
rules.add_perm("strategy.start_measure", works_here | owns_measure)
rules.add_perm("strategy.stall_measure", works_here | owns_measure)
rules.add_perm("strategy.finish_measure", works_here | owns_measure)
rules.add_perm("strategy.drop_measure", works_here)
