"""A process begins, becomes public, gets more time, ends."""

from collections.abc import Sequence
from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.days import add_months, short_day
from wir.core.refusal import Refused
from wir.core.text import bare_name, spelt_out
from wir.journal.steps import record, taking
from wir.strategy import queries, starter
from wir.strategy.actions.deciding import adopted_by, bodies_left, councils_left
from wir.strategy.actions.planning import refuse_when_over
from wir.strategy.actions.writing import promised_until
from wir.strategy.models import Deadline, Extension, Phase, Process, ProcessTown
from wir.strategy.promised import Promised, still_promised

RESERVED = ("einladung", "meine", "meine-stimme", "nachbarn", "neu", "vergessen")
"""Addresses of pages that belong to no single process."""


MOST_MONTHS_MORE = 24
"""So far beyond the end that was granted an extension can go."""


def open_process(
    towns: Sequence[Organisation],
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    by: User | None,
    on: date | None = None,
    question: str = starter.QUESTION,
    grant: int | None = None,
    file_number: str = "",
    next_of: Process | None = None,
) -> Process:
    """Begin a process with the starter set; the first town leads. `by` is None when a released grant opens it.

    Towns that applied together have agreed; opened by hand, every other town still has to say so (`agree_to_process`).
    Raises Refused and PermissionDenied.
    """
    if not 1 <= len(set(towns)) == len(towns) <= ProcessTown.MOST:
        raise Refused(_("Ein Prozess hat eine Gemeinde oder bis zu drei zusammen."))
    if by is not None and not rules.has_perm("strategy.open_process", by, towns[0]):
        raise PermissionDenied("strategy.open_process")
    with transaction.atomic():
        process = Process.objects.create(
            controller=towns[0], slug=_free_slug(towns[0]), name=name, question=question, starts_on=starts_on,
            ends_on=ends_on, opened_by=by, grant=grant, file_number=file_number, next_of=next_of,
        )  # fmt: skip
        ProcessTown.objects.bulk_create(
            ProcessTown(
                process=process, organisation=town, place=place,
                agreed_on=(on or starts_on) if by is None or place == 0 else None,
            )
            for place, town in enumerate(towns)
        )  # fmt: skip
        _lay_out(process)
        record("strategy.open_process", process, by=by, facts={"towns": len(towns), "grant": grant})
    return process


def _lay_out(process: Process) -> None:
    """Phases and deadlines of the starter set."""
    stretches = starter.phases(process.starts_on, process.ends_on)
    Phase.objects.bulk_create(
        Phase(process=process, kind=one.kind, starts_on=one.starts_on, ends_on=one.ends_on)
        for one in stretches
    )
    dues = starter.dues(process.starts_on, process.ends_on)
    Deadline.objects.bulk_create(
        Deadline(process=process, kind=one.kind, label=one.label, due_on=one.due_on, public=one.public)
        for one in dues
    )


def _free_slug(town: Organisation) -> str:
    """The town's name as it stands in addresses; a number behind it when another process has it."""
    base = slugify(spelt_out(bare_name(town.name)))[:50] or f"ort-{town.pk}"
    taken = {*RESERVED, *Process.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def publish_process(process: Process, *, by: User) -> None:
    """From now on everybody can read its page and take part. Raises Refused while a town has not agreed."""
    with taking("publish_process", process, by=by):
        missing = [town.organisation.name for town in process.towns.filter(agreed_on=None)]
        if missing:
            raise Refused(
                _("Noch nicht zugestimmt: %(towns)s. Öffentlich wird der Prozess, wenn alle dabei sind.")
                % {"towns": ", ".join(missing)}
            )


def extend_process(process: Process, *, until: date, reason: str, by: User, on: date) -> None:
    """More time, until two years after the end that was granted at most. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.extend_process", by, process):
        raise PermissionDenied("strategy.extend_process")
    with transaction.atomic():
        kept = Process.objects.select_for_update().get(pk=process.pk)
        refuse_when_over(kept)
        if until <= max(queries.last_day(kept), on):
            raise Refused(
                _(
                    "Das neue Ende muss nach dem bisherigen und nach heute liegen. Es hat sich nichts geändert."
                )
            )
        latest = add_months(kept.ends_on, MOST_MONTHS_MORE)
        if until > latest:
            raise Refused(
                _("Mehr Zeit geht höchstens bis zum %(day)s, zwei Jahre über das bewilligte Ende hinaus.")
                % {"day": short_day(latest)}
            )
        Extension.objects.create(process=process, until=until, reason=reason, made_by=by, made_on=on)
        Phase.objects.filter(process=process, kind=Phase.Kind.DECIDING).update(ends_on=until)
        record(
            "strategy.extend_process",
            process,
            by=by,
            facts={"until": until.isoformat()},
            payload={"reason": reason},
        )


def note_decision(process: Process, *, by: User, on: date) -> None:
    """Every council has had its last word and at least one adopted it; what comes now is doing it.

    With this all ways to take part end, so it waits for the days that people were told, and for bodies that are to be heard.
    Raises Refused.
    """
    with taking("note_decision", process, by=by):
        if left := councils_left(process):
            names = ", ".join(town.name for town in left)
            raise Refused(_("Hier fehlt noch der Beschluss: %(towns)s.") % {"towns": names})
        if not adopted_by(process):
            raise Refused(
                _("Kein Parlament hat die Strategie beschlossen. Beenden Sie den Prozess ohne Beschluss.")
            )
        if asked := bodies_left(process):
            names = ", ".join(f"{one.name or one.get_kind_display()} ({one.town.name})" for one in asked)
            raise Refused(
                _(
                    "Noch nicht gehört: %(bodies)s. Tragen Sie die Stellungnahme ein oder schreiben Sie, warum sie nicht nötig ist."
                )
                % {"bodies": names}
            )
        if held := _still_held(process, on=on):
            raise Refused(
                _(
                    "Menschen können noch mitmachen, wie versprochen: %(rounds)s. Festhalten können Sie den Beschluss ab dem %(day)s; was die Parlamente entschieden haben, lesen alle schon jetzt."
                )
                % held
            )


def _still_held(process: Process, *, on: date) -> dict[str, str]:
    """What people were told they can still do goes on until its day: each of them, and the first day after all. Empty: nothing."""
    waiting = still_promised(process, on=on)
    if (until := promised_until(process, on=on)) is not None:
        waiting.append(Promised(_("Rückmeldungen zum Text"), until))
    if not waiting:
        return {}
    rounds, until = ", ".join(one.words for one in waiting), max(one.until for one in waiting)
    # A typo such as 31.12.9999 has no day after it.
    after = until if until == date.max else until + timedelta(days=1)
    return {"rounds": rounds, "day": short_day(after)}


def end_process(process: Process, *, reason: str, by: User, on: date) -> None:
    """It ends without a decision, and says why. Nothing that people were told they can still do is taken away by it.

    Raises Refused when a council has adopted it, or while a promised day has not passed.
    """
    with taking("end_process", process, by=by, payload={"reason": reason}):
        if adopted := adopted_by(process):
            raise Refused(
                _(
                    "Hier ist die Strategie beschlossen: %(towns)s. Tragen Sie ein, was die anderen Parlamente entschieden haben, und halten Sie den Beschluss fest."
                )
                % {"towns": ", ".join(town.name for town in adopted)}
            )
        if held := _still_held(process, on=on):
            raise Refused(
                _(
                    "Menschen können noch mitmachen, wie versprochen: %(rounds)s. Beenden können Sie den Prozess ab dem %(day)s."
                )
                % held
            )
        process.ended_because = reason


def close_process(process: Process, *, by: User) -> None:
    """Everything is told; nothing can be added any more."""
    with taking("close_process", process, by=by):
        pass
