"""The one door for acts: `with taking("submit", application, by=person): ...` is the transaction."""

import hashlib
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from wir.journal.models import Entry, Payload
from wir.journal.reactions import defer_reactions, parts_of

CODE = re.compile(r"[\w.:+-]{0,80}", re.ASCII)
Facts = dict[str, Any]


@contextmanager
def taking(
    name: str, thing: models.Model, *, by: Any, payload: Mapping[str, Any] | None = None
) -> Iterator[Facts]:
    """Take the step `name` of the thing's workflow.

    Locks the row and reads it anew, checks state and permission, runs the block, sets the new state, saves, writes
    the entry. Yields a dict: what the block puts there (numbers and codes) goes into the entry. Any exception leaves
    no trace, neither in the database nor in `thing`. No rendering, sealing or network inside: the lock is held.

    Raises wir.core.workflow.Impossible and django's PermissionDenied.
    """
    before = dict(thing.__dict__)
    try:
        with transaction.atomic():
            thing.refresh_from_db(from_queryset=type(thing)._base_manager.select_for_update(of=("self",)))
            # Some things have a state whose name not everybody may read yet.
            step = thing.workflow.check(name, thing.state, told=getattr(thing, "told_state_label", ""))
            if not rules.has_perm(step.may, by, thing):
                raise PermissionDenied(step.may)
            facts: Facts = {}
            yield facts
            facts = {"from": thing.state, "to": step.target, **facts}
            thing.state = step.target
            thing.save()
            record(f"{thing._meta.app_label}.{name}", thing, by=by, facts=facts, payload=payload)
    except BaseException:
        thing.__dict__.clear()
        thing.__dict__.update(before)
        raise


def record(
    act: str,
    thing: models.Model,
    *,
    by: Any,
    facts: Facts | None = None,
    payload: Mapping[str, Any] | None = None,
) -> Entry:
    """Append an entry, do what is part of the act and defer what follows, inside the caller's transaction.

    `facts` may hold numbers and codes only; words that people wrote belong into `payload`. Raises ValueError for
    free text in `facts`.
    """
    facts = facts or {}
    _codes_only(facts)
    body = (
        json.dumps({"salt": secrets.token_hex(16), **payload}, ensure_ascii=False, sort_keys=True)
        if payload
        else ""
    )
    with transaction.atomic(savepoint=False):  # an act without its entry is none: all of it goes back
        entry = Entry.objects.create(
            at=timezone.now(),
            act=act,
            thing=thing._meta.label_lower,
            thing_id=thing.pk,
            by=by.pk if by else None,
            facts=facts,
            payload_digest=digest(body) if body else "",
        )
        if body:
            Payload.objects.create(entry=entry, body=body)
        for part in parts_of(act):
            part(thing, by=by)
        defer_reactions(act, thing.pk)
    return entry


def digest(body: str) -> str:
    """What the entry keeps of a payload: sha256 of its text, in hex."""
    return hashlib.sha256(body.encode()).hexdigest()


def _codes_only(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _codes_only(key)
            _codes_only(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _codes_only(inner)
    elif isinstance(value, str) and not CODE.fullmatch(value):
        raise ValueError(f"The journal holds numbers and codes, not words: {value[:40]!r}")
    elif not isinstance(value, str | int | float | bool | None):
        raise ValueError(f"The journal cannot hold {type(value).__name__}")
