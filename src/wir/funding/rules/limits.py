"""Limits that some lines set besides amount and time: size of the town, of the team, of the course. Each is one finding.

Every function gives None when the record of the line does not speak of the limit.
"""

from wir.core.dated import Dated
from wir.core.findings import Finding
from wir.funding.rules.case import Case
from wir.funding.rules.common import ASK, CHECK_NUMBER, REGISTER, ask_for
from wir.funding.rules.inhabitants import (
    ASK_COUNT,
    NOBODY,
    NOT_COUNTED,
    doubtful,
    inhabitants,
    is_below,
    number,
    too_close,
)
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
        return ask_for("population", "lead.kind", "Wer den Antrag stellt, ist noch nicht gesagt.", value.cite)
    if lead.gone and lead.population is None:
        return Finding(
            rule="population", met=None, says=lead.gone, source=REGISTER, facts=lead.facts(), advice=lead.look_at
        )  # fmt: skip
    if lead.population is None:
        return ask_for("population", "lead.population", NOT_COUNTED, value.cite, advice=ASK_COUNT)
    if lead.population == 0:
        return ask_for(
            "population", "lead.population", NOBODY, value.cite, advice=CHECK_NUMBER, **lead.facts()
        )
    facts = {**lead.facts(), "below": upper}
    near = doubtful(lead, [upper])
    if near is not None:
        return too_close("population", lead, near, f"{value.cite}; {REGISTER}", facts)
    met = is_below(law, lead.population, upper)
    says = f"{lead.name or 'Die Kommune'} hat {inhabitants(lead.population)} {lead.counted}.{lead.caution} Erlaubt sind weniger als {number(upper)}."
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
    says = "Ob man diese Förderlinie gemeinsam beantragen kann, nennt kein Text, den wir lesen konnten."
    return Finding(
        rule="partners",
        met=None,
        says=says,
        source=f"Keine Quelle gefunden. Gelesen: {law.source}",
        facts=facts,
        advice=ASK,
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
            f"Wie viele {noun} das Team hat, ist noch nicht gesagt. Nötig sind mindestens {least}.",
            value.cite,
        )
    says = f"Das Team hat {given} {noun}. Nötig sind mindestens {least}."
    hints = (value.note,) if value.note else ()
    return Finding(
        rule=rule,
        met=given >= least,
        says=says,
        source=value.cite,
        facts={key: given, "least": least},
        hints=hints,
        advice="" if given >= least else advice,
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
            f"Wie viele Stellen es sind, ist noch nicht gesagt. Erlaubt sind höchstens {most}.",
            value.cite,
        )
    said = f"{given // 100},{given % 100:02d}".removesuffix(",00")
    planned = "Geplant ist 1 volle Stelle." if given == 100 else f"Geplant sind {said} volle Stellen."
    says = f"{planned} Erlaubt sind höchstens {most}."
    facts: dict[str, object] = {"posts": f"{given // 100}.{given % 100:02d}", "most": most}
    advice = "Beantragen Sie weniger Stellen." if given > most * 100 else ""
    return Finding(
        rule="posts", met=given <= most * 100, says=says, source=value.cite, facts=facts, advice=advice
    )


def units(case: Case, law: Law) -> Finding | None:
    """The course is as long as the guideline says."""
    least, most = _known(law, "min_units"), _known(law, "max_units")
    if least is None or most is None:
        return None
    given = case.inputs.get("units")
    allowed = str(most[1]) if least[1] == most[1] else f"{least[1]} bis {most[1]}"
    if given is None:
        says = (
            f"Wie viele Unterrichtseinheiten der Kurs hat, ist noch nicht gesagt. Vorgesehen sind {allowed}."
        )
        return ask_for("units", "units", says, least[0].cite)
    met = least[1] <= given <= most[1]
    says = f"Der Kurs hat {number(given)} Unterrichtseinheiten. Vorgesehen sind {allowed}."
    hints = (least[0].note,) if least[0].note else ()
    facts: dict[str, object] = {"units": given, "least": least[1], "most": most[1]}
    return Finding(
        rule="units", met=met, says=says, source=least[0].cite, facts=facts, hints=hints,
        advice="" if met else "Passen Sie den Umfang an.",
    )  # fmt: skip


def assignments(case: Case, law: Law) -> Finding | None:
    """Not too many assignments for one person; more needs an exception, which a person grants."""
    limit = _known(law, "assignments_per_client")
    if limit is None:
        return None
    value, most = limit
    given = case.inputs.get("assignments_per_client")
    if given is None:
        says = f"Wie viele Einsätze es für eine ratsuchende Person höchstens sind, ist noch nicht gesagt. Vorgesehen sind bis zu {most}."
        return ask_for("assignments", "assignments_per_client", says, value.cite)
    facts: dict[str, object] = {"assignments_per_client": given, "most": most}
    says = f"Für eine Person sind es bis zu {given} Einsätze. Vorgesehen sind bis zu {most}."
    if given <= most:
        return Finding(rule="assignments", met=True, says=says, source=value.cite, facts=facts)
    says = f"{says} {value.note}"
    return Finding(rule="assignments", met=None, says=says, source=value.cite, facts=facts, advice=ASK)
