"""Rules that every line has: who applies, when, from when on, with which papers. Each is one finding."""

from collections.abc import Iterable

from wir.core.dated import Dated
from wir.core.days import short_day
from wir.core.findings import Finding
from wir.funding.rules.case import Case, Party
from wir.guidelines import Law
from wir.guidelines.names import ATTACHMENTS, CENTRE, KINDS

RP = "Regeln der Bewilligungsbehörde (Regierungspräsidium Darmstadt): "
NOT_BEGUN = (
    RP + "https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/Hessen/"
    "landesprogramm-wir-vielfalt-und-teilhabe.html"
)
REGISTER = (
    "Gemeindeverzeichnis GV-ISys (GV100AD), © Statistisches Bundesamt (Destatis), 2025, Daten verändert"
)
HESSE = "06"  # how the key of every Hessian municipality begins
CENTRE_LABEL = "Landkreis, kreisfreie Stadt oder Stadt mit Sonderstatus"
CHECK_KEY, CHECK_NUMBER = "Bitte prüfen Sie ihn.", "Bitte prüfen Sie die Zahl."
ASK = "Fragen Sie die Bewilligungsbehörde, bevor Sie Arbeit hineinstecken. Beantragen dürfen Sie trotzdem."


SAY_IT = "Bitte sagen Sie es uns."


def ask_for(
    rule: str, missing: str, says: str, source: str, *, advice: str = SAY_IT, **facts: object
) -> Finding:
    """The finding for something that was not said: a person (the applicant) has to say it first."""
    return Finding(
        rule=rule, met=None, says=says, source=source, facts={**facts, "missing": [missing]}, advice=advice
    )


def gap(rule: str, value: Dated, says: str, **facts: object) -> Finding:
    """The finding for something that no source tells: never a yes, never a no."""
    says = f"{says} {value.reason}"
    return Finding(rule=rule, met=None, says=says, source=value.cite, facts=facts, advice=ASK)


def listing(words: Iterable[str], joiner: str = "oder") -> str:
    """A, B oder C."""
    *first, last = list(words)
    return f"{', '.join(first)} {joiner} {last}" if first else last


def line(law: Law) -> Finding:
    """There is a guideline for this line on this day."""
    return Finding(
        rule="line", met=True, says=f"Es gilt die Fassung „{law.label}“.", source=law.source,
        facts={"line": law.line, "guideline": law.id},
    )  # fmt: skip


def period(case: Case, law: Law) -> Finding:
    """Applications are possible on the day asked, as far as a source tells."""
    version = law.version
    facts: dict[str, object] = {"on": case.on.isoformat(), "from": version.valid_from.isoformat()}
    deadline = law.get("deadline")
    hints = (str(deadline.value),) if deadline and deadline.known else ()
    if version.known_until is not None and case.on > version.known_until:
        facts["known_until"] = version.known_until.isoformat()
        return Finding(
            rule="period", met=None, source=f"Keine eindeutige Quelle gefunden. Gelesen: {law.source}", hints=hints,
            says=f"Ob man am {short_day(case.on)} noch Anträge stellen kann, ist unklar. {version.unknown_after}",
            facts=facts, advice=ASK,
        )  # fmt: skip
    says = f"Am {short_day(case.on)} sind Anträge möglich: seit dem {short_day(version.valid_from)}"
    if version.valid_to is None:
        known = version.known_until
        says += (
            ". Ein Ende ist uns nicht bekannt." if known is None else f", belegt bis zum {short_day(known)}."
        )
    else:
        facts["to"] = version.valid_to.isoformat()
        says = f"Am {short_day(case.on)} sind Anträge möglich: vom {short_day(version.valid_from)} bis zum {short_day(version.valid_to)}."
    return Finding(rule="period", met=True, says=says, source=law.source, facts=facts, hints=hints)


def applicant(case: Case, law: Law) -> Finding:
    """The one who applies is of a kind that may."""
    value = law.value("applicants")
    lead = case.lead
    if lead is None or lead.kind is None:
        return ask_for("applicant", "lead.kind", "Wer den Antrag stellt, ist noch nicht gesagt.", value.cite)
    said = KINDS[lead.kind]
    facts: dict[str, object] = {"kind": lead.kind}
    if not value.known:
        return gap("applicant", value, "Wer einen Antrag stellen darf, wissen wir nicht.", **facts)
    allowed = _words(value)
    facts["allowed"] = list(allowed)
    if lead.gone:
        return Finding(
            rule="applicant", met=None, says=lead.gone, source=REGISTER, facts=facts, advice=lead.look_at
        )
    met = _may_apply(lead, allowed)
    if lead.unknown_key and met is not False:
        return _strange_key(lead.unknown_key, value.cite, facts)
    conditions = law.get("conditions")
    hints = tuple(
        says
        for says in (value.note, str(conditions.value) if conditions and conditions.known else "")
        if says
    )
    if met is None:
        says = "Ob die Stadt zu den 33 Stellen mit eigenem Vielfaltszentrum gehört, wissen wir ohne den Gemeindeschlüssel nicht."
        return ask_for("applicant", "lead.ags", says, value.cite, advice="Bitte nennen Sie ihn.", **facts)
    names = listing(CENTRE_LABEL if word == CENTRE else KINDS[word] for word in allowed)
    if met:
        return Finding(rule="applicant", met=True, source=value.cite, facts=facts, hints=hints,
                       says=f"Den Antrag stellt: {said}. Das ist erlaubt.")  # fmt: skip
    return _with_others(case, law, facts, hints) or Finding(
        rule="applicant", met=False, source=value.cite, facts=facts, hints=hints,
        says=f"Den Antrag stellt: {said}. Erlaubt ist nur: {names}.", advice="Sprechen Sie mit einer Stelle, die beantragen darf.",
    )  # fmt: skip


def _strange_key(ags: str, cite: str, facts: dict[str, object]) -> Finding:
    """A key that no Hessian municipality has ever had: surely elsewhere, or a slip of the pen."""
    if not ags.startswith(HESSE):
        says = f"Die Kommune mit dem Schlüssel {ags} liegt nicht in Hessen. Geld gibt es nur für Kommunen in Hessen; ihr Schlüssel beginnt mit {HESSE}."
        return Finding(rule="applicant", met=False, says=says, source=f"{cite}; {REGISTER}", facts=facts)
    says = f"Den Schlüssel {ags} kennt das Gemeindeverzeichnis für Hessen nicht."
    return Finding(rule="applicant", met=None, says=says, source=REGISTER, facts=facts, advice=CHECK_KEY)


def _with_others(case: Case, law: Law, facts: dict[str, object], hints: tuple[str, ...]) -> Finding | None:
    """Those who may apply only together with a Migrantenorganisation; None if that does not concern them."""
    value = law.get("with_migrant_organisation")
    if value is None or case.lead is None or case.lead.kind not in _words(value):
        return None
    together = any(partner.kind == "migrant_organisation" for partner in case.partners)
    says = "Eine Kommune darf zusammen mit einer Migrantenorganisation beantragen. " + (
        "Eine ist dabei." if together else "Noch ist keine als Partner genannt."
    )
    advice = "" if together else "Nennen Sie uns die Organisation als Partner."
    return Finding(
        rule="applicant", met=together, says=says, source=value.cite, facts=facts, hints=hints, advice=advice
    )


def _may_apply(lead: Party, allowed: tuple[str, ...]) -> bool | None:
    if lead.kind in allowed:
        return True
    if CENTRE not in allowed:
        return False
    if lead.kind == "county":
        return True
    if not lead.is_municipality:
        return False
    return None if lead.status is None else lead.status in {"kreisfrei", "sonderstatus"}


def _words(value: Dated) -> tuple[str, ...]:
    return value.value if isinstance(value.value, tuple) else ()


def duration(case: Case, law: Law) -> Finding | None:
    """The project lasts as long as it may. None if the record speaks of no duration."""
    most, least = law.get("max_months"), law.get("min_months")
    if most is None:
        return None
    if case.months is None:
        return ask_for(
            "duration", "months", "Wie viele Monate das Vorhaben dauert, ist noch nicht gesagt.", most.cite
        )
    facts: dict[str, object] = {"months": case.months}
    if case.months == 0:
        says = "Geplant sind 0 Monate. Ein Vorhaben dauert mindestens einen Monat."
        return Finding(
            rule="duration", met=False, says=says, source=most.cite, facts=facts, advice=CHECK_NUMBER
        )
    if not most.known:
        return gap("duration", most, f"Ob {_months(case.months)} erlaubt sind, wissen wir nicht.", **facts)
    top = int(str(most.value))
    bottom = int(str(least.value)) if least is not None and least.known else 1
    facts |= {"min_months": bottom, "max_months": top}
    allowed = f"{bottom} bis {top} Monate" if bottom > 1 else f"höchstens {_months(top)}"
    says = f"{_planned(case.months)} Erlaubt sind {allowed}."
    if case.months > top:
        advice = f"Kürzen Sie das Vorhaben um {_months(case.months - top)}."
        return Finding(rule="duration", met=False, says=says, source=most.cite, facts=facts, advice=advice)
    if least is not None and case.months < bottom:
        return _too_short(case.months, least, allowed, facts)
    return Finding(rule="duration", met=True, says=says, source=most.cite, facts=facts)


def _too_short(months: int, least: Dated, allowed: str, facts: dict[str, object]) -> Finding:
    """Too short is a no, unless the sources differ about the shortest time."""
    short = int(str(least.value)) - months
    says = f"{_planned(months)} Erlaubt sind {allowed}."
    if not least.conflicts:
        advice = f"Verlängern Sie das Vorhaben um {_months(short)}."
        return Finding(rule="duration", met=False, says=says, source=least.cite, facts=facts, advice=advice)
    facts["other_sources"] = [str(other.value) for other in least.conflicts]
    says = (
        f"{_planned(months)} Ob es mindestens {_months(int(str(least.value)))} sein müssen, darüber sind sich die Quellen nicht einig"
        f" (auch gefunden: {'; '.join(str(other.value) for other in least.conflicts)})."
    )
    return Finding(rule="duration", met=None, says=says, source=least.cite, facts=facts, advice=ASK)


def _planned(months: int) -> str:
    return "Geplant ist 1 Monat." if months == 1 else f"Geplant sind {months} Monate."


def _months(number: int) -> str:
    return "1 Monat" if number == 1 else f"{number} Monate"


def not_begun(case: Case, law: Law) -> Finding:
    """The project starts after the day asked: what has begun can no longer be paid for."""
    weeks = law.get("weeks_before_start")
    if case.start is None:
        return ask_for(
            "not_begun", "start", "Wann das Vorhaben beginnen soll, ist noch nicht gesagt.", NOT_BEGUN
        )
    facts: dict[str, object] = {"start": case.start.isoformat(), "on": case.on.isoformat()}
    if case.start <= case.on:
        says = f"Das Vorhaben beginnt am {short_day(case.start)}, also nicht nach dem {short_day(case.on)}. Dann gibt es kein Geld."
        advice = "Wählen Sie einen späteren Beginn und fangen Sie erst an, wenn der Bescheid da ist."
        return Finding(rule="not_begun", met=False, says=says, source=NOT_BEGUN, facts=facts, advice=advice)
    hints: tuple[str, ...] = ()
    if weeks is not None and weeks.known and (case.start - case.on).days < 7 * int(str(weeks.value)):
        hints = (
            f"Bis zum Beginn sind es weniger als {weeks.value} Wochen. So lange vorher soll der Antrag da sein. {weeks.note}".strip(),
        )
    says = f"Das Vorhaben beginnt am {short_day(case.start)}, also nach dem {short_day(case.on)}."
    return Finding(
        rule="not_begun", met=True, says=says, source=NOT_BEGUN, facts=facts, hints=hints,
        advice="Fangen Sie erst an, wenn der Bescheid da ist.",
    )  # fmt: skip


def attachments(case: Case, law: Law) -> Finding | None:
    """Every paper the guideline asks for is there. None if the record speaks of none."""
    value = law.get("attachments")
    if value is None:
        return None
    if not value.known:
        return gap("attachments", value, "Welche Unterlagen nötig sind, wissen wir nicht.")
    needed = _words(value)
    names = listing((ATTACHMENTS[word] for word in needed), "und")
    if case.attachments is None:
        says = f"Welche Unterlagen da sind, ist noch nicht gesagt. Nötig sind: {names}."
        return ask_for("attachments", "attachments", says, value.cite, needed=list(needed))
    lacking = [word for word in needed if word not in case.attachments]
    facts: dict[str, object] = {"needed": list(needed), "lacking": lacking}
    strange = [word for word in case.attachments if word not in ATTACHMENTS]
    hints: tuple[str, ...] = (value.note,) if value.note else ()
    if strange:
        facts["unknown"] = strange
        hints += (f"Diese Unterlagen kennen wir nicht: {listing(strange, 'und')}; sie zählen hier nicht.",)
    if lacking:
        lack = listing((ATTACHMENTS[word] for word in lacking), "und")
        verb = "fehlt" if len(lacking) == 1 else "fehlen"
        says = f"Es {verb}: {lack}. Nötig sind: {names}."
        return Finding(
            rule="attachments", met=False, says=says, source=value.cite, facts=facts, hints=hints,
            advice="Bitte ergänzen Sie, was fehlt.",
        )  # fmt: skip
    says = f"Alle nötigen Unterlagen sind da: {names}."
    return Finding(rule="attachments", met=True, says=says, source=value.cite, facts=facts, hints=hints)


def own_share_hints(law: Law) -> tuple[str, ...]:
    """What is known, or not, about money of one's own."""
    value = law.get("own_share")
    if value is None:
        return ()
    return (f"Eigenanteil: {value.value}" if value.known else value.reason,)
