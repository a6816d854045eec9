"""People go into the pool of an assembly, and out of it again. Whoever does so has no account and is not journalled."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.core.text import plain_key
from wir.journal.steps import record
from wir.participation.models import Assembly, PoolCode, PoolEntry, Seat
from wir.strategy import receipts
from wir.strategy.models import Receipt

MOST_ENTRIES = 5000


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody says who wants to come. `key` is carried by the form, so that the same one sent twice is one entry."""

    name: str
    reach_by: str
    reach: str
    features: Mapping[str, str]
    household: str = ""
    code: str = ""
    key: str = ""
    language: str = "de"


def join_pool(assembly: Assembly, wish: Wish, *, on: date) -> str:
    """Keep the wish; gives the receipt code, which is stored nowhere. Empty when this form was sent before. Raises Refused."""
    return _enter(assembly, wish, channel="web", on=on)


def enter_in_pool(assembly: Assembly, wish: Wish, *, by: User, on: date) -> str:
    """Somebody said yes on paper or by telephone. The code goes to that person. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.keep_pool", by, assembly):
        raise PermissionDenied("participation.keep_pool")
    with transaction.atomic():
        code = _enter(assembly, wish, channel="paper", on=on)
        if code:
            record("participation.enter_in_pool", assembly, by=by)
    return code


def _enter(assembly: Assembly, wish: Wish, *, channel: str, on: date) -> str:
    key = f"{assembly.pk} {wish.key or uuid.uuid4()}"
    pk = uuid.UUID(hex=salted_hmac("wir.participation.pool", key).hexdigest()[:32])
    with transaction.atomic():
        rows = Assembly.objects.select_for_update(of=("self",)).select_related("process")
        kept = rows.get(pk=assembly.pk)
        if kept.pool.filter(pk=pk).exists():
            return ""
        _refuse_when_closed(kept, on=on)
        if channel == "web" and kept.access == Assembly.Access.CODES:
            _use(kept, wish.code)
        receipt, code = receipts.give(kept.process, kept, on=on)
        PoolEntry.objects.create(
            pk=pk, assembly=kept, receipt=receipt, name=wish.name, reach_by=wish.reach_by, reach=wish.reach,
            features=dict(wish.features), household=hash_of_household(kept, wish.household), channel=channel,
            language=wish.language, joined_on=on,
        )  # fmt: skip
    return code


def _refuse_when_closed(assembly: Assembly, *, on: date) -> None:
    if not assembly.takes_people(on):
        raise Refused(why_closed(assembly, on=on))
    if assembly.pool.count() >= MOST_ENTRIES:
        raise Refused(_("Der Topf ist voll. Ihre Angaben sind nicht gespeichert."))


def why_closed(assembly: Assembly, *, on: date) -> str:
    """The sentence that says why nobody can go in; empty while the pool is open."""
    if assembly.takes_people(on):
        return ""
    if assembly.state == "cancelled":
        return _("Diese Versammlung ist abgesagt. Sie müssen nichts tun.")
    if assembly.state == "open" and on > assembly.joins_until:
        return _("Mitmachen ging bis %(day)s.") % {"day": short_day(assembly.joins_until)}
    return _("Der Topf ist zu. Mitmachen geht nicht mehr.")


def _use(assembly: Assembly, code: str) -> None:
    """Mark the code as used; that is all that stays of it."""
    rows = PoolCode.objects.filter(assembly=assembly, code_hash=hash_of_pool_code(code), used=False)
    if not rows.update(used=True):
        raise Refused(
            _(
                "Dieser Code gilt nicht oder wurde schon benutzt. Vergleichen Sie ihn noch einmal mit dem Brief."
            )
        )


def hash_of_pool_code(code: str) -> str:
    """What the table keeps of a code from a letter."""
    return salted_hmac("wir.participation.pool-code", plain_key(code), algorithm="sha256").hexdigest()


def hash_of_household(assembly: Assembly, said: str) -> str:
    """What is kept of a household: whether two are the same, nothing else. Empty stays empty."""
    if not assembly.households or not plain_key(said):
        return ""
    said = f"{assembly.pk} {plain_key(said)}"
    return salted_hmac("wir.participation.household", said, algorithm="sha256").hexdigest()


def entry_with_code(assembly: Assembly, code: str) -> PoolEntry | None:
    """Whose receipt this is, if anybody's in this pool."""
    receipt = receipts.find(code, assembly.process)
    return assembly.pool.filter(receipt=receipt, gone_on=None).first() if receipt else None


def withdraw(entry: PoolEntry, *, on: date) -> None:
    """Somebody does not want any more. Whoever is on a public list is forgotten, and a seat becomes free."""
    with transaction.atomic():
        assembly = Assembly.objects.select_for_update().get(pk=entry.assembly_id)
        kept = assembly.pool.select_for_update().filter(pk=entry.pk, gone_on=None).first()
        if kept is None:
            return
        if not assembly.is_listed:
            drop(kept)
            return
        if assembly.state == "drawn":
            Seat.objects.filter(entry=kept).update(answer=Seat.Answer.NO, answered_on=on)
        forget(kept, on=on)


def take_out(entry: PoolEntry, *, by: User, on: date) -> None:
    """The office takes somebody out: asked to, or entered twice. Raises PermissionDenied."""
    if not rules.has_perm("participation.keep_pool", by, entry.assembly):
        raise PermissionDenied("participation.keep_pool")
    with transaction.atomic():
        withdraw(entry, on=on)
        record("participation.take_out", entry.assembly, by=by, facts={"number": entry.number or 0})


def drop(entry: PoolEntry) -> None:
    """The whole row, and the receipt with it."""
    receipt = entry.receipt_id
    entry.delete()
    Receipt.objects.filter(pk=receipt).delete()


def forget(entry: PoolEntry, *, on: date) -> None:
    """Nothing stays but the number."""
    receipt, entry.receipt = entry.receipt_id, None
    entry.name = entry.reach = entry.household = ""
    entry.features, entry.gone_on = {}, on
    entry.save()
    Seat.objects.filter(entry=entry).update(interpreting="", children=0, needs="")
    Receipt.objects.filter(pk=receipt).delete()
