"""Whoever was drawn says yes or no with the code of their mail or letter, without an account; silence frees the seat.

A code follows from the seat and the product's secret key, so it stands in no table and a letter can be printed again.
"""

import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from wir.core.refusal import Refused
from wir.core.text import plain_key
from wir.participation.actions.drawing import keep_answer
from wir.participation.actions.spreading import WORDS_OF_A_CODE
from wir.participation.models import Assembly, PoolEntry, Seat
from wir.strategy import receipts

ANSWER_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What somebody who comes needs: a language to interpret into, children to look after, anything else."""

    interpreting: str = ""
    children: int = 0
    needs: str = ""


def code_of(seat: Seat) -> str:
    """For example "birne-fluss-sieben-adler"; the same one each time."""
    words = receipts.words()
    drawn = int(salted_hmac("wir.participation.seat", str(seat.entry_id), algorithm="sha256").hexdigest(), 16)
    chosen = []
    for _word in range(WORDS_OF_A_CODE):
        drawn, place = divmod(drawn, len(words))
        chosen.append(words[place])
    return "-".join(chosen)


def seat_with_code(assembly: Assembly, code: str) -> Seat | None:
    """Whose code this is while the answer counts: after the draw, before the assembly met, and not once they are deleted."""
    if assembly.state != "drawn":
        return None
    said = plain_key(code).encode()
    rows = assembly.seats.filter(entry__gone_on=None).select_related("entry", "assembly")
    same = [seat for seat in rows if hmac.compare_digest(plain_key(code_of(seat)).encode(), said)]
    return same[0] if same else None


def answer_seat(seat: Seat, *, comes: bool, wishes: Wishes, on: date) -> None:
    """Yes with what is needed, or no; another answer takes its place. Raises Refused once the seat went to somebody else."""
    needed = wishes if comes else Wishes()
    with transaction.atomic():
        keep_answer(seat, answer=Seat.Answer.YES if comes else Seat.Answer.NO, by=None, on=on)
        Seat.objects.filter(pk=seat.pk).update(
            interpreting=needed.interpreting, children=needed.children, needs=needed.needs
        )


def name_last_day(seat: Seat, *, on: date) -> None:
    """Two weeks to answer, but no longer than until the day before the assembly. Who is called by telephone has none."""
    if seat.answer_until or seat.entry.reach_by == PoolEntry.Reach.PHONE or seat.assembly.state != "drawn":
        return
    before = seat.assembly.begins_on - timedelta(days=1)
    seat.answer_until = max(on, min(on + timedelta(days=ANSWER_DAYS), before))
    seat.save(update_fields=["answer_until"])


def free_silent(on: date) -> int:
    """Seats whose last day to answer is over and nobody answered: they can be drawn again; how many.

    An e-mail that never went out frees no seat: whoever should have got it does not know of any day.
    """
    rows = Seat.objects.filter(answer=Seat.Answer.OPEN, answer_until__lt=on, assembly__state="drawn")
    rows = rows.exclude(entry__reach_by=PoolEntry.Reach.EMAIL, told_on=None)
    freed = 0
    for seat in rows.select_related("assembly", "entry"):
        try:
            freed += _free(seat, on=on)
        except Refused:
            continue
    return freed


def _free(seat: Seat, *, on: date) -> bool:
    with transaction.atomic():
        Assembly.objects.select_for_update().get(pk=seat.assembly_id)
        if not Seat.objects.filter(pk=seat.pk, answer=Seat.Answer.OPEN).exists():
            return False
        keep_answer(seat, answer=Seat.Answer.SILENT, by=None, on=on)
    return True
