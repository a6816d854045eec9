"""Taking a place and giving it back: what people do without an account, so nobody acts and nothing is journalled."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.gatherings import codes
from wir.gatherings.models import Gathering, Need, Registration
from wir.gatherings.queries import guests
from wir.ui.once import identity


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What somebody says when taking a place; everything but the first name is freely given.

    `key` is carried by the form, so that the same one sent twice is one place.
    """

    first_name: str
    reach: str = ""
    language: str = "de"
    interpreting: str = ""
    children: int = 0
    needs: str = ""
    key: str = ""


def register(
    gathering: Gathering, wishes: Wishes, *, on: date, admit: Callable[[], None] = lambda: None
) -> tuple[Registration, str]:
    """A place, or one on the waiting list; the code with which it can be given back is stored nowhere. Raises Refused.

    The same form sent again gives the same place and the same code, and changes nothing. `admit` is asked once, inside the
    transaction, when a place is really about to be taken; what it raises leaves everything as it was.
    """
    key = f"{gathering.pk} {wishes.key or uuid.uuid4()}"
    pk, code = identity("place", key), codes.new(key)
    with transaction.atomic():
        kept = Gathering.objects.select_for_update().get(pk=gathering.pk)
        if there := kept.registrations.filter(pk=pk).first():
            _refuse_when_another(there, wishes)
            return there, code
        refuse_when_closed(kept, on=on)
        admit()
        last = kept.registrations.aggregate(last=Max("number"))["last"] or 0
        made = Registration.objects.create(
            pk=pk, gathering=kept, number=last + 1, code_hash=codes.hash_of(code), first_name=wishes.first_name,
            reach=wishes.reach, language=wishes.language, interpreting=wishes.interpreting,
            children=wishes.children, needs=wishes.needs,
        )  # fmt: skip
        for kind, detail in _needs_of(made):
            Need.objects.get_or_create(gathering=kept, kind=kind, detail=detail)
    return made, code


def _refuse_when_another(there: Registration, wishes: Wishes) -> None:
    """Raises Refused when a form that has its place already is sent again and no longer says the same."""
    said = ("first_name", "reach", "interpreting", "children", "needs")
    if there.given_back_on or any(getattr(there, name) != getattr(wishes, name) for name in said):
        raise Refused(
            _(
                "Mit diesem Formular war schon jemand angemeldet. Es hat sich nichts geändert. "
                "Laden Sie die Seite neu, wenn Sie noch einen Platz brauchen."
            )
        )


def refuse_when_closed(gathering: Gathering, *, on: date) -> None:
    """Raises Refused when no place can be taken any more."""
    if gathering.state == "cancelled":
        raise Refused(_("Dieses Treffen ist abgesagt. Sie müssen nichts tun."))
    if gathering.state != "announced" or not gathering.registration:
        raise Refused(_("Für dieses Treffen kann man sich nicht anmelden."))
    last = gathering.registers_until or timezone.localdate(gathering.starts_at)
    if on > last:
        raise Refused(_("Die Anmeldung ist zu. Kommen Sie gern vorbei und fragen Sie, ob noch Platz ist."))


def _needs_of(made: Registration) -> list[tuple[str, str]]:
    found = []
    if made.interpreting:
        found.append((Need.Kind.INTERPRETING.value, made.interpreting))
    if made.children:
        found.append((Need.Kind.CHILDCARE.value, _("Kinder betreuen")))
    if made.needs:
        found.append((Need.Kind.ACCESS.value, made.needs))
    return found


def give_back(registration: Registration, *, on: date) -> None:
    """The place is free for the next one who waits, and the organiser reads whom to tell. A second time changes nothing."""
    with transaction.atomic():
        kept = Gathering.objects.select_for_update().get(pk=registration.gathering_id)
        with telling_who_moves_up(kept):
            Registration.objects.filter(pk=registration.pk, given_back_on=None).update(given_back_on=on)


@contextmanager
def telling_who_moves_up(gathering: Gathering) -> Iterator[None]:
    """Around whatever frees places: who waited before and has a place afterwards becomes something to see to."""
    waiting = {one.pk for one in guests(gathering).waiting}
    yield
    for one in guests(gathering).placed if waiting else ():
        if one.pk in waiting:
            Need.objects.get_or_create(gathering=gathering, kind=Need.PLACE, detail=str(one.number))
