"""Joint applications: a small town and one or two others, each below the upper bound."""

from itertools import combinations

from wir.core.findings import Finding, Met
from wir.funding.rules.case import Case, Party
from wir.funding.rules.common import CHECK_KEY, CHECK_NUMBER, REGISTER, SAY_IT, ask_for, listing
from wir.funding.rules.inhabitants import (
    NOBODY,
    bound,
    doubtful,
    inhabitants,
    is_below,
    number,
    reaches,
    too_close,
)
from wir.guidelines import Law
from wir.guidelines.names import KINDS

Words = tuple[str, str]
"""A sentence, and what the applicant can do."""
NAME_IT = "Bitte nennen Sie sie."


def partners(case: Case, law: Law) -> Finding:
    """The towns that apply together may do so. What is surely wrong comes before what is not known."""
    joint = law.value("joint")
    facts: dict[str, object] = {"partners": [partner.facts() for partner in case.partners]}
    if not case.joint:
        return Finding(rule="partners", met=True, says="Es sind keine Partner dabei.", source=joint.cite, facts=facts)  # fmt: skip
    if joint.value is not True:
        says = "Gemeinsame Anträge kennt diese Fassung nicht."
        return _finding(False, _with(says, _alone(case, law)), joint.cite, facts)
    source = _source(case, law)
    wrong = _wrong(case, law)
    if wrong:
        return _finding(False, wrong, source, facts)
    return _unclear(case, law, source, facts) or _fits(case, law, source, facts)


def _finding(met: Met, words: Words, source: str, facts: dict[str, object]) -> Finding:
    says, advice = words
    return Finding(rule="partners", met=met, says=says, source=source, facts=facts, advice=advice)


def _with(says: str, more: Words) -> Words:
    return f"{says} {more[0]}".rstrip(), more[1]


def _alone(case: Case, law: Law) -> Words:
    """What to do instead of a joint application: to apply alone is advised only where it is possible."""
    lead = case.lead
    if lead is None or lead.population is None:
        return "", "Beantragen Sie allein, wenn die Einwohnerzahl passt."
    lower, upper = bound(law, "population_from"), bound(law, "population_below") or 0
    if not is_below(law, lead.population, upper) or (
        lower is not None and not reaches(law, lead.population, lower)
    ):
        says = f"Allein geht es mit {inhabitants(lead.population)} auch nicht."
        return says, "Fragen Sie die Bewilligungsbehörde nach anderen Förderlinien."
    return "", "Beantragen Sie allein."


def _source(case: Case, law: Law) -> str:
    source = law.value("small_below").cite
    looked_up = any(party.counted_on for party in _members(case))
    return f"{source}; {REGISTER}" if looked_up else source


def _members(case: Case) -> tuple[Party, ...]:
    return (*((case.lead,) if case.lead else ()), *case.partners)


def _wrong(case: Case, law: Law) -> Words | None:
    """Why the group cannot apply, whatever else may be unknown; None if nothing speaks against it."""
    most = bound(law, "max_partners") or 0
    if len(case.partners) > most:
        says = f"Genannt sind {len(case.partners)} Partner. Erlaubt sind höchstens {most} neben der Kommune, die den Antrag stellt."
        return says, "Bilden Sie eine kleinere Gruppe."
    for one, other in combinations(_members(case), 2):
        if one.same_as(other):
            return _twice(one, other)
    for partner in case.partners:
        if partner.kind is not None and not partner.is_municipality:
            return (
                f"Ein Partner ist: {KINDS[partner.kind]}. Partner können nur Städte und Gemeinden sein.",
                "",
            )
    return _too_large(case, law) or _nobody_small(case, law)


def _twice(one: Party, other: Party) -> Words:
    if one.ags and other.ags and one.ags != other.ags:
        says = f"Die Schlüssel {one.ags} und {other.ags} gehören am gefragten Tag zu derselben Kommune."
    else:
        says = f"{_name(one)} kommt zweimal vor."
    return says, "Nennen Sie jede Kommune nur einmal."


def _too_large(case: Case, law: Law) -> Words | None:
    upper = bound(law, "population_below") or 0
    for partner in case.partners:
        count = partner.population
        if count is not None and not is_below(law, count, upper) and doubtful(partner, [upper]) is None:
            says = f"{_name(partner)} hat {inhabitants(count)} {partner.counted}.{partner.caution}"
            return (
                f"{says} Jeder Partner muss weniger als {number(upper)} haben.",
                "Suchen Sie einen kleineren Partner.",
            )
    return None


def _nobody_small(case: Case, law: Law) -> Words | None:
    """Everybody's figure is known, sure and too large for a joint application."""
    small = bound(law, "small_below") or 0
    counts = [member.population for member in _members(case)]
    lead_counts = case.lead is not None and (case.lead.kind is None or case.lead.is_municipality)
    sure = lead_counts and all(doubtful(member, [small]) is None for member in _members(case))
    if sure and all(count is not None and count >= small for count in counts):
        says = f"Keine der Kommunen hat weniger als {number(small)} Einwohnerinnen und Einwohner. Gemeinsam beantragen darf nur, wer eine so kleine Kommune dabei hat."
        lead = case.lead.population if case.lead else None
        if lead is not None and not is_below(law, lead, bound(law, "population_below") or 0):
            return _with(says, _alone(case, law))
        return says, "Beantragen Sie allein oder suchen Sie einen kleineren Partner."
    return None


def _unclear(case: Case, law: Law, source: str, facts: dict[str, object]) -> Finding | None:
    """What is missing, too close to a bound, or led by the larger town; None if everything is clear."""
    lead = case.lead
    if lead is not None and lead.kind is not None and not lead.is_municipality:
        says = f"Den Antrag stellt: {KINDS[lead.kind]}. Ob die Gruppe passt, prüfen wir nur, wenn eine Stadt oder Gemeinde ihn stellt."
        return Finding(rule="partners", met=None, says=says, source=source, facts=facts)
    missing = _missing(case)
    if missing is not None:
        at, says, advice = missing
        return ask_for("partners", at, says, source, advice=advice, **facts)
    gone = next((words for partner in case.partners if (words := _not_known(partner))[0]), None)
    if gone:
        return _finding(None, gone, REGISTER, facts)
    near = _near(case, law, source, facts)
    led = _led_by_larger(case, law)
    if led and (near is None or _somebody_small(case, law)):
        both = (f"{led[0]} {near.says}", f"{led[1]} {near.advice}") if near else led
        return _finding(None, both, source, near.facts if near else facts)
    return near


def _not_known(partner: Party) -> Words:
    """Why the key of a partner tells nothing about the day; empty if it does."""
    if not partner.unknown_key:
        return partner.gone, partner.look_at
    says = f"Den Schlüssel {partner.unknown_key} kennt das Gemeindeverzeichnis für Hessen nicht."
    return says, CHECK_KEY


def _near(case: Case, law: Law, source: str, facts: dict[str, object]) -> Finding | None:
    """The first member whose later figure lies close to one of the two bounds, whoever leads."""
    bounds = [bound(law, "small_below") or 0, bound(law, "population_below") or 0]
    for member in _members(case):
        near = doubtful(member, bounds)
        if near is not None:
            return too_close("partners", member, near, source, facts)
    return None


def _somebody_small(case: Case, law: Law) -> bool:
    """Whether a partner is surely small while the one who leads surely is not."""
    small = bound(law, "small_below") or 0
    return (case.lead is None or doubtful(case.lead, [small]) is None) and any(
        (partner.population or 0) < small and doubtful(partner, [small]) is None for partner in case.partners
    )


def _led_by_larger(case: Case, law: Law) -> Words | None:
    """The sentence that the larger town leads, with advice only where it helps; None if a small one does."""
    small, upper = bound(law, "small_below") or 0, bound(law, "population_below") or 0
    lead = case.lead
    if lead is None or lead.population is None or lead.population < small:
        return None
    says = (
        f"Den Antrag stellt die größere Kommune ({inhabitants(lead.population)}). Beschrieben ist nur der Fall,"
        f" dass eine Kommune unter {number(small)} ihn stellt."
    )
    ask = "Fragen Sie die Bewilligungsbehörde"
    if not is_below(law, lead.population, upper):
        says += f" Als Partner könnte sie auch nicht mitmachen: Jeder muss weniger als {number(upper)} haben."
        return says, f"{ask}."
    if doubtful(lead, [upper]) is not None:
        return says, f"{ask}."
    return says, f"{ask} oder lassen Sie die kleinere den Antrag stellen."


def _missing(case: Case) -> tuple[str, str, str] | None:
    """The first thing nobody said, the sentence that says so, and the one that asks for it."""
    for place, partner in enumerate(case.partners, start=1):
        at = f"partners[{place}]"
        if partner.kind is None:
            return (
                f"{at}.kind",
                f"Ob Partner {place} eine Stadt oder Gemeinde ist, ist noch nicht gesagt.",
                SAY_IT,
            )
        if partner.population == 0:
            return f"{at}.population", f"{_name(partner)}: {NOBODY}", CHECK_NUMBER
        if partner.population is None and not partner.gone:
            says = f"Die Einwohnerzahl von {partner.name or f'Partner {place}'} fehlt."
            return f"{at}.population", says, NAME_IT
    if case.lead is None or case.lead.population is None:
        return "lead.population", "Die Einwohnerzahl der Kommune, die den Antrag stellt, fehlt.", NAME_IT
    return ("lead.population", NOBODY, CHECK_NUMBER) if case.lead.population == 0 else None


def _fits(case: Case, law: Law, source: str, facts: dict[str, object]) -> Finding:
    small = bound(law, "small_below") or 0
    rural = law.get("rural_hint")
    told = listing(
        (f"{_name(partner)} ({number(partner.population or 0)})" for partner in case.partners), "und"
    )
    verb = "ist" if len(case.partners) == 1 else "sind"
    later = (
        " Zahlen, die erst nach dem gefragten Tag gezählt wurden, liegen weit genug von beiden Grenzen entfernt."
        if any(member.later for member in _members(case))
        else ""
    )
    says = f"Wer weniger als {number(small)} Einwohnerinnen und Einwohner hat, darf sich mit einer oder zwei Kommunen zusammentun. {told} {verb} dabei.{later}"
    hints = (str(rural.value),) if rural is not None and rural.known else ()
    return Finding(rule="partners", met=True, says=says, source=source, facts=facts, hints=hints)


def _name(party: Party) -> str:
    return party.name or (f"Die Kommune {party.ags}" if party.ags else "Eine Kommune")
