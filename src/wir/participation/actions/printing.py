"""The questionnaire and the poster as PDF."""

from collections.abc import Iterable
from datetime import date

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents.marking import marked
from wir.documents.render import render
from wir.journal.steps import record
from wir.participation.actions.building import PROMISE
from wir.participation.documents import surveys as documents
from wir.participation.models import Survey
from wir.participation.queries.bank import ready_text
from wir.participation.queries.questionnaires import Item, questionnaire
from wir.participation.queries.receipts import squares
from wir.strategy import receipts as codes_of
from wir.strategy.wording import tell

MOST_COPIES = 100


def _hint(item: Item) -> str:
    """The hint, and that nobody has checked what a machine translated."""
    mark = _("(maschinell übersetzt, noch nicht geprüft)") if item.asked.by_machine else ""
    return " ".join(part for part in (item.asked.hint, mark) if part)


def form_pdf(survey: Survey, language: str, *, on: date, receipts: Iterable[str] = ()) -> bytes:
    """The questionnaire in this language, empty; with receipts one copy each."""
    with override(language):
        sheet = questionnaire(survey, language)
        data = documents.form_data(
            title=title_of(survey, language),
            intro=str(tell([survey], language, field="intro")[survey.pk]),
            town=survey.process.name,
            language=print_language(language),
            rtl=get_language_info(language)["bidi"],
            words={
                "who": _("Wer sieht das?"),
                "receipt": ready_text("receipt")[language],
                "sheet": _("Beleg auf diesem Bogen"),
                "demo": _("Muster"),
            },
            questions=[
                {
                    "other": "",
                    **item.kind.paper(item.asked),
                    "text": item.asked.text,
                    "hint": _hint(item),
                    "only_if": item.asked.only_if,
                }
                for item in sheet.items
            ],
            promise=_(survey.promise or PROMISE),
            receipts=receipts,
            demo=settings.WIR_DEMO,
            day=on,
        )
    return render(documents.SURVEY_FORM.name, marked(data), on=on)


def poster_pdf(survey: Survey, language: str, *, on: date) -> bytes:
    """To hang up."""
    address = address_of(survey, language)
    data = documents.poster_data(
        title=title_of(survey, language),
        town=survey.process.name,
        language=print_language(language),
        rtl=get_language_info(language)["bidi"],
        says=[ready_text("poster")[language], ready_text("poster_how")[language]],
        code=square_code(address),
        address=address,
        demo=settings.WIR_DEMO,
        day=on,
    )
    return render(documents.SURVEY_POSTER.name, marked(data), on=on)


def square_code(address: str) -> str:
    """The address as a QR code, as SVG."""
    count, path = squares(address)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {count} {count}"><path d="{path}"/></svg>'


def address_of(survey: Survey, language: str) -> str:
    """Where it is answered, in this language."""
    with override(language):
        path = reverse("participation:survey", args=[survey.process.slug, survey.pk])
    return f"{settings.WIR_ADDRESS}{path}"


def title_of(survey: Survey, language: str) -> str:
    """The title in this language, or as it was written."""
    return str(tell([survey], language, field="title")[survey.pk])


def print_language(language: str) -> str:
    """What a reader of the PDF is told: our two own codes are German and Persian as written in Afghanistan."""
    return {"de-simple": "de", "prs": "fa"}.get(language, language or get_language() or "de")


def forms_with_receipts(survey: Survey, language: str, *, count: int, by: User, on: date) -> bytes:
    """So many copies, each with a receipt of its own on a strip: who fills it in can follow what they wrote.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("participation.enter_paper", by, survey.process):
        raise PermissionDenied("participation.enter_paper")
    if not 1 <= count <= MOST_COPIES:
        raise Refused(_("Wählen Sie eine Zahl von 1 bis %(most)s.") % {"most": MOST_COPIES})
    with transaction.atomic():
        codes = [codes_of.give(survey.process, survey, on=on)[1] for _copy in range(count)]
        record("participation.print_forms", survey, by=by, facts={"count": count})
    return form_pdf(survey, language, on=on, receipts=codes)
