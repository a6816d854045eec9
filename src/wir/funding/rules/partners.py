"""Joint applications: a small town and one or two others, each below the upper bound."""

from itertools import combinations

from wir.core.findings import Finding
from wir.funding.rules.case import Case, Party
from wir.funding.rules.common import REGISTER, ask_for, listing
from wir.funding.rules.inhabitants import bound, doubtful, inhabitants, is_below, number, too_close
from wir.guidelines import Law
from wir.guidelines.names import KINDS


def partners(case: Case, law: Law) -> Finding:
    """The towns that apply together may do so. What is surely wrong comes before what is not known."""
    joint = law.value("joint")
    facts: dict[str, object] = {"partners": [partner.facts() for partner in case.partners]}
    if not case.joint:
        return Finding(rule="partners", met=True, says="Sie beantragen allein. Das ist erlaubt, wenn die Einwohnerzahl passt.",
                       source=joint.cite, facts=facts)  # fmt: skip
    if joint.value is not True:
        says = "Gemeinsame Anträge kennt diese Fassung nicht. Beantragen Sie allein."
        return Finding(rule="partners", met=False, says=says, source=joint.cite, facts=facts)
    source = _source(case, law)
    wrong = _wrong(case, law)
    if wrong:
        return Finding(rule="partners", met=False, says=wrong, source=source, facts=facts)
    return _unclear(case, law, source, facts) or _fits(case, law, source, facts)


def _source(case: Case, law: Law) -> str:
    source = law.value("small_below").cite
    looked_up = any(party.counted_on for party in _members(case))
    return f"{source}; {REGISTER}" if looked_up else source


def _members(case: Case) -> tuple[Party, ...]:
    return (*((case.lead,) if case.lead else ()), *case.partners)


def _wrong(case: Case, law: Law) -> str:
    """Why the group cannot apply, whatever else may be unknown; empty if nothing speaks against it."""
    most = bound(law, "max_partners") or 0
    if len(case.partners) > most:
        says = f"Sie nennen {len(case.partners)} Partner. Erlaubt sind höchstens {most} neben der Kommune, die den Antrag stellt."
        return f"{says} Bilden Sie eine kleinere Gruppe."
    for one, other in combinations(_members(case), 2):
        if one.same_as(other):
            return f"{_name(one)} kommt zweimal vor. Nennen Sie jede Kommune nur einmal."
    for partner in case.partners:
        if partner.kind is not None and not partner.is_municipality:
            return f"Ein Partner ist: {KINDS[partner.kind]}. Partner können nur Städte und Gemeinden sein."
    return _too_large(case, law) or _nobody_small(case, law)


def _too_large(case: Case, law: Law) -> str:
    upper = bound(law, "population_below") or 0
    for partner in case.partners:
        count = partner.population
        if count is not None and not is_below(law, count, upper) and doubtful(partner, [upper]) is None:
            says = f"{_name(partner)} hat {inhabitants(count)} {partner.counted}.{partner.caution}"
            return f"{says} Jeder Partner muss weniger als {number(upper)} haben. Suchen Sie einen kleineren Partner."
    return ""


def _nobody_small(case: Case, law: Law) -> str:
    """Everybody's figure is known, sure and too large for a joint application."""
    small = bound(law, "small_below") or 0
    counts = [member.population for member in _members(case)]
    sure = case.lead is not None and all(doubtful(member, [small]) is None for member in _members(case))
    if sure and all(count is not None and count >= small for count in counts):
        says = f"Keine der Kommunen hat weniger als {number(small)} Einwohnerinnen und Einwohner. Gemeinsam beantragen darf nur, wer eine so kleine Kommune dabei hat."
        return f"{says} Beantragen Sie allein oder suchen Sie einen kleineren Partner."
    return ""


def _unclear(case: Case, law: Law, source: str, facts: dict[str, object]) -> Finding | None:
    """What is missing, too close to a bound, or led by the larger town; None if everything is clear."""
    missing = _missing(case)
    if missing is not None:
        return ask_for("partners", missing[0], missing[1], source, **facts)
    gone = next((partner.gone for partner in case.partners if partner.gone), "")
    if gone:
        return Finding(rule="partners", met=None, says=gone, source=source, facts=facts)
    small, upper = bound(law, "small_below") or 0, bound(law, "population_below") or 0
    led_by_large = case.lead is not None and (case.lead.population or 0) >= small
    for member in _members(case):
        # With a small town in the lead it does not matter on which side of the lower bound a partner is.
        bounds = [small] if member is case.lead else [*([small] if led_by_large else []), upper]
        near = doubtful(member, bounds)
        if near is not None:
            return too_close("partners", member, near, source, facts)
    if case.lead is not None and led_by_large:
        says = (
            f"Den Antrag stellt die größere Kommune ({inhabitants(case.lead.population or 0)}). Beschrieben ist nur der Fall,"
            f" dass eine Kommune unter {number(small)} ihn stellt. Fragen Sie die Bewilligungsbehörde oder lassen Sie die kleinere den Antrag stellen."
        )
        return Finding(rule="partners", met=None, says=says, source=source, facts=facts)
    return None


def _missing(case: Case) -> tuple[str, str] | None:
    """The first thing nobody said, and the sentence that asks for it."""
    for place, partner in enumerate(case.partners, start=1):
        at = f"partners[{place}]"
        if partner.kind is None:
            return f"{at}.kind", f"Bitte sagen Sie uns, ob Partner {place} eine Stadt oder Gemeinde ist."
        if partner.population is None and not partner.gone:
            return (
                f"{at}.population",
                f"Bitte nennen Sie die Einwohnerzahl von {partner.name or f'Partner {place}'}.",
            )
    if case.lead is None or case.lead.population is None:
        return "lead.population", "Bitte nennen Sie die Einwohnerzahl der Kommune, die den Antrag stellt."
    return None


def _fits(case: Case, law: Law, source: str, facts: dict[str, object]) -> Finding:
    small = bound(law, "small_below") or 0
    rural = law.get("rural_hint")
    told = listing(
        (f"{_name(partner)} ({number(partner.population or 0)})" for partner in case.partners), "und"
    )
    verb = "ist" if len(case.partners) == 1 else "sind"
    later = (
        " Zahlen, die erst nach dem gefragten Tag gezählt wurden, sind weit genug von den Grenzen entfernt."
        if any(member.later for member in _members(case))
        else ""
    )
    says = f"Wer weniger als {number(small)} Einwohnerinnen und Einwohner hat, darf sich mit einer oder zwei Kommunen zusammentun. {told} {verb} dabei.{later}"
    hints = (str(rural.value),) if rural is not None and rural.known else ()
    return Finding(rule="partners", met=True, says=says, source=source, facts=facts, hints=hints)


def _name(party: Party) -> str:
    return party.name or (f"Die Kommune {party.ags}" if party.ags else "Eine Kommune")
