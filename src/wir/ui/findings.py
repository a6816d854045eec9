"""How verdicts look: grouped by what to change, what a person checks, and what fits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wir.core.findings import Finding

KINDS = {False: "no", None: "ask", True: "ok"}
WORDS = {False: _("Nicht erfüllt"), None: _("Prüft ein Mensch"), True: _("Erfüllt")}
NOT_SAID = _("Noch offen")  # it waits for the reader, not for an official
ICONS = {False: "danger", None: "warning", True: "success"}
GROUPS = {
    False: _("Was Sie ändern müssten"),
    None: _("Was ein Mensch prüft"),
    True: _("Was schon passt"),
}


@dataclass(frozen=True)
class Row:
    """One finding ready for the page. Without a title the sentence itself is the heading."""

    kind: str
    icon: str
    word: object
    title: object
    says: str
    source: str
    hints: tuple[str, ...]


def rows(
    findings: Iterable[Finding], titles: Mapping[str, object] | None = None, *, advise: bool = True
) -> list[Row]:
    """`advise`: the reader is the one who can change something about it."""
    return [
        Row(
            kind=KINDS[finding.met],
            icon=ICONS[finding.met],
            word=NOT_SAID if finding.met is None and "missing" in finding.facts else WORDS[finding.met],
            title=(titles or {}).get(finding.rule) or finding.says,
            says=_said(finding, bool((titles or {}).get(finding.rule)), advise),
            source=finding.source,
            hints=tuple(finding.hints),
        )
        for finding in findings
    ]


def _said(finding: Finding, titled: bool, advise: bool) -> str:
    """What stands below the heading, which is the sentence itself where the rule has no title."""
    if not advise:
        return finding.says if titled else ""
    return finding.to_applicant if titled else finding.advice


def groups(
    findings: Iterable[Finding], titles: Mapping[str, object] | None = None
) -> list[tuple[str, object, list[Row]]]:
    """What to change first, then what a person checks, then what fits; empty groups are left out."""
    listed = list(findings)
    found = [
        (KINDS[met], name, rows([finding for finding in listed if finding.met is met], titles))
        for met, name in GROUPS.items()
    ]
    return [group for group in found if group[2]]
