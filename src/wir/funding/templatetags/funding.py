"""`{% load funding %}`: names of rules and sections, findings sorted for reading."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wir import guidelines
from wir.core.findings import Finding
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
SECTION_URLS = {"antragsteller": "applicant", "vorhaben": "project", "kosten": "costs"}
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
    "decision_prepared": "wait",
    "awarded": "ok",
    "withdrawn": "idle",
}
ACTS = {
    "funding.start": _("Entwurf begonnen"),
    "funding.submit": _("Abgeschickt"),
    "funding.withdraw": _("Zurückgezogen"),
    "funding.prepare": _("Entscheidung vorbereitet"),
    "funding.give_back": _("Vorschlag zurückgegeben"),
    "funding.release": _("Freigegeben, Bescheid versiegelt"),
    "funding.read_notice": _("Bescheid abgerufen"),
}


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
def rule_findings(found: Iterable[Finding], application: Any = None) -> dict[str, object]:
    """Findings as a list, what must change first. With an application, open ones can be settled by an official."""
    ordered = sorted(found, key=lambda finding: {False: 0, None: 1, True: 2}[finding.met])
    open_ones = [finding.rule for finding in ordered if can_be_settled(finding)] if application else []
    return {"found": ordered, "titles": RULES, "open": open_ones, "application": application}


@register.simple_tag
def section_url(application: Any, name: str) -> str:
    """Where a section is filled in."""
    return reverse(f"funding:{SECTION_URLS[name]}", args=[application.pk])


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


@register.filter
def act_label(act: str) -> Any:
    """An act of the journal in words."""
    return ACTS.get(act, act)


@register.filter
def lookup(table: dict[Any, Any], key: Any) -> Any:
    return table.get(key, "")
