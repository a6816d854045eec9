"""Municipal strategies for diversity and integration (KIV): the verdicts in full, for every version of the line."""

from datetime import date

from wir.core.findings import Finding
from wir.core.money import euro_round
from wir.funding.rules import common
from wir.funding.rules.amounts import against, cents
from wir.funding.rules.case import Case, Party
from wir.funding.rules.inhabitants import (
    ASK_COUNT,
    NOBODY,
    NOT_COUNTED,
    bound,
    doubtful,
    inhabitants,
    is_below,
    number,
    reaches,
    too_close,
)
from wir.funding.rules.partners import partners
from wir.guidelines import Law

CENTRES_FROM = date(2021, 1, 1)  # before it the posts in the larger towns were called WIR-Koordination
LINES = ("kiv", "kiv_muster")


def assess(case: Case, law: Law) -> list[Finding]:
    """Every rule's finding on this case, in the order in which people read them."""
    findings = [
        common.line(law),
        common.applicant(case, law),
        population(case, law),
        partners(case, law),
        amount(case, law),
        common.duration(case, law),
        common.period(case, law),
        common.not_begun(case, law),
        common.attachments(case, law),
    ]
    return [finding for finding in findings if finding is not None]


def amount(case: Case, law: Law) -> Finding:
    """The amount of the application, whatever the number of towns in it."""
    most = law.value("max_amount")
    how = f"Erlaubt sind höchstens {euro_round(cents(most))} für den ganzen Antrag."
    return against(case, law, cents(most), most.cite, how)


def population(case: Case, law: Law) -> Finding:
    """The town that applies is large enough and small enough."""
    lead = case.lead
    source = law.value("population_below").cite
    if lead is None:
        return common.ask_for(
            "population", "lead", "Welche Kommune den Antrag stellt, ist noch nicht gesagt.", source
        )
    if lead.kind is not None and not lead.is_municipality:
        return Finding(
            rule="population", met=None, source=source, facts={"kind": lead.kind},
            says="Die Einwohnerzahl zählt nur bei Städten und Gemeinden.",
            advice="Prüfen Sie zuerst, wer den Antrag stellen darf.",
        )  # fmt: skip
    if lead.population is None:
        return _unknown(lead, source)
    if lead.population == 0:
        return common.ask_for(
            "population", "lead.population", NOBODY, source, advice=common.CHECK_NUMBER, **lead.facts()
        )
    upper, lower = (
        bound(law, "population_below") or 0,
        None if _as_group(case, law) else bound(law, "population_from"),
    )
    facts = {**lead.facts(), "below": upper, **({"from": lower} if lower is not None else {})}
    near = doubtful(lead, [b for b in (lower, upper) if b is not None])
    if near is not None:
        return too_close("population", lead, near, f"{source}; {common.REGISTER}", facts)
    return _held_against(case, law, lead, lower, upper, facts)


def _as_group(case: Case, law: Law) -> bool:
    joint = law.get("joint")
    return case.joint and joint is not None and joint.value is True


def _unknown(lead: Party, source: str) -> Finding:
    """No figure: because the key did not stand on the day, because the tables have none, or because nobody said."""
    if lead.gone:
        return Finding(
            rule="population", met=None, says=lead.gone, source=common.REGISTER, facts=lead.facts(), advice=lead.look_at
        )  # fmt: skip
    if lead.ags:
        says = f"Für {lead.name or lead.ags} kennen wir keine Einwohnerzahl."
        return common.ask_for(
            "population", "lead.population", says, f"Keine Quelle gefunden. {common.REGISTER}",
            advice="Bitte geben Sie sie an.", **lead.facts(),
        )  # fmt: skip
    return common.ask_for("population", "lead.population", NOT_COUNTED, source, advice=ASK_COUNT)


def _held_against(
    case: Case, law: Law, lead: Party, lower: int | None, upper: int, facts: dict[str, object]
) -> Finding:
    count = lead.population or 0
    has = f"{lead.name or 'Die Kommune'} hat {inhabitants(count)} {lead.counted}.{lead.caution}"
    source = law.value("population_below").cite
    if lead.counted_on is not None:
        source = f"{source}; {common.REGISTER}"
    hints = _hints(case, law, count)
    if not is_below(law, count, upper):
        centre = "WIR-Koordination" if case.on < CENTRES_FROM else "WIR-Vielfaltszentren"
        says = f"{has} Erlaubt sind weniger als {number(upper)}. Für größere Städte gibt es die {centre}."
        return Finding(
            rule="population", met=False, says=says, source=source, facts=facts, hints=hints, advice="Fragen Sie dort nach."
        )  # fmt: skip
    if lower is not None and not reaches(law, count, lower):
        says = f"{has} Wer allein beantragt, braucht mindestens {number(lower)}."
        return Finding(
            rule="population", met=False, says=says, source=source, facts=facts, hints=hints, advice=_way_out(law)
        )  # fmt: skip
    allowed = (
        f"weniger als {number(upper)}" if lower is None else f"{number(lower)} bis unter {number(upper)}"
    )
    says = f"{has} Erlaubt sind {allowed}."
    return Finding(rule="population", met=True, says=says, source=source, facts=facts, hints=hints)


def _way_out(law: Law) -> str:
    joint = law.get("joint")
    if joint is not None and joint.value is True:
        return "Tun Sie sich mit einer oder zwei anderen Kommunen zusammen."
    return "Gemeinsame Anträge kennt diese Fassung nicht; fragen Sie die Bewilligungsbehörde nach anderen Förderlinien."


def _hints(case: Case, law: Law, count: int) -> tuple[str, ...]:
    """How the bounds were worded, when the figure is a bound itself; another source, for small towns alone."""
    hints: list[str] = []
    sides = law.get("bounds")
    if (
        sides is not None
        and sides.note
        and count in (bound(law, "population_from"), bound(law, "population_below"))
    ):
        hints.append(sides.note)
    other, small = law.get("small_alone_hint"), bound(law, "small_below")
    if other is not None and small is not None and not case.joint and count < small:
        hints.append(str(other.value))
    return tuple(hints)
