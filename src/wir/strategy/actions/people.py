"""Who has a part in a process."""

from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from wir.accounts.models import User
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
) -> Member:
    """Give somebody a part; a second time changes its days. Raises PermissionDenied."""
    if not rules.has_perm("strategy.manage_members", by, process):
        raise PermissionDenied("strategy.manage_members")
    with transaction.atomic():
        member, _made = Member.objects.update_or_create(
            process=process, user=user, role=role, defaults={"from_day": from_day, "until_day": until_day}
        )
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
