"""Limits that some lines set besides amount and time: size of the town, of the team, of the course. Each is one finding.

Every function gives None when the record of the line does not speak of the limit.
"""

from wir.core.dated import Dated
from wir.core.findings import Finding
from wir.funding.rules.case import Case
from wir.funding.rules.common import ASK, REGISTER, ask_for
from wir.funding.rules.inhabitants import NOBODY, doubtful, inhabitants, is_below, number, too_close
from wir.guidelines import Law


def _known(law: Law, name: str) -> tuple[Dated, int] | None:
    value = law.get(name)
    return None if value is None or not value.known else (value, int(str(value.value)))


def population(case: Case, law: Law) -> Finding | None:
    """Municipalities only below a bound; other applicants have no inhabitants."""
    limit = _known(law, "municipality_below")
    if limit is None or (
        case.lead is not None and case.lead.kind is not None and not case.lead.is_municipality
    ):
        return None
    value, upper = limit
    lead = case.lead
    if lead is None or lead.kind is None:
        return ask_for("population", "lead.kind", "Bitte sagen Sie uns, wer den Antrag stellt.", value.cite)
    if lead.gone and lead.population is None:
        return Finding(rule="population", met=None, says=lead.gone, source=REGISTER, facts=lead.facts())
    if lead.population is None:
        says = "Bitte nennen Sie die Einwohnerzahl oder den Gemeindeschlüssel."
        return ask_for("population", "lead.population", says, value.cite)
    if lead.population == 0:
        return ask_for("population", "lead.population", NOBODY, value.cite, **lead.facts())
    facts = {**lead.facts(), "below": upper}
    near = doubtful(lead, [upper])
    if near is not None:
        return too_close("population", lead, near, f"{value.cite}; {REGISTER}", facts)
    met = is_below(law, lead.population, upper)
    says = f"{f'{lead.name} hat' if lead.name else 'Sie haben'} {inhabitants(lead.population)} {lead.counted}.{lead.caution} Erlaubt sind weniger als {number(upper)}."
    if not met:
        says += " Ein gemeinnütziger Träger vor Ort darf den Antrag stellen."
    source = f"{value.cite}; {REGISTER}" if lead.counted_on else value.cite
    return Finding(rule="population", met=met, says=says, source=source, facts=facts)


def partners(case: Case, law: Law) -> Finding | None:
    """Whether others may take part: mostly no source tells."""
    if not case.joint:
        return None
    facts: dict[str, object] = {"partners": len(case.partners)}
    value = law.get("with_migrant_organisation")
    if value is not None and all(partner.kind == "migrant_organisation" for partner in case.partners):
        says = "Eine Migrantenorganisation ist als Partner dabei. Das ist erlaubt."
        return Finding(rule="partners", met=True, says=says, source=value.cite, facts=facts)
    says = (
        f"Ob man diese Förderlinie gemeinsam beantragen kann, nennt kein Text, den wir lesen konnten. {ASK}"
    )
    return Finding(
        rule="partners",
        met=None,
        says=says,
        source=f"Keine Quelle gefunden. Gelesen: {law.source}",
        facts=facts,
    )


def team(case: Case, law: Law) -> Finding | None:
    """Enough people in the team."""
    return _at_least(
        case, law, "team", "min_pool", "guides", "Menschen", "Gewinnen Sie weitere Menschen für das Team."
    )


def languages(case: Case, law: Law) -> Finding | None:
    """Enough languages in the team."""
    return _at_least(
        case,
        law,
        "languages",
        "min_languages",
        "languages",
        "Sprachen",
        "Suchen Sie Menschen mit weiteren Sprachen.",
    )


def _at_least(case: Case, law: Law, rule: str, name: str, key: str, noun: str, advice: str) -> Finding | None:
    limit = _known(law, name)
    if limit is None:
        return None
    value, least = limit
    given = case.inputs.get(key)
    if given is None:
        return ask_for(
            rule,
            key,
            f"Bitte sagen Sie uns, wie viele {noun} das Team hat. Nötig sind mindestens {least}.",
            value.cite,
        )
    says = f"Ihr Team hat {given} {noun}. Nötig sind mindestens {least}." + (
        "" if given >= least else f" {advice}"
    )
    hints = (value.note,) if value.note else ()
    return Finding(
        rule=rule,
        met=given >= least,
        says=says,
        source=value.cite,
        facts={key: given, "least": least},
        hints=hints,
    )


def posts(case: Case, law: Law) -> Finding | None:
    """No more posts than are paid for; posts are counted in hundredths."""
    limit = _known(law, "max_posts")
    if limit is None:
        return None
    value, most = limit
    given = case.inputs.get("posts")
    if given is None:
        return ask_for(
            "posts",
            "posts",
            f"Bitte sagen Sie uns, wie viele Stellen es sind. Erlaubt sind höchstens {most}.",
            value.cite,
        )
    said = f"{given // 100},{given % 100:02d}".removesuffix(",00")
    says = (
        f"Sie planen {said} volle {'Stelle' if given == 100 else 'Stellen'}. Erlaubt sind höchstens {most}."
    )
    if given > most * 100:
        says += " Beantragen Sie weniger Stellen."
    facts: dict[str, object] = {"posts": f"{given // 100}.{given % 100:02d}", "most": most}
    return Finding(rule="posts", met=given <= most * 100, says=says, source=value.cite, facts=facts)


def units(case: Case, law: Law) -> Finding | None:
    """The course is as long as the guideline says."""
    least, most = _known(law, "min_units"), _known(law, "max_units")
    if least is None or most is None:
        return None
    given = case.inputs.get("units")
    allowed = str(most[1]) if least[1] == most[1] else f"{least[1]} bis {most[1]}"
    if given is None:
        says = f"Bitte sagen Sie uns, wie viele Unterrichtseinheiten der Kurs hat. Vorgesehen sind {allowed}."
        return ask_for("units", "units", says, least[0].cite)
    met = least[1] <= given <= most[1]
    says = f"Der Kurs hat {number(given)} Unterrichtseinheiten. Vorgesehen sind {allowed}." + (
        "" if met else " Passen Sie den Umfang an."
    )
    hints = (least[0].note,) if least[0].note else ()
    facts: dict[str, object] = {"units": given, "least": least[1], "most": most[1]}
    return Finding(rule="units", met=met, says=says, source=least[0].cite, facts=facts, hints=hints)


def assignments(case: Case, law: Law) -> Finding | None:
    """Not too many assignments for one person; more needs an exception, which a person grants."""
    limit = _known(law, "assignments_per_client")
    if limit is None:
        return None
    value, most = limit
    given = case.inputs.get("assignments_per_client")
    if given is None:
        says = f"Bitte sagen Sie uns, wie viele Einsätze es für eine ratsuchende Person höchstens sind. Vorgesehen sind bis zu {most}."
        return ask_for("assignments", "assignments_per_client", says, value.cite)
    facts: dict[str, object] = {"assignments_per_client": given, "most": most}
    says = f"Für eine Person sind es bis zu {given} Einsätze. Vorgesehen sind bis zu {most}."
    if given > most:
        says += f" {value.note} {ASK}"
    return Finding(
        rule="assignments", met=True if given <= most else None, says=says, source=value.cite, facts=facts
    )
