"""The lot itself: reckoned in a job, published before the draw, decided by three digits; free seats are filled the same way."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.algorithms.bad_input import BadInput
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.participation.lots import chances, files
from wir.participation.models import Assembly, Draw, Loosening, PoolEntry, Quota, Seat
from wir.participation.quotas import Range, remaining

SEEDS = 10**9


def reckon_lot(assembly: Assembly, *, by: User, on: date) -> Draw:
    """Let the list be made; a job does it. Raises Refused and PermissionDenied."""
    if not rules.has_perm("participation.reckon_lot", by, assembly):
        raise PermissionDenied("participation.reckon_lot")
    with transaction.atomic():
        kept = _locked(assembly)
        if kept.state != "closed":
            raise Refused(
                _("Gerechnet wird, sobald der Topf zu ist und solange noch nichts veröffentlicht ist.")
            )
        people = list(kept.pool.all())
        if len(people) < 2:
            raise Refused(_("Im Topf ist fast niemand. Öffnen Sie ihn noch einmal."))
        ranges = _ranges(kept.quotas.all())
        made = _new_draw(
            kept, people, ranges, size=kept.size, kind=Draw.Kind.FIRST, seed=_first_seed(kept, people, ranges), on=on,
        )  # fmt: skip
        record("participation.reckon_lot", made, by=by, facts={"assembly": kept.pk, "people": len(people)})
    return made


def fill_seats(assembly: Assembly, *, by: User, on: date) -> Draw:
    """Draw others for the seats that are free again, so that the quotas still hold. Raises Refused and PermissionDenied.

    Who has a seat counts for the quotas; who shares a household with them, and who was drawn before, is not drawn again. The
    seed follows from what was public: the hash of the list, the digits, and the number of this draw.
    """
    if not rules.has_perm("participation.fill_seats", by, assembly):
        raise PermissionDenied("participation.fill_seats")
    with transaction.atomic():
        kept = _locked(assembly)
        if kept.state != "drawn":
            raise Refused(_("Nachgelost wird nach der Ziehung und bevor die Versammlung stattgefunden hat."))
        seated = [seat.entry for seat in _taken(kept)]
        free, left = kept.size - len(seated), _left(kept, seated)
        if free < 1:
            raise Refused(_("Alle Plätze sind vergeben. Es gibt nichts nachzulosen."))
        size = min(free, len({one.household or one.label for one in left}))
        if size < 1:
            raise Refused(_("Im Topf ist niemand mehr, der nachrücken kann."))
        ranges = _ranges_left(kept, seated, size)
        published = kept.draws.get(kind=Draw.Kind.FIRST, published_on__isnull=False)
        number = _next_number(kept)
        made = _new_draw(
            kept, left, ranges, size=size, kind=Draw.Kind.REPLACEMENT, seed=seed_after(published, number), on=on,
        )  # fmt: skip
        record("participation.fill_seats", made, by=by, facts={"assembly": kept.pk, "seats": size})
    return made


def _first_seed(
    assembly: Assembly, people: Sequence[PoolEntry], ranges: Sequence[tuple[str, str, int, int]]
) -> int:
    """Chance picks once for the same people, quotas and seats: whoever reckons again gets the same list, not another one."""
    same = assembly.draws.filter(
        kind=Draw.Kind.FIRST, size=assembly.size, pool_file=_pool_file(people, ranges),
        quota_file=files.quota_file(ranges),
    )  # fmt: skip
    before: int | None = same.order_by("number").values_list("seed", flat=True).first()
    return secrets.randbelow(SEEDS) if before is None else before


def seed_after(published: Draw, number: int) -> int:
    """The seed of a replacement: the first twelve signs of the sha256 of hash, digits and number, read as a number."""
    text = f"{published.list_hash} {published.digits_label} {number}"
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)


def _locked(assembly: Assembly) -> Assembly:
    kept = Assembly.objects.select_for_update().get(pk=assembly.pk)
    if kept.draws.filter(state__in=Draw.UNDER_WAY).exists():
        raise Refused(_("Es wird schon gerechnet. Laden Sie die Seite gleich noch einmal."))
    return kept


def _taken(assembly: Assembly) -> list[Seat]:
    """Seats that somebody has or may still take."""
    return list(assembly.seats.exclude(answer__in=Seat.FREE_AGAIN).select_related("entry"))


def _left(assembly: Assembly, seated: Sequence[PoolEntry]) -> list[PoolEntry]:
    """Who can still be drawn."""
    houses = {entry.household for entry in seated if entry.household}
    rows = assembly.pool.filter(gone_on=None, seat=None).exclude(number=None)
    return [entry for entry in rows if entry.household not in houses]


def _ranges(rows: Sequence[Quota]) -> list[tuple[str, str, int, int]]:
    return [(row.feature, row.value, row.least, row.most) for row in rows]


def _ranges_left(
    assembly: Assembly, seated: Sequence[PoolEntry], size: int
) -> list[tuple[str, str, int, int]]:
    there = Counter((name, value) for entry in seated for name, value in entry.features.items())
    found = []
    for name, value, least, most in _ranges(assembly.quotas.all()):
        left = remaining(Range(least, most), there[name, value])
        found.append((name, value, min(left.least, size), min(left.most, size)))
    return found


def _new_draw(
    assembly: Assembly, people: Sequence[PoolEntry], ranges: list[tuple[str, str, int, int]], *, size: int,
    kind: str, seed: int, on: date,
) -> Draw:  # fmt: skip
    return Draw.objects.create(
        assembly=assembly, number=_next_number(assembly), kind=kind, size=size, seed=seed, made_on=on,
        version=files.version(), pool_file=_pool_file(people, ranges), quota_file=files.quota_file(ranges),
    )  # fmt: skip


def _next_number(assembly: Assembly) -> int:
    return (assembly.draws.aggregate(last=Max("number"))["last"] or 0) + 1


def _pool_file(people: Sequence[PoolEntry], ranges: Sequence[tuple[str, str, int, int]]) -> str:
    ordered = sorted(people, key=lambda entry: entry.number or 0)
    houses: dict[str, str] = {}
    for entry in ordered:
        if entry.household:
            houses.setdefault(entry.household, f"H{len(houses) + 1}")
    rows = [(entry.label, entry.features, houses.get(entry.household, "")) for entry in ordered]
    return files.pool_file(rows, list(dict.fromkeys(name for name, *_rest in ranges)))


def work_out(draw: Draw, *, on: date) -> None:
    """What the job does; it may run twice. Nothing is locked while the numbers are worked on."""
    from wir.participation.lots import reckoning  # noqa: PLC0415 - 60 MB that no web worker needs

    if not Draw.objects.filter(pk=draw.pk, state__in=Draw.UNDER_WAY).update(state=Draw.State.FAIREST):
        return
    found: reckoning.Reckoned | None = None
    state, proposal = Draw.State.READY, {}
    try:
        found = reckoning.reckon(draw.pool_file, draw.quota_file, size=draw.size, seed=draw.seed)
    except reckoning.Obstacle as obstacle:
        state, proposal = Draw.State.OBSTACLE, {"size": obstacle.size, "changes": obstacle.changes}
    except (BadInput, ArithmeticError):
        state = Draw.State.FAILED
    with transaction.atomic():
        kept = Draw.objects.select_for_update(of=("self",)).select_related("assembly").get(pk=draw.pk)
        if not kept.is_under_way:
            return
        kept.state, kept.proposal = state, proposal
        if found:
            kept.list_file, kept.list_hash, kept.gap = found.list_file, found.list_hash, found.gap
            kept.chances = found.chances
            kept.told = chances.told(kept.pool_file, kept.quota_file, found.chances)
        if found and kept.kind == Draw.Kind.REPLACEMENT:
            kept.published_on = kept.drawn_on = on
            kept.digits = found.place
            _seat(kept, found.panel, on=on)
        kept.save()
        record("participation.work_out", kept, by=None, facts={"state": state.value})


def _seat(draw: Draw, members: Sequence[str], *, on: date) -> None:
    """Seats for these numbers; who has withdrawn in between has said no."""
    entries = draw.assembly.pool.filter(number__in=[int(number) for number in members])
    Seat.objects.bulk_create(
        Seat(
            assembly=draw.assembly, draw=draw, entry=entry,
            answer=Seat.Answer.NO if entry.gone_on else Seat.Answer.OPEN,
            answered_on=on if entry.gone_on else None,
        )
        for entry in entries
    )  # fmt: skip


def loosen_quotas(draw: Draw, *, reason: str, by: User, on: date) -> Draw:
    """Take the smallest change that makes a panel possible, with a reason that everybody reads, and reckon again."""
    if not rules.has_perm("participation.reckon_lot", by, draw.assembly):
        raise PermissionDenied("participation.reckon_lot")
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie, warum die Quoten gelockert werden. Alle lesen diesen Satz."))
    with transaction.atomic():
        kept = _locked(draw.assembly)
        newest = kept.draws.order_by("-number").first()
        if newest != draw or not draw.has_a_way_out:
            raise Refused(_("Dieser Vorschlag gilt nicht mehr. Laden Sie die Seite neu."))
        before = kept.size
        if draw.kind == Draw.Kind.FIRST:
            kept.size = draw.proposal["size"]
            kept.save(update_fields=["size"])
        changes = [_loosen(kept, change) for change in draw.proposal["changes"]]
        Loosening.objects.create(
            assembly=kept, reason=reason.strip(), changes=changes, size_before=before, size_after=kept.size,
            made_by=by, made_on=on,
        )  # fmt: skip
        record(
            "participation.loosen_quotas", kept, by=by, facts={"changes": len(changes), "seats": kept.size}
        )
        again = fill_seats if draw.kind == Draw.Kind.REPLACEMENT else reckon_lot
        return again(kept, by=by, on=on)


def _loosen(assembly: Assembly, change: dict[str, object]) -> dict[str, object]:
    """The same step on the quota of the whole assembly; how it was and how it is."""
    quota = assembly.quotas.get(feature=change["feature"], value=change["value"])
    was = (quota.least, quota.most)
    quota.least -= int(str(change["least"])) - int(str(change["new_least"]))
    quota.most += int(str(change["new_most"])) - int(str(change["most"]))
    quota.save(update_fields=["least", "most"])
    return {
        "feature": quota.feature, "value": quota.value, "least": was[0], "most": was[1],
        "new_least": quota.least, "new_most": quota.most,
    }  # fmt: skip


def publish_list(assembly: Assembly, *, by: User, on: date) -> None:
    """Hash, list, chances and quotas are public from now on; nothing can be reckoned anew. Raises Refused."""
    with taking("publish_list", assembly, by=by) as facts:
        newest = assembly.draws.order_by("-number").first()
        if newest is None or newest.state != Draw.State.READY:
            raise Refused(_("Es gibt noch keine fertige Liste. Lassen Sie zuerst rechnen."))
        if not is_current(newest, assembly):
            raise Refused(
                _("Der Topf hat sich seit der Rechnung geändert. Lassen Sie bitte noch einmal rechnen.")
            )
        newest.published_on = on
        newest.save(update_fields=["published_on"])
        facts["hash"] = newest.list_hash


def is_current(draw: Draw, assembly: Assembly) -> bool:
    """Whether pool, quotas and seats are still those that were reckoned."""
    ranges = _ranges(assembly.quotas.all())
    pool = _pool_file(list(assembly.pool.exclude(number=None)), ranges)
    now = (assembly.size, pool, files.quota_file(ranges))
    return now == (draw.size, draw.pool_file, draw.quota_file)


def enter_digits(assembly: Assembly, *, digits: str, drawn_on: date, at: str, witness: str, by: User) -> None:
    """Three digits were drawn in public: the panel with this number is the assembly. Raises Refused."""
    if not (len(digits) == 3 and digits.isascii() and digits.isdigit()):
        raise Refused(_("Schreiben Sie genau drei Ziffern, von 000 bis 999."))
    with taking("enter_digits", assembly, by=by) as facts:
        draw = assembly.draws.get(kind=Draw.Kind.FIRST, published_on__isnull=False)
        if draw.published_on and drawn_on < draw.published_on:
            raise Refused(
                _("Gezogen wird erst, wenn die Liste veröffentlicht ist. Prüfen Sie den Tag der Ziehung.")
            )
        draw.digits, draw.drawn_on, draw.drawn_at, draw.witness = int(digits), drawn_on, at, witness
        draw.save()
        _seat(draw, draw.panels()[draw.digits], on=drawn_on)
        facts["digits"] = digits


def note_answer(seat: Seat, *, answer: str, by: User, on: date) -> None:
    """What somebody who was drawn said. Raises Refused when the seat has gone to somebody else, and PermissionDenied."""
    if not rules.has_perm("participation.fill_seats", by, seat.assembly):
        raise PermissionDenied("participation.fill_seats")
    keep_answer(seat, answer=answer, by=by, on=on)


def keep_answer(seat: Seat, *, answer: str, by: User | None, on: date) -> None:
    """The same without asking who may: with their own code nobody is signed in. Raises Refused."""
    with transaction.atomic():
        kept = _locked(seat.assembly)
        if kept.state != "drawn":
            raise Refused(_("Antworten trägt man nach der Ziehung ein und bevor die Versammlung stattfand."))
        seat.refresh_from_db(from_queryset=Seat.objects.select_for_update(of=("self",)))
        back = seat.is_free_again and answer not in Seat.FREE_AGAIN
        if back and (len(_taken(kept)) >= kept.size or seat.entry.gone_on):
            raise Refused(_("Dieser Platz ist schon an jemand anderen gegangen."))
        seat.answer = answer
        seat.answered_on = None if answer == Seat.Answer.OPEN else on
        seat.save(update_fields=["answer", "answered_on"])
        record("participation.note_answer", seat, by=by, facts={"answer": answer})
