"""How a guideline file is written, checked strictly: a slip of the pen must not become law.

    line: kiv                        # the file is called kiv.yaml
    label: Kommunale Strategien
    about: One sentence for readers.
    sources: {K01: "what it is, address"}
    versions:
      - id: KIV-I-2018
        label: KIV, erste Runde
        valid_from: 2018-01-01
        valid_to: 2018-12-31         # or null: no end is known
        source: [K01, K03]           # keys of `sources`, one or several
        values:
          max_amount: {value: 20000, source: K01, confidence: read}
          own_share: {value: null, reason: "Why it is not known.", source: K01, confidence: read}
          max_months:                # a value that changes within the version
            days:
              2018-01-01: {value: 12, source: K01, confidence: read}

`sections` (optional) is the list of parts that an application for this line consists of, by the names in `names.py`;
without it all of them. `opens: strategy` says that a grant of this line pays for a strategy process. `known_until` with `unknown_after` says until which day the line is known to be open, and why not longer. A value may
bring `note`, `conflicts` (a list of `{value, source}`), and `label` and `unit` if its name is not in `names.py`. Euro
are whole numbers or quoted texts with cents ("12.50"), never bare decimals, and become cents.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import cast

from wir.core.dated import Confidence, Conflict, Dated
from wir.guidelines.names import ALWAYS, NAMES, SECTIONS, VOCABULARY
from wir.guidelines.records import FaultyError, Line, Version
from wir.guidelines.units import read_value

OPENS = ("", "strategy")
CONFIDENCES = ("read", "derived", "general")
_LINE = {
    "line": True,
    "label": True,
    "about": True,
    "fictional": False,
    "sections": False,
    "opens": False,
    "sources": True,
    "versions": True,
}
_VERSION = {
    "id": True, "label": True, "valid_from": True, "valid_to": True, "source": True, "values": True,
    "known_until": False, "unknown_after": False, "note": False,
}  # fmt: skip
_RECORD = {
    "value": True,
    "source": True,
    "confidence": True,
    "reason": False,
    "note": False,
    "conflicts": False,
}
_ABOUT = {"label": False, "unit": False}


class Faults:
    """Collects what is wrong; `at` is the place inside the file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sentences: list[str] = []

    def add(self, at: str, says: str) -> None:
        self.sentences.append(f"{self.file}: {at}: {says}")

    def keys(self, at: str, given: object, allowed: Mapping[str, bool]) -> dict[str, object]:
        """The mapping itself if its keys are right, so far as it can be read."""
        if not isinstance(given, dict):
            self.add(at, "Hier fehlt eine Liste aus Name und Wert.")
            return {}
        for key in given:
            if key not in allowed:
                self.add(
                    f"{at}.{key}", f"Diesen Schlüssel gibt es nicht. Möglich sind: {', '.join(allowed)}."
                )
        for key, needed in allowed.items():
            if needed and key not in given:
                self.add(f"{at}.{key}", "Dieser Schlüssel fehlt.")
        return {str(key): value for key, value in given.items()}

    def text(self, at: str, given: object, needed: bool = True) -> str:
        if isinstance(given, str) and (given.strip() or not needed):
            return given.strip()
        if needed or given is not None:
            self.add(at, "Hier muss ein Text stehen.")
        return ""

    def day(self, at: str, given: object) -> date:
        if isinstance(given, date) and not isinstance(given, datetime):
            return given
        self.add(at, f"„{given}“ ist kein Tag. Schreiben Sie ihn so: 2021-01-31.")
        return date.max

    def day_or_none(self, at: str, given: object) -> date | None:
        return None if given is None else self.day(at, given)


def read_line(name: str, file: str, data: object) -> Line:
    """The line in a parsed file. Raises FaultyError with one sentence a fault, each naming file and key."""
    faults = Faults(file)
    top = faults.keys("Datei", data, _LINE)
    sources = _sources(faults, top.get("sources"))
    if top.get("line") != name:
        faults.add("line", f"Der Name der Linie und der Name der Datei müssen gleich sein, hier „{name}“.")
    rows = top.get("versions")
    if not isinstance(rows, list) or not rows:
        faults.add("versions", "Hier muss mindestens eine Fassung stehen.")
        rows = []
    versions = [_version(faults, number, row, sources) for number, row in enumerate(rows, start=1)]
    _refuse_overlaps(faults, versions)
    fictional = top.get("fictional", False)
    if not isinstance(fictional, bool):
        faults.add("fictional", "Hier darf nur true oder false stehen.")
    line = Line(
        line=name,
        label=faults.text("label", top.get("label")),
        about=faults.text("about", top.get("about")),
        fictional=fictional is True,
        versions=tuple(sorted(versions, key=lambda version: version.valid_from)),
        sections=_sections(faults, top.get("sections")),
        opens=_opens(faults, top.get("opens", "")),
    )
    if faults.sentences:
        raise FaultyError(*faults.sentences)
    return line


def _opens(faults: Faults, given: object) -> str:
    if given in OPENS:
        return str(given)
    faults.add("opens", f"Hier darf nur stehen: {', '.join(filter(None, OPENS))}.")
    return ""


def _sections(faults: Faults, given: object) -> tuple[str, ...]:
    """The parts of an application, in the order in which they are filled in."""
    if given is None:
        return SECTIONS
    named = [str(name) for name in given] if isinstance(given, list) else []
    if strange := [name for name in named if name not in SECTIONS]:
        faults.add(
            "sections", f"Den Abschnitt „{strange[0]}“ gibt es nicht. Möglich sind: {', '.join(SECTIONS)}."
        )
    if lacking := [name for name in ALWAYS if name not in named]:
        faults.add("sections", f"Ohne den Abschnitt „{lacking[0]}“ lässt sich kein Antrag stellen.")
    return tuple(name for name in SECTIONS if name in named)


def _sources(faults: Faults, given: object) -> dict[str, str]:
    if not isinstance(given, dict) or not given:
        faults.add("sources", "Hier muss mindestens eine Quelle stehen.")
        return {}
    return {str(key): faults.text(f"sources.{key}", text) for key, text in given.items()}


def _cite(faults: Faults, at: str, given: object, sources: Mapping[str, str]) -> str:
    """The written-out sources that a key or a list of keys names."""
    keys: list[object] = given if isinstance(given, list) else [given]
    if not keys or not all(isinstance(key, str) and key in sources for key in keys):
        faults.add(at, f"Die Quelle „{given}“ steht nicht unter sources.")
        return ""
    return "; ".join(sources[str(key)] for key in keys)


def _version(faults: Faults, number: int, row: object, sources: Mapping[str, str]) -> Version:
    at = f"versions[{number}]"
    given = faults.keys(at, row, _VERSION)
    at = str(given.get("id") or at)
    start = faults.day(f"{at}.valid_from", given.get("valid_from"))
    end = faults.day_or_none(f"{at}.valid_to", given.get("valid_to"))
    if end is not None and end < start:
        faults.add(f"{at}.valid_to", "Das Ende liegt vor dem Anfang.")
    known_until = faults.day_or_none(f"{at}.known_until", given.get("known_until"))
    unknown_after = faults.text(
        f"{at}.unknown_after", given.get("unknown_after"), needed=known_until is not None
    )
    return Version(
        id=faults.text(f"{at}.id", given.get("id")),
        label=faults.text(f"{at}.label", given.get("label")),
        valid_from=start,
        valid_to=end,
        known_until=known_until,
        unknown_after=unknown_after,
        source=_cite(faults, f"{at}.source", given.get("source"), sources),
        note=faults.text(f"{at}.note", given.get("note"), needed=False),
        values=_values(faults, at, given.get("values"), start, sources),
    )


def _values(
    faults: Faults, at: str, given: object, start: date, sources: Mapping[str, str]
) -> dict[str, tuple[Dated, ...]]:
    if not isinstance(given, dict):
        faults.add(f"{at}.values", "Hier müssen die Werte stehen.")
        return {}
    return {
        str(name): _history(faults, f"{at}.{name}", str(name), entry, start, sources)
        for name, entry in given.items()
    }


def _history(
    faults: Faults, at: str, name: str, entry: object, start: date, sources: Mapping[str, str]
) -> tuple[Dated, ...]:
    """One value with its days; without `days` it holds from the first day of the version."""
    several = isinstance(entry, dict) and "days" in entry
    allowed = {**_ABOUT, "days": True} if several else {**_ABOUT, **_RECORD}
    given = faults.keys(at, entry, allowed)
    label, unit = NAMES.get(name, ("", ""))
    label = faults.text(f"{at}.label", given.get("label", label or None))
    unit = faults.text(f"{at}.unit", given.get("unit", unit or None))
    days = given.get("days") if several else {start: {key: given[key] for key in given if key in _RECORD}}
    if not isinstance(days, dict) or not days:
        faults.add(f"{at}.days", "Hier muss mindestens ein Tag mit seinem Wert stehen.")
        return ()
    read = [
        _dated(faults, at, name, label, unit, faults.day(at, day), row, sources) for day, row in days.items()
    ]
    return tuple(sorted(read, key=lambda value: value.day))


def _dated(
    faults: Faults,
    at: str,
    name: str,
    label: str,
    unit: str,
    day: date,
    row: object,
    sources: Mapping[str, str],
) -> Dated:
    given = faults.keys(at, row, _RECORD)
    value = given.get("value")
    reason = faults.text(f"{at}.reason", given.get("reason"), needed=False)
    if "value" in given and value is None and not reason:
        faults.add(at, "Der Wert fehlt (null), aber kein Grund (reason) sagt, warum.")
    if given.get("confidence", "read") not in CONFIDENCES:
        faults.add(f"{at}.confidence", f"Möglich sind: {', '.join(CONFIDENCES)}.")
    try:
        value = read_value(unit, value)
    except ValueError as wrong:
        faults.add(f"{at}.value", str(wrong))
    words = value if isinstance(value, tuple) else ()
    for word in words:
        if word not in VOCABULARY.get(name, words):
            faults.add(
                f"{at}.value", f"„{word}“ kennen wir nicht. Möglich sind: {', '.join(VOCABULARY[name])}."
            )
    return Dated(
        name=name,
        label=label,
        unit=unit,
        day=day,
        value=value,
        source=_cite(faults, f"{at}.source", given.get("source"), sources),
        confidence=cast(Confidence, given.get("confidence", "read")),
        reason=reason,
        note=faults.text(f"{at}.note", given.get("note"), needed=False),
        conflicts=_conflicts(faults, at, unit, given.get("conflicts"), sources),
    )


def _conflicts(
    faults: Faults, at: str, unit: str, given: object, sources: Mapping[str, str]
) -> tuple[Conflict, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        faults.add(f"{at}.conflicts", "Hier muss eine Liste stehen.")
        return ()
    rows = [faults.keys(f"{at}.conflicts", row, {"value": True, "source": True}) for row in given]
    return tuple(
        Conflict(row.get("value"), _cite(faults, f"{at}.conflicts.source", row.get("source"), sources))
        for row in rows
    )


def _refuse_overlaps(faults: Faults, versions: Iterable[Version]) -> None:
    ordered = sorted(versions, key=lambda version: version.valid_from)
    ids = [version.id for version in ordered]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        faults.add(f"{name}.id", "Diese Kennung gibt es zweimal.")
    for before, after in pairwise(ordered):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            faults.add(f"{after.id}.valid_from", f"Diese Fassung beginnt, bevor {before.id} endet.")
