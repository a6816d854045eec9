"""A case as JSON, read strictly: what is unclear is refused with a sentence, so that no slip passes for an answer.

    {"line": "kiv", "on": "2019-10-01",
     "lead": {"kind": "municipality", "ags": "06437013", "population": 8282},
     "partners": [{...}], "amount": "20000.00", "months": 18, "start": "2020-02-01",
     "attachments": ["form", "project_description"]}

Only `on` must be there. A key that is missing or null has not been said. Unknown keys are refused: a slip of the pen
would otherwise be taken for something not said. Formulas of other lines ask for the keys in `INPUTS`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from wir.core.days import parse_day
from wir.core.money import whole_number
from wir.core.text import clean_text
from wir.guidelines.names import KINDS

INPUTS = {
    "posts": "volle Stellen (auch Teile, zum Beispiel 0.5)",
    "years": "Jahre",
    "participants": "Teilnehmende",
    "units": "Unterrichtseinheiten",
    "hours": "Stunden aller zusammen",
    "weekly_hours": "Stunden in der Woche für die Person mit den meisten Stunden",
    "yearly_hours": "Stunden im Jahr für die Person mit den meisten Stunden",
    "guides": "Menschen im Team",
    "coordinating": "koordinierende Menschen im Team",
    "languages": "Sprachen im Team",
    "assignments": "Einsätze",
    "assignments_per_client": "Einsätze für eine ratsuchende Person",
    "courses": "Kurse",
    "courses_with_childcare": "Kurse mit Kinderbetreuung",
}
KEYS = ("line", "on", "lead", "partners", "amount", "months", "start", "attachments", *INPUTS)
PARTY_KEYS = ("kind", "ags", "population", "name")
HUNDREDTHS = frozenset({"posts"})
MOST_PARTNERS = 500

_DECIMAL = re.compile(r"\d+(?:\.\d{1,2})?", re.ASCII)
_KEY = re.compile(r"\d{5}|\d{8}", re.ASCII)


class UnreadableError(ValueError):
    """A case that cannot be read. The text is one German sentence that says what to write instead."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said about one party, before anything is looked up."""

    kind: str | None
    ags: str | None
    population: int | None
    name: str


@dataclass(frozen=True, kw_only=True)
class SaidCase:
    """What was said, checked and typed, before anything is looked up."""

    line: str | None
    on: date
    lead: Said | None
    partners: tuple[Said, ...]
    amount: int | None
    months: int | None
    start: date | None
    attachments: tuple[str, ...] | None
    inputs: dict[str, int | None]


def read(data: object) -> SaidCase:
    """What a JSON object says. Raises UnreadableError."""
    case = _object(data, "Der Fall", KEYS)
    if case.get("on") is None:
        raise UnreadableError(
            'Bitte nennen Sie den Tag, für den wir prüfen sollen: on, zum Beispiel "2026-09-25".'
        )
    return SaidCase(
        line=_text(case, "line"),
        on=_day(case["on"], "on"),
        lead=None if case.get("lead") is None else _party(case["lead"], "lead"),
        partners=_partners(case.get("partners")),
        amount=None if case.get("amount") is None else read_amount(case["amount"]),
        months=_count(case, "months"),
        start=None if case.get("start") is None else _day(case["start"], "start"),
        attachments=_words(case.get("attachments")),
        inputs={key: _hundredths(case, key) if key in HUNDREDTHS else _count(case, key) for key in INPUTS},
    )


def shown(value: object) -> str:
    """A value as a sentence may quote it: short, on one line, printable."""
    text = " ".join(clean_text(str(value)).split())
    return f"„{text[:60]}…“" if len(text) > 60 else f"„{text}“"


def _object(data: object, what: str, allowed: tuple[str, ...]) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise UnreadableError(
            f'{what} muss ein Objekt mit Namen und Werten sein, zum Beispiel {{"{allowed[0]}": …}}.'
        )
    for key in data:
        if key not in allowed:
            raise UnreadableError(
                f"{what}: Die Angabe {shown(key)} kennen wir nicht. Möglich sind: {', '.join(allowed)}."
            )
    return data


def _partners(given: object) -> tuple[Said, ...]:
    if given is None:
        return ()
    if not isinstance(given, list | tuple):
        raise UnreadableError(
            'partners: Hier muss eine Liste stehen, zum Beispiel [{"kind": "municipality"}].'
        )
    if len(given) > MOST_PARTNERS:
        raise UnreadableError(f"partners: Mehr als {MOST_PARTNERS} Partner können wir nicht prüfen.")
    return tuple(_party(row, f"partners[{number}]") for number, row in enumerate(given, start=1))


def _party(given: object, at: str) -> Said:
    party = _object(given, at, PARTY_KEYS)
    kind = _text(party, "kind", at)
    if kind is not None and kind not in KINDS:
        raise UnreadableError(
            f"{at}: Die Art {shown(kind)} kennen wir nicht. Möglich sind: {', '.join(KINDS)}."
        )
    ags = _text(party, "ags", at)
    if ags is not None and not _KEY.fullmatch(ags):
        raise UnreadableError(
            f"{at}: {shown(ags)} ist kein Gemeindeschlüssel. Er hat acht Ziffern, bei Landkreisen fünf, als Text."
        )
    return Said(
        kind=kind, ags=ags, population=_count(party, "population", at), name=_text(party, "name", at) or ""
    )


def read_amount(given: object) -> int:
    """Cents from a whole number or a text like "20000.00". Raises UnreadableError."""
    cents = _decimal(given)
    if cents is None:
        raise UnreadableError(
            f'amount: {shown(given)} ist kein Betrag. Schreiben Sie Euro mit Punkt vor den Cent, zum Beispiel "20000.00".'
        )
    return cents


def _hundredths(case: Mapping[str, object], key: str) -> int | None:
    if case.get(key) is None:
        return None
    value = _decimal(case[key])
    if value is None:
        raise UnreadableError(
            f"{key}: {shown(case[key])} ist keine Zahl ab 0 mit höchstens zwei Nachkommastellen."
        )
    return value


def _decimal(given: object) -> int | None:
    """A number ab zero with at most two decimals, in hundredths; None for everything else."""
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        return None
    if isinstance(given, int):
        return given * 100 if given >= 0 else None
    text = given if isinstance(given, str) else _written_out(given)
    if not _DECIMAL.fullmatch(text):
        return None
    whole, _, fraction = text.partition(".")
    try:
        return whole_number(whole) * 100 + int(fraction.ljust(2, "0"))
    except ValueError:
        return None


def _written_out(number: float | Decimal) -> str:
    """The digits without an exponent; a text that is no number for NaN, infinity and absurd exponents."""
    exact = Decimal(repr(number)) if isinstance(number, float) else number
    if not exact.is_finite() or abs(exact.adjusted()) > 900:
        return ""
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _count(case: Mapping[str, object], key: str, at: str = "") -> int | None:
    given = value = case.get(key)
    if value is None:
        return None
    if isinstance(value, float | Decimal):
        text = _written_out(value)  # 12.0 and 1e4 are whole numbers too
        value = int(text) if _DECIMAL.fullmatch(text) and "." not in text else value
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        where = f"{at}: {key}" if at else key
        raise UnreadableError(f"{where}: {shown(given)} ist keine ganze Zahl ab 0.")
    return value


def _text(case: Mapping[str, object], key: str, at: str = "") -> str | None:
    value = case.get(key)
    if value is None:
        return None
    where = f"{at}: {key}" if at else key
    if not isinstance(value, str):
        raise UnreadableError(
            f"{where}: Hier muss ein Text in Anführungszeichen stehen, nicht {shown(value)}."
        )
    if any(0xD800 <= ord(sign) <= 0xDFFF for sign in value):
        raise UnreadableError(f"{where}: Der Text enthält Zeichen, die es nicht gibt.")
    text = clean_text(value)
    if not text:
        raise UnreadableError(
            f"{where}: Der Text ist leer. Lassen Sie die Angabe weg, wenn Sie sie nicht wissen."
        )
    return text


def _day(value: object, key: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return parse_day(value)
        except ValueError:
            raise UnreadableError(f"{key}: Den Tag {shown(value)} gibt es nicht.") from None
    raise UnreadableError(f'{key}: {shown(value)} ist kein Tag. Schreiben Sie ihn so: "2026-09-25".')


def _words(given: object) -> tuple[str, ...] | None:
    if given is None:
        return None
    if not isinstance(given, list | tuple) or not all(isinstance(word, str) for word in given):
        raise UnreadableError(
            'attachments: Hier muss eine Liste von Texten stehen, zum Beispiel ["form", "concept"].'
        )
    return tuple(dict.fromkeys(clean_text(word) for word in given))
