"""What of an application is handed in, in a fixed order: the stuff that its hash is made of. One function per part.

All parts are plain JSON: texts, whole numbers (cents), ISO days, lists, and tables by field name. Pages, PDF and the
comparison of two versions read the same values, so what people see is what the hash covers.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wir.funding.models import Application, Declaration, Involvement

Content = dict[str, Any]
Part = Callable[[Application], Any]
SIGNED_FORM = "signed_form"  # the signed page itself cannot be part of what it signs
EMPTY: tuple[Any, ...] = (None, "", [], {})


def content_of(application: Application) -> Content:
    """Everything that is handed in, by part. A part in which nothing is said is not there.

    So a part that a later version of the program adds does not change what was handed in before.
    """
    said = {name: part(application) for name, part in PARTS.items()}
    return {name: value for name, value in said.items() if value not in EMPTY}


def hash_of(application: Application) -> str:
    """sha256 over `content_of`, in hex."""
    return digest(content_of(application))


def parts_agreed_to(application: Application) -> dict[str, str]:
    """What partners and signatories say yes to: the sha256 of each part, without what the act of sending adds."""
    content = content_of(application)
    papers = [paper for paper in content.pop("attachments", []) if paper[0] != SIGNED_FORM]
    content |= {"attachments": papers} if papers else {}
    return {name: digest(value) for name, value in content.items() if name not in ADDED_BY_SENDING}


def digest(value: Any) -> str:
    """sha256 of a JSON value written in one fixed way, in hex."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _contact(application: Application) -> Any:
    return {"contact_name": application.contact_name, "contact_phone": application.contact_phone}


def _involvement(application: Application) -> Any:
    """One entry for each body, also for those about which nothing is said yet."""
    rows = {row.body: row for row in application.involvements.all()}
    empty = Involvement(how="", on=None, reason="")
    found = {body: rows.get(body, empty) for body in Involvement.Body.values}
    return {body: {"how": r.how, "on": _iso(r.on), "reason": r.reason} for body, r in found.items()}


def _project(application: Application) -> Any:
    a = application
    return {
        "title": a.title,
        "purpose": a.purpose,
        "groups": a.groups,
        "formats": sorted(a.formats),
        "other_formats": a.other_formats,
        "has_facilitation": a.has_facilitation,
        "facilitation": a.facilitation,
        "starts_on": _iso(a.starts_on),
        "ends_on": _iso(a.ends_on),
    }


def _schedule(application: Application) -> Any:
    return [[_iso(row.starts_on), _iso(row.ends_on), row.what] for row in application.schedule_steps.all()]


def _in_order(items: Any) -> list[Any]:
    """Rows by year and then as they were entered; sorted here, so that rows fetched along cost no statement."""
    return sorted(items.all(), key=lambda item: (item.year, item.pk))


def _costs(application: Application) -> Any:
    return [[i.year, i.label, i.cents] for i in _in_order(application.cost_items)]


def _funding(application: Application) -> Any:
    rows = []
    for i in _in_order(application.funding_items):
        row = [i.year, i.kind, i.label, i.cents]
        rows.append([*row, i.partner.organisation_id] if i.partner_id else row)
    return rows


def _partners(application: Application) -> Any:
    return sorted(partner.organisation_id for partner in application.partners.all() if partner.takes_part)


def _attachments(application: Application) -> Any:
    return [[a.kind, a.name, a.sha256] for a in sorted(application.attachments.all(), key=lambda a: a.pk)]


def _declarations(application: Application) -> Any:
    made = {row.kind for row in application.declarations.all()}
    return {
        **{kind: kind in made for kind in Declaration.Kind.values},
        "other_grants": application.other_grants,
        "consents_to_electronic_delivery": application.consents_to_electronic_delivery,
    }


PARTS: dict[str, Part] = {
    "line": lambda application: application.line,
    "applicant": lambda application: application.applicant_id,
    "partners": _partners,
    "contact": _contact,
    "involvement": _involvement,
    "project": _project,
    "schedule": _schedule,
    "costs": _costs,
    "funding": _funding,
    "declarations": _declarations,
    "attachments": _attachments,
    "guideline": lambda application: application.guideline,
    "submitted_on": lambda application: _iso(application.submitted_on),
}
ADDED_BY_SENDING = frozenset({"guideline", "submitted_on"})
# What people read when a part has changed. Parts of one section share its name.
LABELS: dict[str, Any] = {
    "line": _("Förderlinie"),
    "applicant": _("Wer beantragt"),
    "partners": _("Partner"),
    "contact": _("Ansprechperson"),
    "involvement": _("Wer beteiligt ist"),
    "project": _("Unser Vorhaben"),
    "schedule": _("Wann was geschieht"),
    "costs": _("Kosten und Finanzierung"),
    "funding": _("Kosten und Finanzierung"),
    "attachments": _("Unterlagen"),
    "declarations": _("Erklärungen"),
}
