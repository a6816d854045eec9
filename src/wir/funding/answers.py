"""The answer page of "Dürfen wir?": verdict in plain words, what to change, who clears the rest, the next step."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wir import guidelines
from wir.core.days import short_day
from wir.core.findings import Finding, verdict
from wir.core.money import euro_round
from wir.funding import catalogue, eligibility, suggestions, verdicts
from wir.funding.check_form import CheckForm
from wir.funding.guideline_words import listed
from wir.funding.rules import settling
from wir.funding.templatetags.funding import RULES
from wir.guidelines.names import ATTACHMENTS, KINDS
from wir.ui.templatetags.ui import IN_WORDS

CHANGEABLE = frozenset({"amount", "duration", "not_begun", "attachments", "partners"})


@dataclass(frozen=True)
class Part:
    """One group of findings: change, you (an answer is missing), person, fits."""

    name: str
    heading: str
    findings: list[Finding]


@dataclass(frozen=True)
class Answer:
    """The whole answer in words."""

    verdict: str
    heading: str
    text: str
    parts: list[Part]


@dataclass(frozen=True)
class Way:
    """A next step: a button or a link."""

    label: str
    address: str


def page(form: CheckForm) -> dict[str, Any]:
    """Everything the result page shows. Raises eligibility.Unreadable for a case that no rule can read."""
    case, on = form.case(), form.cleaned_data["on"]
    settled = verdicts.settlements_for(case["line"])

    def assess(case: dict[str, Any]) -> list[Finding]:
        return settling.settle(eligibility.findings_of(case)[1], settled, on=on)

    found = assess(case)
    law = guidelines.law(case["line"], on)
    names = [form.places[name].name for name in ("partner1", "partner2") if name in form.places]
    change = suggestions.smallest(case, found, law, names, assess)
    info = catalogue.line(case["line"], on=form.today)
    answer = words(found)
    past = on < form.today
    if past:
        answer = replace(answer, heading=_("Damals: %(heading)s") % {"heading": answer.heading})
    primary, second = _next_steps(answer.verdict, change, info, form)
    return {
        "form": form,
        "info": info,
        "fictional": bool((known := guidelines.line(case["line"])) and known.fictional),
        "on": on,
        "today_address": form.address(on=None) if past else "",
        "answer": answer,
        "titles": RULES,
        "primary": primary,
        "second": second,
        "facts": _facts(form, law.label if law else _("an diesem Tag keine")),
        "change_address": form.address() + "&aendern=1",
    }


def words(found: list[Finding]) -> Answer:
    """Verdict, heading, one sentence, and the findings in four groups. What was not said is the asker's to answer."""
    groups = {"change": [f for f in found if f.met is False], "fits": [f for f in found if f.met]}
    open_ones = [f for f in found if f.met is None]
    groups["you"] = [f for f in open_ones if "missing" in f.facts]
    groups["person"] = [f for f in open_ones if f not in groups["you"]]
    headings = {
        "change": _("Was Sie ändern müssten"),
        "you": _("Was Sie noch sagen können"),
        "person": _("Was ein Mensch prüft"),
        "fits": _("Was schon passt"),
    }
    parts = [Part(name, heading, groups[name]) for name, heading in headings.items() if groups[name]]
    return Answer(verdict(found), _heading(groups), _text(groups), parts)


def _heading(groups: dict[str, list[Finding]]) -> str:
    change, person, missing = len(groups["change"]), len(groups["person"]), len(groups["you"])
    gaps = ngettext("Eine Angabe fehlt noch.", "%(n)s Angaben fehlen noch.", missing)
    gaps = gaps % {"n": _count(missing).capitalize()} if missing else ""
    if change:
        sentences = [_("So noch nicht."), _changes_first(groups["change"], person), gaps]
    elif person or missing:
        sentences = [_("Ein Mensch prüft."), gaps or _("Alles andere passt.")]
    else:
        sentences = [_("Ja, Sie dürfen.")]
    return " ".join(sentence for sentence in sentences if sentence)


def _changes_first(change: list[Finding], person: int) -> str:
    """ "Zwei Dinge können Sie ändern, eines prüfen wir." Where nobody can change it, it only does not fit."""
    if {finding.rule for finding in change} <= CHANGEABLE:
        first = ngettext("Eine Sache können Sie ändern", "%(n)s Dinge können Sie ändern", len(change))
        one = _("eine prüfen wir") if len(change) == 1 else _("eines prüfen wir")
    else:
        first = ngettext("Eine Regel passt nicht", "%(n)s Regeln passen nicht", len(change))
        one = _("eine prüfen wir")
    first = first % {"n": _count(len(change)).capitalize()}
    if not person:
        return f"{first}."
    rest = one if person == 1 else _("%(n)s prüfen wir") % {"n": _count(person)}
    return f"{first}, {rest}."


def _text(groups: dict[str, list[Finding]]) -> str:
    if groups["change"]:
        sentences = [_("Das passt noch nicht: %(rules)s.") % {"rules": _names(groups["change"])}]
        if groups["person"]:
            sentences.append(_("Ein Mensch prüft: %(rules)s.") % {"rules": _names(groups["person"])})
        return " ".join(sentences)
    sentences = []
    if groups["person"]:
        sentences.append(_("Noch nicht klar: %(rules)s.") % {"rules": _names(groups["person"])})
    if groups["you"]:
        sentences.append(_("Das haben Sie noch nicht gesagt: %(rules)s.") % {"rules": _names(groups["you"])})
    if sentences:
        return " ".join([*sentences, _("Beantragen dürfen Sie trotzdem.")])
    return _("Alle Regeln passen. Über den Antrag selbst entscheidet die Bewilligungsbehörde.")


def _names(findings: list[Finding]) -> str:
    return listed(str(RULES.get(finding.rule, finding.rule)) for finding in findings)


def _count(number: int) -> str:
    """Numbers up to ten as words, in German."""
    return IN_WORDS.get(number, str(number)) if (get_language() or "de").startswith("de") else str(number)


def _next_steps(
    outcome: str, change: suggestions.Change | None, info: catalogue.LineInfo | None, form: CheckForm
) -> tuple[Way | None, Way | None]:
    """The primary button, and the way on beside it."""
    apply = Way(_("Antrag beginnen"), reverse("funding:applications")) if info and info.open else None
    edit = Way(_("Angaben ändern"), form.address() + "&aendern=1")
    if outcome == "unmet":
        return (Way(change.label, form.address(**change.fields)) if change else None), edit
    if apply:
        return apply, edit
    return None, Way(
        _("Wie steht es um diese Förderung?"), reverse("funding:line", args=[form.cleaned_data["line"]])
    )


def _facts(form: CheckForm, version: str) -> list[tuple[str, str]]:
    """What was asked, as people wrote it."""
    given, places = form.cleaned_data, form.places
    papers = [str(ATTACHMENTS.get(paper, paper)) for paper in given["attachments"]]
    partners = [places[name].label for name in ("partner1", "partner2") if name in places]
    who = places["lead"].label if "lead" in places else str(KINDS[given["kind"]])
    nothing = _("noch offen")
    return [
        (_("Fassung der Regeln"), version),
        (_("Antrag stellt"), who),
        *([(_("Partner"), listed(partners))] if partners else []),
        (_("Betrag"), euro_round(given["amount"]) if given["amount"] is not None else nothing),
        (_("Zeit"), _span(given["start"], given["end"], form.full_months) or nothing),
        (_("Unterlagen"), listed(papers) if papers else nothing),
    ]


def _span(start: date | None, end: date | None, months: int | None) -> str:
    parts = []
    if start and end:
        parts.append(_("%(start)s bis %(end)s") % {"start": short_day(start), "end": short_day(end)})
    elif start:
        parts.append(_("ab %(start)s") % {"start": short_day(start)})
    if months is not None:
        parts.append(ngettext("%(n)s Monat", "%(n)s Monate", months) % {"n": months})
    return ", ".join(parts)
