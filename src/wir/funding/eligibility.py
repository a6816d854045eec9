"""May we, and how much? A case in, findings out: the same for page, API and command line. No Django, no clock.

`answer` takes a case in its JSON form (see `rules/reading.py`) and gives the JSON answer; `read_case` and `assess`
are its two halves, for callers that have data of their own. Keys (AGS) are looked up in the shipped tables for the day
of the case; a population that is given wins over them.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wir import guidelines
from wir.core.days import short_day
from wir.core.findings import Finding, verdict
from wir.core.text import town_key
from wir.funding import rules
from wir.funding.rules.case import Case, Party
from wir.funding.rules.reading import Said, UnreadableError, read
from wir.guidelines import Law, Line
from wir.territory import tables

Unreadable = UnreadableError
__all__ = [
    "Case",
    "Finding",
    "Law",
    "Unreadable",
    "answer",
    "answer_all",
    "assess",
    "findings_of",
    "read_case",
]

Folders = tuple[Path, ...] | None


def answer(data: object, folders: Folders = None) -> dict[str, object]:
    """Verdict and findings for a case. Raises Unreadable with one German sentence."""
    case = read_case(data)
    return _as_json(case, *_assessed(case, folders))


def findings_of(data: object, folders: Folders = None) -> tuple[str | None, list[Finding]]:
    """The id of the guideline's version (None if none holds) and the findings. Raises Unreadable."""
    return _assessed(read_case(data), folders)


def read_case(data: object) -> Case:
    """A JSON case with everything looked up that was not given. Raises Unreadable."""
    said = read(data)
    return Case(
        line=said.line,
        on=said.on,
        lead=None if said.lead is None else _party(said.lead, said.on, "lead"),
        partners=tuple(
            _party(partner, said.on, f"partners[{number}]")
            for number, partner in enumerate(said.partners, start=1)
        ),
        amount=said.amount,
        months=said.months,
        start=said.start,
        attachments=said.attachments,
        inputs=said.inputs,
    )


def assess(case: Case, law: Law) -> list[Finding]:
    """Every rule's finding on a case, by one law."""
    return rules.assess(case, law)


def answer_all(line: str, on: date, folders: Folders = None) -> Iterator[dict[str, object]]:
    """The answer for every municipality of a day, in the order of the keys, with the municipality beside it.

    Nothing but the place is known, so amount, time and papers are open. `place` is the verdict over the rules that do
    not wait for anything the applicant would have to say: whether the place itself may apply.
    """
    for town in tables.municipalities(on):
        case = read_case({"line": line, "on": on, "lead": {"kind": "municipality", "ags": town.ags}})
        guideline, findings = _assessed(case, folders)
        about = {"ags": town.ags, "name": town.name, "county": town.county_name, "status": town.status}
        place = verdict(finding for finding in findings if not _asked_for(finding))
        yield {"municipality": about, "place": place, **_as_json(case, guideline, findings)}


def _asked_for(finding: Finding) -> bool:
    """Whether a finding waits for what an applicant would say about the project, not about the place."""
    missing = finding.facts.get("missing")
    return isinstance(missing, list) and not any(str(key).startswith("lead") for key in missing)


def _as_json(case: Case, guideline: str | None, findings: list[Finding]) -> dict[str, object]:
    return {
        "verdict": verdict(findings),
        "on": case.on.isoformat(),
        "guideline": guideline,
        "findings": [finding.as_json() for finding in findings],
    }


def _assessed(case: Case, folders: Folders) -> tuple[str | None, list[Finding]]:
    if case.line is None:
        says = "Die Förderlinie ist noch nicht genannt."
        facts: dict[str, object] = {"missing": ["line"], "known": list(guidelines.names(folders))}
        return None, [
            Finding(
                rule="line", met=None, says=says, source=_KNOWN_LINES, facts=facts, advice="Bitte nennen Sie sie."
            )
        ]  # fmt: skip
    found = guidelines.line(case.line, folders)
    if found is None:
        return None, [_unknown_line(case.line, folders)]
    law = found.law(case.on)
    return (None, _no_version(found, case.on)) if law is None else (law.id, assess(case, law))


_KNOWN_LINES = "Verzeichnis der Förderlinien in diesem Portal"


def _unknown_line(name: str, folders: Folders) -> Finding:
    known = guidelines.names(folders)
    short = name if len(name) <= 60 else f"{name[:60]}…"
    says = f"Die Förderlinie „{short}“ kennen wir nicht. Bekannt sind: {', '.join(known)}."
    return Finding(rule="line", met=False, says=says, source=_KNOWN_LINES, facts={"known": list(known)})


def _no_version(line: Line, on: date) -> list[Finding]:
    """The line is known, but not on this day: its nearest times are named."""
    before = [version for version in line.versions if version.valid_to is not None and version.valid_to < on]
    after = [version for version in line.versions if version.valid_from > on]
    times = []
    if before and before[-1].valid_to is not None:
        times.append(f"Vorher ging es bis zum {short_day(before[-1].valid_to)} („{before[-1].label}“).")
    if after:
        times.append(f"Danach geht es ab dem {short_day(after[0].valid_from)} („{after[0].label}“).")
    near = dict.fromkeys(version.source for version in (*before[-1:], *after[:1]))
    says = f"Am {short_day(on)} sind keine Anträge möglich. {' '.join(times)}".rstrip()
    facts: dict[str, object] = {
        "on": on.isoformat(),
        "periods": [
            [v.valid_from.isoformat(), v.valid_to.isoformat() if v.valid_to else None] for v in line.versions
        ],
    }
    known = Finding(
        rule="line", met=True, says=f"Die Förderlinie „{line.label}“ gibt es.", source=_KNOWN_LINES
    )
    advice = "Wählen Sie einen anderen Tag oder eine andere Förderlinie."
    found = Finding(rule="period", met=False, says=says, source="; ".join(near), facts=facts, advice=advice)
    return [known, found]


def _party(said: Said, on: date, at: str) -> Party:
    if said.kind == "county":
        return _county(said, on, at)
    if said.ags is None or said.kind not in {None, "municipality"}:
        name = said.name
        return Party(
            kind=said.kind, name=name, name_identity=town_key(name), population=said.population,
            given=said.population is not None,
        )  # fmt: skip
    return _municipality(said, said.ags, on, at)


def _county(said: Said, on: date, at: str) -> Party:
    """A Landkreis by its five digits; eight with zeros at the end mean the same."""
    key = said.ags
    if key is not None and len(key) == 8 and key.endswith("000"):
        key = key[:5]
    if key is not None and key not in {county.county_ags for county in tables.counties(on)}:
        raise UnreadableError(
            f"{at}: Einen Landkreis mit dem Schlüssel „{said.ags}“ gab es am {short_day(on)} in Hessen nicht."
        )
    name = next((county.label for county in tables.counties(on) if county.county_ags == key), said.name)
    return Party(kind="county", ags=key, name=name, identity=key or "", name_identity=town_key(name),
                 population=said.population, given=said.population is not None)  # fmt: skip


def _municipality(said: Said, ags: str, on: date, at: str) -> Party:
    if len(ags) != 8:
        raise UnreadableError(
            f"{at}: „{ags}“ ist kein Gemeindeschlüssel. Der einer Stadt oder Gemeinde hat acht Ziffern."
        )
    town = tables.municipality(ags, on)
    if town is None and not tables.existed(ags):
        if said.population is None:
            raise UnreadableError(
                f"{at}: Den Gemeindeschlüssel „{ags}“ gibt es in Hessen nicht. Prüfen Sie ihn oder geben Sie die Einwohnerzahl an."
            )
        return Party(
            kind=said.kind,
            ags=ags,
            name=said.name,
            identity=ags,
            population=said.population,
            given=True,
            unknown_key=ags,
        )
    name = town.name if town else said.name
    figure = tables.population(ags, on) if town else None
    looked_up = figure if said.population is None else None
    gone, look_at = ("", "") if town else _gone(ags, on)
    return Party(
        kind=said.kind,
        ags=ags,
        name=name,
        identity=_lasting(ags, on),
        name_identity=town_key(name),
        population=said.population if looked_up is None else looked_up.value,
        given=said.population is not None,
        counted_on=looked_up.date if looked_up else None,
        basis=looked_up.basis if looked_up else "",
        later=looked_up.later if looked_up else False,
        status=town.status if town else None,
        gone=gone,
        look_at=look_at,
    )


def _lasting(ags: str, on: date) -> str:
    """One key for a place through all its keys; a town that had merged by that day counts as its successor."""
    heir = tables.successor(ags, on)
    ags = heir.ags if heir else ags
    for change in tables.changes():
        if change.ags_before == ags and change.kind == "status_change":
            return change.ags_after
    return ags


def _gone(ags: str, on: date) -> tuple[str, str]:
    """Why a key did not stand on a day and which one did, and what to try instead."""
    instead = "Bitte prüfen Sie mit diesem Schlüssel."
    heir = tables.successor(ags, on)
    if heir is not None and heir.ags != ags:
        return (
            f"Den Schlüssel {ags} gab es am {short_day(on)} nicht mehr. Heute gehört er zu {heir.name}, Schlüssel {heir.ags}.",
            instead,
        )
    earlier = next(iter(tables.earlier_keys(ags)), None)
    says = f"Den Schlüssel {ags} gab es am {short_day(on)} noch nicht."
    if earlier is None:
        return says, ""
    return f"{says} Damals galt für {earlier.name} der Schlüssel {earlier.ags}.", instead
