"""The next strategy begins where this one stands."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.strategy.actions.opening import open_process
from wir.strategy.models import FieldOfAction, Measure, Process

COPIED = ("title", "text", "town", "owner", "owner_user", "indicator", "starts_on", "ends_on", "line")


def open_next(process: Process, *, name: str, starts_on: date, ends_on: date, by: User) -> Process:
    """A new process of the same towns with the fields of action and the open measures of this one.

    A measure that goes on keeps its words and owner and starts as proposed: the new council has not decided yet. What it
    rests on is named by `continues`. Raises Refused and PermissionDenied.
    """
    if process.state not in ("decided", "undecided", "closed"):
        raise Refused(_("Dieser Prozess läuft noch. Der nächste beginnt, wenn über diesen entschieden ist."))
    if Process.objects.filter(next_of=process).exists():
        raise Refused(_("Der nächste Prozess ist schon angelegt."))
    with transaction.atomic():
        towns = [
            town.organisation for town in process.towns.filter(left_on=None).select_related("organisation")
        ]
        following = open_process(
            towns, name=name, starts_on=starts_on, ends_on=ends_on, by=by, question=process.question,
            next_of=process,
        )  # fmt: skip
        fields = _copy_fields(process, following)
        _copy_measures(process, following, fields)
    return following


def _copy_fields(process: Process, following: Process) -> dict[int, FieldOfAction]:
    """Old primary key -> the new field."""
    goals = ("place", "name", "long_term_goal", "interim_goal", "annual_goal")
    old = list(process.fields.all())
    made = FieldOfAction.objects.bulk_create(
        FieldOfAction(process=following, **{key: getattr(one, key) for key in goals}) for one in old
    )
    return {before.pk: after for before, after in zip(old, made, strict=True)}


def _copy_measures(process: Process, following: Process, fields: dict[int, FieldOfAction]) -> None:
    goes_on = _("Geht aus der vorigen Strategie weiter.")
    Measure.objects.bulk_create(
        Measure(
            process=following,
            number=number,
            field=fields.get(old.field_id),
            continues=old,
            without_basis_because=goes_on,
            made_on=following.starts_on,
            **{key: getattr(old, key) for key in COPIED},
        )
        for number, old in enumerate(process.measures.filter(state__in=Measure.OPEN), 1)
    )
