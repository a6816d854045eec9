"""`{% load provenance %}`: the receipt of a resident, and what became of the voices of a process."""

import base64

import qrcode
from django import template
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wir.core.counts import rounded
from wir.participation import reasons
from wir.participation.results import outcomes_of
from wir.strategy.models import Process, StatusNote
from wir.strategy.wording import MISSING, Told

register = template.Library()

QUIET = 4
"""Blank squares around the code that cameras need."""


@register.inclusion_tag("participation/_receipt.html")
def receipt(code: str) -> dict[str, object]:
    """The three words, big, with a code for the camera, and the whole as a file. Nothing of it is stored anywhere."""
    words = code.split("-")
    drawing = {"path": qr_path(code), "size": qr_size(code)}
    picture = render_to_string("participation/receipt.svg", {"words": words, **drawing})
    file = base64.b64encode(picture.encode()).decode()
    return {"words": words, "code": code, "file": f"data:image/svg+xml;base64,{file}", **drawing}


@register.simple_tag
def read_reason(because: str) -> reasons.Reason:
    """Why something does not appear: the ready-made sentence in the reader's language, and what somebody added."""
    return reasons.read(because)


@register.inclusion_tag("participation/_told.html")
def own_words(text: str) -> dict[str, object]:
    """German words that nobody translates: marked as such for readers of another language."""
    german = (get_language() or "de").startswith("de")
    return {"told": Told(text, "de", "" if german else MISSING)}


@register.simple_tag
def what_became(process: Process) -> dict[str, object]:
    """Numbers, the last three notes, and every page that says what came out. A constant number of statements."""
    states = dict(process.measures.values_list("state").annotate(Count("pk")).order_by())
    notes = StatusNote.objects.filter(measure__process=process).select_related("measure")
    voices = process.voices.count()
    return {
        "voices": voices,
        "about": rounded(voices),
        "recommendations": process.recommendations.filter(state="published").count(),
        "measures": sum(states.values()),
        "done": states.get("done", 0),
        "running": states.get("running", 0),
        "notes": list(notes[:3]),
        "outcomes": outcomes_of(process),
    }


def qr_path(text: str) -> SafeString:
    """The dark squares as one path of an SVG drawing."""
    rows = enumerate(_matrix(text))
    return mark_safe("".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, dark in enumerate(row) if dark))  # noqa: S308 - numbers only


def qr_size(text: str) -> int:
    """Squares in a row, the blank border included."""
    return len(_matrix(text))


def _matrix(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    matrix: list[list[bool]] = code.get_matrix()
    return matrix
