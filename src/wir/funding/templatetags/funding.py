"""`{% load funding %}`: names of rules and sections, findings sorted for reading."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

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
def by_weight(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What must change first, then what a person clears, then what fits."""
    return sorted(findings, key=lambda finding: {False: 0, None: 1, True: 2}[finding["met"]])


@register.filter
def open_rules(findings: list[dict[str, Any]]) -> int:
    """How many findings a person still has to clear."""
    return sum(finding["met"] is None for finding in findings)


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
