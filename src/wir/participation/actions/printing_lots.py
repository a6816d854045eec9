"""The poster of an assembly by lot as PDF."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info, override

from wir.core.days import short_day
from wir.documents.marking import marked
from wir.documents.render import render
from wir.participation.actions.printing import print_language, square_code
from wir.participation.documents import surveys as documents
from wir.participation.documents.lots import LOT_POSTER
from wir.participation.models import Assembly
from wir.participation.queries.bank import ready_text


def lot_poster_pdf(assembly: Assembly, language: str, *, on: date) -> bytes:
    """To hang up while the pool is open."""
    address = address_of_lot(assembly, language)
    how = ready_text("lot_poster_how")[language].format(until=short_day(assembly.joins_until))
    data = documents.poster_data(
        title=assembly.title,
        town=assembly.process.name,
        language=print_language(language),
        rtl=get_language_info(language)["bidi"],
        says=[ready_text("lot_poster")[language], how],
        code=square_code(address),
        address=address,
        demo=settings.WIR_DEMO,
        day=on,
    )
    return render(LOT_POSTER.name, marked(data), on=on)


def address_of_lot(assembly: Assembly, language: str) -> str:
    """Where one reads what it is about and joins, in this language."""
    return _address("participation:lot", assembly, language)


def address_of_answer(assembly: Assembly, language: str) -> str:
    """Where somebody who was drawn says yes or no; the code stands in no address."""
    return _address("participation:answer_lot", assembly, language)


def _address(page: str, assembly: Assembly, language: str) -> str:
    with override(language):
        path = reverse(page, args=[assembly.process.slug, assembly.number])
    return f"{settings.WIR_ADDRESS}{path}"
