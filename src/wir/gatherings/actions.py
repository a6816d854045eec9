"""What happens to a gathering: planned, announced, filled, held or cancelled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.gatherings.models import Gathering, Need, Registration
from wir.gatherings.places import telling_who_moves_up
from wir.gatherings.queries import guests
from wir.journal.promise import refuse_earlier
from wir.journal.steps import record, taking


class TooFewPlaces(Refused):
    """Fewer places than people who have been told that they have one."""


def change(gathering: Gathering, *, by: User, **fields: Any) -> None:
    """New details; places that were given stay given, and the last day to register that everybody read moves only to a
    later one. Raises Refused, TooFewPlaces and PermissionDenied."""
    if not rules.has_perm("gatherings.change", by, gathering):
        raise PermissionDenied("gatherings.change")
    with transaction.atomic():
        kept = Gathering.objects.select_for_update().get(pk=gathering.pk)
        if kept.state == "announced" and kept.registration:
            refuse_earlier(kept.registers_until, _last_day(kept, fields))
        _refuse_too_few(kept, fields.get("places"))
        with telling_who_moves_up(gathering):
            for name, value in fields.items():
                setattr(gathering, name, value)
            gathering.save(update_fields=list(fields))
        record("gatherings.change", gathering, by=by)


def _refuse_too_few(gathering: Gathering, wanted: int | None) -> None:
    promised = len(guests(gathering).placed)
    if wanted is not None and wanted < promised:
        raise TooFewPlaces(
            _("%(count)s Menschen haben schon einen Platz. Tragen Sie mindestens %(count)s Plätze ein.")
            % {"count": promised}
        )


def _last_day(kept: Gathering, fields: Mapping[str, Any]) -> date:
    """Until when one could register after the change; without a day of its own until the gathering itself."""
    wanted: date | None = fields.get("registers_until", kept.registers_until)
    return wanted or timezone.localdate(fields.get("starts_at", kept.starts_at))


def plan(controller: Organisation, *, by: User, process: Any = None, **fields: Any) -> Gathering:
    """A new gathering that nobody sees yet; `process` is what it will belong to, if anything. Raises PermissionDenied."""
    gathering = Gathering(controller=controller, **fields)
    gathering.process = process
    if not rules.has_perm("gatherings.change", by, gathering):
        raise PermissionDenied("gatherings.change")
    with transaction.atomic():
        gathering.save()
        record("gatherings.plan", gathering, by=by)
    return gathering


def announce(gathering: Gathering, *, by: User) -> None:
    """Everybody can read it and come."""
    with taking("announce", gathering, by=by):
        pass


def cancel(gathering: Gathering, *, because: str, by: User) -> None:
    """It does not happen, and says why."""
    with taking("cancel", gathering, by=by):
        gathering.cancelled_because = because


def note_held(gathering: Gathering, *, attended: int, minutes: str, by: User) -> None:
    """It happened: how many were there, what came out."""
    with taking("note_held", gathering, by=by) as facts:
        gathering.attended, gathering.minutes = attended, minutes
        facts["attended"] = attended


def see_to(need: Need, *, by: User, on: date) -> None:
    """The organiser has seen to it. Raises PermissionDenied."""
    if not rules.has_perm("gatherings.change", by, need.gathering):
        raise PermissionDenied("gatherings.change")
    Need.objects.filter(pk=need.pk).update(seen_to_on=on)


def check_in(registration: Registration, *, came: bool, by: User) -> None:
    """At the door. Raises PermissionDenied."""
    if not rules.has_perm("gatherings.change", by, registration.gathering):
        raise PermissionDenied("gatherings.change")
    Registration.objects.filter(pk=registration.pk).update(came=came)
