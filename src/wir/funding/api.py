"""What machines read of Fördern: "may we?" as on the page and the command line, and the guidelines themselves.

Nothing is stored. What officials have settled for a line is on its page; these answers say what the guideline says.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from ninja import Field, Router, Schema

from wir import guidelines
from wir.core.dated import Dated
from wir.core.strict_json import UnfitError, parse
from wir.funding import awards, eligibility
from wir.guidelines import Line, Version
from wir.guidelines.names import EUR

MOST_BYTES = 1_000_000
MOST_CASES = 1000
CASE = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"description": "One case, or a list of up to 1,000 cases."}}
        },
    },
    "responses": {
        200: {"description": "verdict, on, guideline, findings; a list for a list"},
        413: {"description": "more than 1 MB; error is one German sentence"},
        422: {"description": "a case that cannot be read; error is one German sentence"},
    },
}

router = Router(tags=["Fördern"])


@router.post("/eligibility", openapi_extra=CASE, summary="May we, and how much?")
def eligibility_of(request: HttpRequest) -> JsonResponse:
    """The verdict rule by rule, each with its source. A case is written as for `wir eligibility`."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _error("Die Anfrage ist zu groß. Mehr als ein Megabyte lesen wir nicht.", 413)
    try:
        return JsonResponse(_answers(_read(request.body)), safe=False)
    except (UnfitError, eligibility.Unreadable) as wrong:
        return _error(str(wrong), 422)


@router.get("/guidelines/", summary="Every funding line with all versions of its guideline")
def guideline_list(request: HttpRequest) -> JsonResponse:
    """Every value with its day, source and confidence; euro as text, null where no source was found."""
    return JsonResponse([_line(line) for line in guidelines.lines()], safe=False)


class AwardOut(Schema):
    """One grant that was released. Recipients are organisations, never private persons."""

    recipient: str
    ags: str | None
    place: str | None
    county: str | None
    line: str
    line_label: str
    title: str
    euro: str
    from_: date = Field(alias="from", description=awards.FIELDS["from"])
    to: date
    year: int
    fictional: bool


@router.get("/awards", response=list[AwardOut], by_alias=True, summary="Who got what")
def award_list(
    request: HttpRequest, line: str = "", year: str = "", county: str = ""
) -> list[dict[str, Any]]:
    """Grants whose recipient has the notice, newest first. `county` is the first five digits of the key; a value that is none is left out."""
    chosen = awards.Chosen.read({"linie": line, "jahr": year, "kreis": county})
    return awards.rows(awards.grants(chosen, on=timezone.localdate()))


def _read(body: bytes) -> object:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitError("Die Anfrage ist kein Text in UTF-8.") from None
    if not text.strip():
        raise UnfitError("Die Anfrage ist leer. Erwartet wird ein Fall als JSON.")
    return parse(text)


def _answers(data: object) -> Any:
    if not isinstance(data, list):
        return eligibility.answer(data)
    if len(data) > MOST_CASES:
        raise UnfitError("Mehr als 1.000 Fälle auf einmal prüfen wir nicht. Teilen Sie die Liste auf.")
    return [_one_of_many(number, case) for number, case in enumerate(data, start=1)]


def _one_of_many(number: int, case: object) -> dict[str, object]:
    try:
        return eligibility.answer(case)
    except eligibility.Unreadable as wrong:
        raise UnfitError(f"Fall {number}: {wrong}") from None


def _error(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def _line(line: Line) -> dict[str, Any]:
    return {
        "line": line.line,
        "label": line.label,
        "about": line.about,
        "fictional": line.fictional,
        "versions": [_version(version) for version in line.versions],
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.id,
        "label": version.label,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "known_until": version.known_until,
        "unknown_after": version.unknown_after,
        "source": version.source,
        "note": version.note,
        "values": [_value(value) for history in version.values.values() for value in history],
    }


def _value(value: Dated) -> dict[str, Any]:
    return {
        "name": value.name,
        "label": value.label,
        "unit": value.unit,
        "from": value.day,
        "value": _plain(value.unit, value.value),
        "source": value.source,
        "confidence": value.confidence,
        "reason": value.reason,
        "note": value.note,
        "conflicts": [{"value": other.value, "source": other.source} for other in value.conflicts],
    }


def _plain(unit: str, value: object) -> object:
    """Euro as in a case ("20000.00"), everything else as it is."""
    return f"{value // 100}.{value % 100:02d}" if unit == EUR and isinstance(value, int) else value
