"""An assembly by lot is prepared, its pool opened and closed; it takes place or is called off."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.promise import refuse_earlier
from wir.journal.steps import record, taking
from wir.participation import quotas
from wir.participation.actions import promise
from wir.participation.actions.pool import hash_of_pool_code
from wir.participation.actions.spreading import fresh_codes, refuse_heap_of
from wir.participation.lots import features as lot_features
from wir.participation.models import Assembly, PoolCode, Quota
from wir.participation.quotas import Range
from wir.strategy.models import Process


def prepare_assembly(
    process: Process, *, features: Sequence[str], size: int, by: User, **fields: Any
) -> Assembly:
    """A new one that nobody else sees yet, its quotas proposed from the population. Raises PermissionDenied."""
    if not rules.has_perm("participation.prepare_assembly", by, process):
        raise PermissionDenied("participation.prepare_assembly")
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.assemblies.aggregate(last=Max("number"))["last"] or 0
        made = Assembly.objects.create(process=process, number=last + 1, size=size, made_by=by, **fields)
        _propose(made, features)
        record("participation.prepare_assembly", made, by=by, facts={"process": process.pk, "seats": size})
    return made


def change_assembly(
    assembly: Assembly, *, features: Sequence[str], size: int, by: User, **fields: Any
) -> None:
    """Details until the draw; features and seats only before the pool opens, with quotas proposed anew. Raises Refused."""
    if not rules.has_perm("participation.prepare_assembly", by, assembly):
        raise PermissionDenied("participation.prepare_assembly")
    with transaction.atomic():
        kept = Assembly.objects.select_for_update().get(pk=assembly.pk)
        if kept.state in ("drawn", "held", "cancelled"):
            raise Refused(_("Nach der Ziehung lässt sich das nicht mehr ändern."))
        if kept.state == "open":
            refuse_earlier(kept.joins_until, fields.get("joins_until", kept.joins_until))
        before = list(dict.fromkeys(kept.quotas.values_list("feature", flat=True)))
        anew = kept.size != size or set(before) != set(features)
        if anew and kept.state != "draft":
            raise Refused(_("Merkmale und Plätze stehen fest, sobald der Topf offen ist."))
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.size = size
        kept.save()
        if anew:
            kept.quotas.all().delete()
            _propose(kept, features)
        record("participation.prepare_assembly", kept, by=by, facts={"seats": size})


def _propose(assembly: Assembly, features: Sequence[str]) -> None:
    known = lot_features.figures(assembly.process, features)
    ranges = {
        feature: quotas.proposed({value: one.people for value, one in values.items()}, assembly.size)
        for feature, values in known.items()
    }
    rows = [(feature, value, one) for feature, values in known.items() for value, one in values.items()]
    Quota.objects.bulk_create(
        Quota(
            assembly=assembly, place=place, feature=feature, value=value, people=one.people, people_on=one.day,
            least=ranges[feature][value].least, most=ranges[feature][value].most,
        )
        for place, (feature, value, one) in enumerate(rows)
    )  # fmt: skip


def set_quotas(assembly: Assembly, ranges: Mapping[int, Range], *, by: User) -> None:
    """Place of the quota -> its range. Raises Refused with one sentence for each feature whose ranges cannot be met."""
    if not rules.has_perm("participation.set_quotas", by, assembly):
        raise PermissionDenied("participation.set_quotas")
    with transaction.atomic():
        kept = Assembly.objects.select_for_update().get(pk=assembly.pk)
        if kept.state != "draft":
            raise Refused(
                _("Die Quoten stehen fest, sobald der Topf offen ist. Danach werden sie nur noch gelockert.")
            )
        rows = list(kept.quotas.all())
        for row in rows:
            one = ranges.get(row.place, Range(row.least, row.most))
            row.least, row.most = one.least, one.most
        if faults := faults_of(rows, kept.size):
            raise Refused(*faults)
        Quota.objects.bulk_update(rows, ["least", "most"])
        record("participation.set_quotas", kept, by=by, facts={"quotas": len(rows)})


def faults_of(rows: Sequence[Quota], size: int) -> list[str]:
    """One sentence for each feature whose ranges cannot be met together."""
    sentences = [
        quotas.fault(
            str(name),
            [(str(lot_features.word(feature, one.value)), Range(one.least, one.most)) for one in of],
            size,
        )
        for feature, name, of in lot_features.grouped(rows)
    ]
    return [sentence for sentence in sentences if sentence]


def open_pool(assembly: Assembly, *, by: User, on: date) -> None:
    """From now on people can say that they want to come. Raises Refused, Impossible and PermissionDenied."""
    with taking("open_pool", assembly, by=by):
        _refuse_when_over(assembly, on)
        if faults := faults_of(list(assembly.quotas.all()), assembly.size):
            raise Refused(*faults)


def reopen_pool(assembly: Assembly, *, by: User, on: date) -> None:
    """More people are wanted. Numbers are given anew when it closes; what was reckoned no longer counts."""
    with taking("reopen_pool", assembly, by=by):
        _refuse_when_over(assembly, on)
        assembly.pool.update(number=None)


def _refuse_when_over(assembly: Assembly, on: date) -> None:
    if not assembly.process.is_open:
        raise Refused(
            _("Der Prozess läuft gerade nicht. Öffentlich machen geht unter „Stand des Prozesses“.")
        )
    if assembly.joins_until < on:
        raise Refused(
            _("Mitmachen geht nur bis %(day)s. Wählen Sie zuerst einen späteren Tag.")
            % {"day": short_day(assembly.joins_until)}
        )


def close_pool(assembly: Assembly, *, by: User, on: date) -> None:
    """Nobody comes in any more; everybody gets a number at random. Raises Refused, Impossible and PermissionDenied."""
    with taking("close_pool", assembly, by=by) as facts:
        promise.refuse_before(assembly.joins_until, assembly.process, on=on)
        entries = list(assembly.pool.select_for_update())
        if not entries:
            raise Refused(_("Im Topf ist noch niemand."))
        secrets.SystemRandom().shuffle(entries)
        for number, entry in enumerate(entries, 1):
            entry.number = number
        assembly.pool.bulk_update(entries, ["number"])
        facts["people"] = len(entries)


def hold_assembly(assembly: Assembly, *, by: User, on: date) -> None:
    """It has taken place. Raises Refused before its first day."""
    with taking("hold_assembly", assembly, by=by):
        if on < assembly.begins_on:
            raise Refused(
                _("Die Versammlung beginnt erst am %(day)s.") % {"day": short_day(assembly.begins_on)}
            )


def cancel_assembly(assembly: Assembly, *, because: str, by: User) -> None:
    """It will not take place; everybody reads why. Raises Refused, Impossible and PermissionDenied."""
    if not because.strip():
        raise Refused(_("Bitte schreiben Sie, warum die Versammlung abgesagt ist."))
    with taking("cancel_assembly", assembly, by=by):
        assembly.cancelled_because = because.strip()


def make_pool_codes(assembly: Assembly, *, count: int, batch: str, by: User, on: date) -> list[str]:
    """Codes for letters; they are given once, here, and stored nowhere. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.make_pool_codes", by, assembly):
        raise PermissionDenied("participation.make_pool_codes")
    if assembly.access != Assembly.Access.CODES:
        raise Refused(_("In diesen Topf können alle. Dafür braucht es keine Codes."))
    refuse_heap_of(count)
    listed = fresh_codes(count)
    with transaction.atomic():
        PoolCode.objects.bulk_create(
            PoolCode(assembly=assembly, code_hash=hash_of_pool_code(code), batch=batch, made_on=on)
            for code in listed
        )
        record("participation.make_pool_codes", assembly, by=by, facts={"count": count})
    return listed
