"""Who said yes to an application, and whether that still holds: computed from the content, never a flag to forget."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.funding.content import LABELS, digest, parts_agreed_to
from wir.funding.models import Agreement, Application, Partner, PartnerAnswer, Signature

ASKED, VALID, LAPSED, OUT = "asked", "valid", "lapsed", "out"


@dataclass(frozen=True)
class Now:
    """What one would agree to at this moment: `digest` over everything, `parts` by part."""

    digest: str
    parts: dict[str, str]


@dataclass(frozen=True)
class Standing:
    """Where a partner stands: asked, valid, lapsed or out. `says` is the whole sentence, with the name in it."""

    partner: Partner
    state: str
    says: str


def now_of(application: Application) -> Now:
    """The fingerprint of the content as it is stored now."""
    parts = parts_agreed_to(application)
    return Now(digest(parts), parts)


def changed_since(agreement: Agreement, now: Now) -> list[str]:
    """Names of the parts that are not what was agreed to, each once, in the order of the content. Empty: it holds."""
    if agreement.digest == now.digest:
        return []
    names = [
        name for name in {**now.parts, **agreement.parts} if agreement.parts.get(name) != now.parts.get(name)
    ]
    return list(dict.fromkeys(str(LABELS.get(name, name)) for name in names))


def lapsed_because(agreement: Agreement, now: Now) -> str:
    """ "Geändert wurde: Kosten und Finanzierung." """
    return _("Geändert wurde: %(parts)s.") % {"parts": ", ".join(changed_since(agreement, now))}


def standings(application: Application) -> list[Standing]:
    """Every partner that was ever asked, in that order, with where it stands now."""
    partners = list(application.partners.all())
    if not partners:
        return []
    now = now_of(application)
    return [_standing(partner, now) for partner in partners]


def standing_of(partner: Partner, application: Application) -> Standing:
    """Where this partner stands now."""
    return _standing(partner, now_of(application))


def valid_signatures(application: Application, now: Now) -> list[Signature]:
    """Those that hold, one a person."""
    holding = {row.signer: row for row in application.signatures.all() if row.digest == now.digest}
    return list(holding.values())


def lapsed_signatures(application: Application, now: Now) -> list[str]:
    """The last signature of each person whose signature does not hold any more, in a sentence with the name."""
    last = {row.signer: row for row in application.signatures.all()}
    return [
        _("%(name)s: Die Unterschrift vom %(day)s gilt nicht mehr. %(why)s")
        % {"name": row.name, "day": short_day(row.made_on), "why": lapsed_because(row, now)}
        for row in last.values()
        if row.digest != now.digest
    ]


def signatures_missing(application: Application, now: Now) -> int:
    """How many people still have to sign."""
    return max(0, application.applicant.signatures_needed - len(valid_signatures(application, now)))


def agreed_by(application: Application) -> list[dict[str, Any]]:
    """Who agreed and who signed and how, for the version that is frozen: names and days as they are now."""
    now = now_of(application)
    told = [
        {"as": "partner", "name": standing.partner.organisation.name, "on": answer.made_on.isoformat()}
        for standing in standings(application)
        if standing.state == VALID and (answer := standing.partner.answer)
    ]
    signed = valid_signatures(application, now)
    return told + [
        {"as": row.kind, "name": row.name, "on": row.made_on.isoformat(), **row.way} for row in signed
    ]


def partners_in_plan(application: Application) -> list[Partner]:
    """Whose money the plan may name: those who take part, and those whose rows still have to be taken out."""
    with_rows = {item.partner_id for item in application.funding_items.all()}
    return [
        partner for partner in application.partners.all() if partner.takes_part or partner.pk in with_rows
    ]


def missing(found: Iterable[Standing]) -> list[str]:
    """What keeps a joint application from being handed in, by name."""
    return [standing.says for standing in found if standing.state in (ASKED, LAPSED)]


def _standing(partner: Partner, now: Now) -> Standing:
    answer, name = partner.answer, partner.organisation.name
    if answer is None or answer.kind == PartnerAnswer.Kind.ASKED:
        return Standing(partner, ASKED, _("%(name)s hat noch nicht zugestimmt.") % {"name": name})
    on = {"name": name, "day": short_day(answer.made_on), "reason": answer.reason}
    if answer.kind != PartnerAnswer.Kind.CONFIRMED:
        return Standing(partner, OUT, _GONE[answer.kind]() % on)
    if answer.digest == now.digest:
        return Standing(partner, VALID, _("%(name)s hat am %(day)s zugestimmt.") % on)
    says = _("%(name)s: Die Zustimmung vom %(day)s gilt nicht mehr.") % on
    return Standing(partner, LAPSED, f"{says} {lapsed_because(answer, now)}")


_GONE = {
    PartnerAnswer.Kind.DECLINED: lambda: _("%(name)s hat am %(day)s abgelehnt: %(reason)s"),
    PartnerAnswer.Kind.LEFT: lambda: _("%(name)s ist am %(day)s ausgeschieden: %(reason)s"),
    PartnerAnswer.Kind.REMOVED: lambda: _("%(name)s gehört seit dem %(day)s nicht mehr dazu."),
}
