"""What the process is called and asks, its phases, its dates, its calendar."""

from collections.abc import Mapping
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy import queries
from wir.strategy.access import desks_for
from wir.strategy.models import CalendarLink, Deadline, Phase, Process

WORDS = ("name", "question", "about", "contact_name", "contact_phone", "contact_email")
Stretch = tuple[date, date]


def refuse_when_over(process: Process) -> None:
    """Phases and end belong to a process that is prepared or runs. Raises Refused afterwards."""
    if process.is_over:
        raise Refused(_("Der Prozess ist entschieden oder beendet. Phasen und Ende stehen fest."))


def describe_process(process: Process, *, by: User, **words: str) -> None:
    """Name, question, about and contact, as everybody reads them. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.describe_process", by, process))
    with transaction.atomic():
        for name, value in words.items():
            if name not in WORDS:
                raise ValueError(name)
            setattr(process, name, value)
        process.save(update_fields=list(words))
        record("strategy.describe_process", process, by=by, facts={"fields": sorted(words)})


def choose_formats(process: Process, *, codes: list[str], by: User) -> None:
    """Which formats the desk shows. Nothing that was made with another one is lost. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, process))
    with transaction.atomic():
        process.formats = codes
        process.save(update_fields=["formats"])
        record("strategy.choose_formats", process, by=by, facts={"formats": codes})


def set_phases(process: Process, *, stretches: Mapping[str, Stretch], by: User) -> None:
    """First and last day of every phase; they may overlap. Raises Refused and PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, process))
    refuse_when_over(process)
    last = queries.last_day(process)
    wrong = [
        _("%(phase)s muss zwischen dem %(first)s und dem %(last)s liegen.")
        % {"phase": Phase.Kind(kind).label, "first": short_day(process.starts_on), "last": short_day(last)}
        for kind, (starts_on, ends_on) in stretches.items()
        if not process.starts_on <= starts_on <= ends_on <= last
    ]
    if wrong:
        raise Refused(*wrong)
    with transaction.atomic():
        for kind, (starts_on, ends_on) in stretches.items():
            Phase.objects.update_or_create(
                process=process, kind=kind, defaults={"starts_on": starts_on, "ends_on": ends_on}
            )
        record("strategy.set_phases", process, by=by, facts={"phases": len(stretches)})


def add_deadline(process: Process, *, label: str, due_on: date, public: bool, by: User) -> Deadline:
    """A date of the office's own. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, process))
    with transaction.atomic():
        made = Deadline.objects.create(process=process, label=label, due_on=due_on, public=public)
        record("strategy.add_deadline", made, by=by, facts={"process": process.pk})
    return made


def change_deadline(deadline: Deadline, *, label: str, due_on: date, public: bool, by: User) -> None:
    """Another day, other words. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, deadline))
    with transaction.atomic():
        deadline.label, deadline.due_on, deadline.public = label, due_on, public
        deadline.save(update_fields=["label", "due_on", "public"])
        record("strategy.change_deadline", deadline, by=by, facts={"due_on": due_on.isoformat()})


def tick_deadline(deadline: Deadline, *, done_on: date | None, by: User) -> None:
    """It is done, or not done after all (`None`). Raises PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, deadline))
    with transaction.atomic():
        deadline.done_on = done_on
        deadline.save(update_fields=["done_on"])
        record("strategy.tick_deadline", deadline, by=by, facts={"done": done_on is not None})


def drop_deadline(deadline: Deadline, *, by: User) -> None:
    """The date is off. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.plan_process", by, deadline))
    with transaction.atomic():
        record("strategy.drop_deadline", deadline, by=by, facts={"process": deadline.process_id})
        deadline.delete()


def make_calendar_link(process: Process, *, by: User) -> CalendarLink:
    """A new secret address for the person's calendar; the one before stops working. Raises PermissionDenied."""
    if not desks_for(by).filter(pk=process.pk).exists():
        raise PermissionDenied("desk")
    made = CalendarLink(process=process, user=by)
    made.token_hash = CalendarLink.hash_of(made.token)
    with transaction.atomic():
        CalendarLink.objects.filter(process=process, user=by).delete()
        made.save()
        record("strategy.make_calendar_link", process, by=by)
    return made


def _only(may: bool) -> None:
    if not may:
        raise PermissionDenied
