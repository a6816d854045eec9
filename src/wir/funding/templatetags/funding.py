"""`{% load funding %}`: names of rules and sections, findings sorted for reading."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.core.findings import Finding
from wir.funding import help as helping
from wir.funding.act_words import ACTS
from wir.funding.queries.jury import benches_of
from wir.funding.queries.standing import standing_of
from wir.funding.sections import chapters_of, rows
from wir.funding.sections.section import Table
from wir.funding.verdicts import can_be_settled

register = template.Library()

RULES = {
    "line": _("Förderlinie"),
    "applicant": _("Wer beantragt"),
    "population": _("Einwohnerzahl"),
    "partners": _("Partner"),
    "amount": _("Betrag"),
    "duration": _("Dauer"),
    "period": _("Zeitraum der Förderlinie"),
    "not_begun": _("Noch nicht begonnen"),
    "attachments": _("Unterlagen"),
}
SECTION_NAMES = {
    "applicant": _("Wer beantragt"),
    "partners": _("Partner"),
    "involvement": _("Wer beteiligt ist"),
    "project": _("Unser Vorhaben"),
    "schedule": _("Wann was geschieht"),
    "costs": _("Kosten und Finanzierung"),
    "attachments": _("Unterlagen"),
    "declarations": _("Erklärungen"),
}
SECTION_STATES = {"done": "ok", "begun": "info", "wrong": "no", "empty": "idle"}
SECTION_WORDS = {
    "done": _("Fertig"),
    "begun": _("Angefangen"),
    "wrong": _("Geht nicht auf"),
    "empty": _("Noch leer"),
}
STATE_KINDS = {
    "draft": "info",
    "submitted": "wait",
    "to_complete": "ask",
    "decision_prepared": "wait",
    "waitlisted": "wait",
    "awarded": "ok",
    "rejected": "no",
    "withdrawn": "idle",
}
STANDING_KINDS = {"asked": "wait", "valid": "ok", "lapsed": "no", "out": "idle"}
STANDING_WORDS = {
    "asked": _("Wartet auf Antwort"),
    "valid": _("Zugestimmt"),
    "lapsed": _("Gilt nicht mehr"),
    "out": _("Nicht dabei"),
}
ROUND_KINDS = {"planned": "info", "reading": "wait", "sitting": "ask", "closed": "ok"}


@register.filter
def rule_label(rule: str) -> Any:
    """The heading of a finding; a rule of a line's own shows its name."""
    return RULES.get(rule, rule)


@register.filter
def line_label(line: str) -> str:
    """A line's name as people know it."""
    known = guidelines.line(line)
    return known.label if known else line


@register.inclusion_tag("funding/_findings.html")
def rule_findings(
    found: Iterable[Finding], application: Any = None, *, advise: bool = False
) -> dict[str, object]:
    """Findings as a list, what must change first. With an application, open ones can be settled by an official.

    `advise` is for applicants: officials are not told what to do about somebody else's application.
    """
    ordered = sorted(found, key=lambda finding: {False: 0, None: 1, True: 2}[finding.met])
    open_ones = [finding.rule for finding in ordered if can_be_settled(finding)] if application else []
    return {
        "found": ordered,
        "titles": RULES,
        "open": open_ones,
        "application": application,
        "advise": advise,
    }


@register.inclusion_tag("funding/_help.html")
def section_help(name: str, line: str) -> dict[str, object]:
    """What stands beside a section: help, and how the invented towns filled it in."""
    known = guidelines.line(helping.LINE)
    return {
        "help": helping.help_for(name),
        "line": line,
        "fits": line in helping.FITS,
        "label": known.label if known else "",
    }


@register.simple_tag
def section_url(application: Any, name: str) -> str:
    """Where a section is filled in."""
    return reverse(f"funding:{name}", args=[application.pk])


@register.simple_tag
def chapters(application: Any) -> Any:
    """What was filled in, section by section, as it is read."""
    return chapters_of(application)


@register.filter
def benches(case: Any) -> Any:
    """What each constituency of the jury thinks of a case."""
    return benches_of(case)


@register.filter
def section_kind(state: str) -> str:
    return SECTION_STATES[state]


@register.filter
def section_word(state: str) -> Any:
    return SECTION_WORDS[state]


@register.filter
def state_kind(state: str) -> str:
    """Which icon an application's state has."""
    return STATE_KINDS[state]


GRANT_KINDS = {"offered": "info", "accepted": "wait", "closed": "ok"}
MONEY_KINDS = {"paid": "ok", "accepted": "ok", "returned": "ask"}


@register.filter
def grant_kind(state: str) -> str:
    """Which icon a grant's state has."""
    return GRANT_KINDS[state]


@register.filter
def grant_standing(grant: Any) -> str:
    """Where a grant stands today; whether its notice has arrived is part of it."""
    return standing_of(grant, timezone.localdate())


@register.filter
def money_kind(state: str) -> str:
    """Which icon the state of a payment or a proof has."""
    return MONEY_KINDS.get(state, "wait")


@register.simple_tag
def table_rows(table: Table) -> SafeString:
    """The rows of a table. Made here: a template needs ten times as long for each of the many cells of a case."""
    last = len(table.rows) - 1 if table.total else -1
    labels = [conditional_escape(word) for word in table.head]
    rows = (_row(table, labels, row, total=place == last) for place, row in enumerate(table.rows))
    return mark_safe("".join(rows))  # noqa: S308


def _row(table: Table, labels: list[str], row: tuple[str, ...], *, total: bool) -> str:
    cells = [f'<th scope="row" class="kern-table__header">{conditional_escape(row[0])}</th>']
    for place, cell in enumerate(row[1:], 1):
        numeric = " kern-table__cell--numeric" if place in table.numeric else ""
        said = conditional_escape(cell)
        said = f"<b>{said}</b>" if total and said else said
        cells.append(f'<td class="kern-table__cell{numeric}" data-label="{labels[place]}">{said}</td>')
    return f'<tr class="kern-table__row">{"".join(cells)}</tr>'


@register.filter
def moment(at: datetime) -> str:
    """A day with its minute, as the file says when something was done."""
    return f"{timezone.localtime(at):%d.%m.%Y, %H:%M}"


@register.filter
def act_label(act: str) -> Any:
    """An act of the journal in words."""
    return ACTS.get(act, act)


@register.filter
def round_kind(state: str) -> str:
    """Which icon the state of a jury's round has."""
    return ROUND_KINDS[state]


@register.filter
def points(milli: int | None) -> str:
    """Thousandths of a point as people write them: 3250 -> "3,25", 1155 -> "1,155"; a dash where there is nothing yet.

    They were rounded when they were reckoned; rounding them again could turn 1.1547 into 1,16.
    """
    if milli is None:
        return "–"
    return f"{milli // 1000},{milli % 1000 // 10:02d}" + (str(milli % 10) if milli % 10 else "")


@register.filter
def rows_meant(item: Any) -> list[str]:
    """The rows that a part of a request means, as they are called."""
    return rows.rows_meant(item)


@register.filter
def lookup(table: dict[Any, Any], key: Any) -> Any:
    return table.get(key, "")


@register.filter
def standing_kind(state: str) -> str:
    """Which icon a partner's or signatory's standing has."""
    return STANDING_KINDS[state]


@register.filter
def standing_word(state: str) -> Any:
    return STANDING_WORDS[state]


@register.filter
def section_name(name: str) -> Any:
    """A section's name in words, where only its short name is stored."""
    return SECTION_NAMES.get(name, name)
