"""Who was drawn hears of it: by e-mail where they gave one, otherwise by a letter to print. Neither says more than needed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.documents.marking import marked
from wir.documents.render import render
from wir.journal.steps import record
from wir.notices.mail import write
from wir.participation.actions.answering_lots import code_of, name_last_day
from wir.participation.actions.printing import print_language, square_code
from wir.participation.actions.printing_lots import address_of_answer
from wir.participation.documents import head
from wir.participation.documents.lots import LOT_LETTER
from wir.participation.models import PoolEntry, Seat
from wir.strategy.models import Process


def tell_by_mail(seats: Iterable[Seat], *, on: date) -> None:
    """One e-mail for each seat that nobody was told of yet. May run twice; who could not be written to does not stop the rest.

    From then on there is a last day to answer, for letters too. Raises the last error of the mail server or of an address, so that the job is tried again.
    """
    failed: Exception | None = None
    for seat in seats:
        name_last_day(seat, on=on)
        if seat.told_on or not _may_be_told(seat) or seat.entry.reach_by != PoolEntry.Reach.EMAIL:
            continue
        try:
            with override(seat.entry.language):
                write(
                    seat.entry.reach,
                    _("Es gibt Neues zu Ihrem Los"),
                    _words(seat),
                )
        except (OSError, ValueError) as error:
            failed = error
            continue
        with transaction.atomic():
            Seat.objects.filter(pk=seat.pk).update(told_on=on)
            record("participation.tell_seat", seat, by=None)
    if failed:
        raise failed


def letter_pdf(seat: Seat, *, on: date) -> bytes:
    """The same words for somebody who gave a postal address."""
    entry, language = seat.entry, seat.entry.language
    process, address = seat.assembly.process, address_of_answer(seat.assembly, language)
    with override(language):
        title, greeting, words = (
            _("Es gibt Neues zu Ihrem Los"),
            _("Guten Tag"),
            _words(seat),
        )
    data = {
        **head(
            process,
            title=title,
            number=f"{process.slug}-L{seat.assembly.number}",
            day=short_day(on),
        ),
        "addressee": [
            entry.name,
            *(part.strip() for line in entry.reach.splitlines() for part in line.split(",")),
        ],
        "language": print_language(language),
        "rtl": get_language_info(language)["bidi"],
        "words": [f"{greeting},", *words.split("\n\n")],
        "code": square_code(address),
        "address": address,
        "answer_code": code_of(seat),
    }
    return render(LOT_LETTER.name, marked(data), on=on)


def _may_be_told(seat: Seat) -> bool:
    return seat.assembly.state == "drawn" and seat.answer == Seat.Answer.OPEN and not seat.entry.gone_on


def _words(seat: Seat) -> str:
    """Neither a name nor that somebody was drawn: that they read with their code, or hear when they ask."""
    words = [
        _(
            "Sie haben sich in einen Lostopf eingetragen. Jetzt gibt es Neues zu Ihrem Los. Lesen Sie es hier:"
        ),
        address_of_answer(seat.assembly, seat.entry.language),
        _("Die Seite fragt nach diesem Code. Er gilt nur für Sie:"),
        code_of(seat),
    ]
    if seat.answer_until:
        words.append(
            _("Antworten Sie bitte bis zum %(day)s. Danach kann jemand anderes nachrücken.")
            % {"day": short_day(seat.answer_until)}
        )
    words.append(
        _("Ohne Internet oder mit einer Frage wenden Sie sich an: %(contact)s")
        % {"contact": _contact(seat.assembly.process)}
    )
    return "\n\n".join(words)


def _contact(process: Process) -> str:
    """Whom to answer, as everybody reads it on the page of the process."""
    named = [part for part in (process.contact_name, process.contact_phone, process.contact_email) if part]
    return ", ".join(named or [process.controller.name])
