"""Who has a part in a process."""

from datetime import date, timedelta
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.models import Member, Process


def add_member(
    process: Process,
    *,
    user: User,
    role: str,
    by: User,
    from_day: date | None = None,
    until_day: date | None = None,
    town: Organisation | None = None,
    town_unknown: str = "",
) -> Member:
    """Give somebody a part; a second time changes days and town. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.manage_members", by, process):
        raise PermissionDenied("strategy.manage_members")
    place = place_of(process, town=town, town_unknown=town_unknown)
    with transaction.atomic():
        member, _made = Member.objects.update_or_create(
            process=process, user=user, role=role,
            defaults={"from_day": from_day, "until_day": until_day, **place},
        )  # fmt: skip
        record("strategy.add_member", process, by=by, facts={"user": user.pk, "role": role})
    user.__dict__.pop("_parts", None)
    return member


def end_member(member: Member, *, by: User, on: date) -> None:
    """From today on the person has this part no more. Raises PermissionDenied."""
    if not rules.has_perm("strategy.manage_members", by, member):
        raise PermissionDenied("strategy.manage_members")
    with transaction.atomic():
        yesterday = on - timedelta(days=1)
        kept = Member.objects.select_for_update().get(pk=member.pk)
        kept.until_day = min(kept.until_day or yesterday, yesterday)
        kept.from_day = min(kept.from_day, kept.until_day) if kept.from_day else None
        kept.save(update_fields=["from_day", "until_day"])
        record("strategy.end_member", kept.process, by=by, facts={"user": kept.user_id, "role": kept.role})
    member.user.__dict__.pop("_parts", None)


def name_town(member: Member, *, town: Organisation | None, town_unknown: str, by: User) -> None:
    """The town that somebody stands for in a joint process, or why none. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.manage_members", by, member):
        raise PermissionDenied("strategy.manage_members")
    place = place_of(member.process, town=town, town_unknown=town_unknown)
    with transaction.atomic():
        Member.objects.filter(pk=member.pk).update(**place)
        facts = {"user": member.user_id, "role": member.role, "town": town.pk if town else 0}
        record("strategy.name_town", member.process, by=by, facts=facts)


def place_of(process: Process, *, town: Organisation | None, town_unknown: str) -> dict[str, Any]:
    """Both fields as they are stored: nothing in a process of one town, else one of its towns or a reason. Raises Refused."""
    towns = {row.organisation_id for row in process.towns.all()}
    if len(towns) < 2:
        return {"town": None, "town_unknown": ""}
    if town is not None and town.pk not in towns:
        raise Refused(_("Diese Gemeinde gehört nicht zu diesem Prozess."))
    because = town_unknown.strip()
    if town is None and not because:
        raise Refused(_("Wählen Sie die Gemeinde, oder schreiben Sie, warum keine."))
    return {"town": town, "town_unknown": "" if town else because}
