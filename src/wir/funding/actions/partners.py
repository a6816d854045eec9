"""Joint applications: the lead asks, the partner answers. Every answer is added, none is overwritten."""

from datetime import datetime
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding.actions.editing import editing
from wir.funding.agreements import now_of
from wir.funding.models import Application, Partner, PartnerAnswer
from wir.journal.steps import record

Kind = PartnerAnswer.Kind
MOST = 20  # how many a guideline allows is the rules' business; this only keeps the page readable


def invite_partner(
    application: Application, *, organisation: Organisation, by: User, at: datetime
) -> Partner:
    """Ask an organisation to apply together, or ask it once more. Its people see the application from now on."""
    with editing(application):
        if not rules.has_perm("funding.invite_partner", by, application):
            raise PermissionDenied("funding.invite_partner")
        if organisation.pk in (application.applicant_id, application.controller_id):
            raise Refused(_("%(name)s ist schon an diesem Antrag beteiligt.") % {"name": organisation.name})
        if application.partners.count() >= MOST:
            raise Refused(_("Mehr als %(most)s Partner können wir nicht aufnehmen.") % {"most": MOST})
        partner = Partner.objects.get_or_create(application=application, organisation=organisation)[0]
        if partner.answer is None or not partner.takes_part:  # a second click asks nobody twice
            say(partner, Kind.ASKED, by=by, at=at)
            record("funding.invite_partner", partner, by=by, facts=_facts(partner))
    return partner


def remove_partner(partner: Partner, *, by: User, at: datetime) -> None:
    """The lead goes on without this partner. Its money has to be out of the plan first. Raises Refused."""
    application = partner.application
    with editing(application):
        if not rules.has_perm("funding.invite_partner", by, application):
            raise PermissionDenied("funding.invite_partner")
        if partner.shares.exists():
            raise Refused(
                _("Im Plan steht noch Geld von %(name)s. Bitte nehmen Sie es zuerst heraus.")
                % {"name": partner.organisation.name}
            )
        if partner.takes_part:
            take_out(partner, by=by, at=at)


def confirm(partner: Partner, *, seen: str, by: User, at: datetime) -> PartnerAnswer:
    """The partner agrees to exactly what it saw; `seen` is the fingerprint its page showed. Raises Refused."""
    application = partner.application
    with editing(application):
        _refuse_strangers(partner, by)
        if not partner.organisation.is_confirmed:
            raise Refused(
                _(
                    "Zustimmen geht, sobald feststeht, dass Sie für %(name)s handeln. Bis dahin bleibt alles, wie es ist."
                )
                % {"name": partner.organisation.name}
            )
        now = now_of(application)
        if seen != now.digest:
            raise Refused(
                _(
                    "Der Antrag hat sich gerade geändert. Ihre Zustimmung wurde nicht gespeichert. Bitte lesen Sie ihn noch einmal."
                )
            )
        before = partner.answers.order_by("-pk").first()
        if before and before.kind == Kind.CONFIRMED and before.digest == now.digest:
            return before  # a button pressed twice agrees once
        answer = say(partner, Kind.CONFIRMED, by=by, at=at, digest=now.digest, parts=now.parts)
        record("funding.confirm", application, by=by, facts={**_facts(partner), "hash": now.digest})
    return answer


def decline(partner: Partner, *, reason: str, by: User, at: datetime) -> None:
    """The partner does not take part, while the application can still be changed."""
    with editing(partner.application):
        _refuse_strangers(partner, by)
        say(partner, Kind.DECLINED, by=by, at=at, reason=reason)
        record(
            "funding.decline", partner.application, by=by, facts=_facts(partner), payload={"reason": reason}
        )


def _refuse_strangers(partner: Partner, by: User) -> None:
    if not rules.has_perm("funding.confirm", by, partner):
        raise PermissionDenied("funding.confirm")
    if not partner.takes_part:
        raise Refused(_("Sie gehören nicht mehr zu diesem Antrag. Es wurde nichts geändert."))


def say(partner: Partner, kind: Kind, *, by: User, at: datetime, **said: Any) -> PartnerAnswer:
    """Add an answer; the caller holds the lock."""
    day = timezone.localdate(at)
    return PartnerAnswer.objects.create(
        partner=partner, kind=kind, made_by=by, made_at=at, made_on=day, **said
    )


def take_out(partner: Partner, *, by: User, at: datetime) -> None:
    """The partner is out, with its entry; the caller holds the lock."""
    say(partner, Kind.REMOVED, by=by, at=at)
    record("funding.remove_partner", partner.application, by=by, facts=_facts(partner))


def _facts(partner: Partner) -> dict[str, int]:
    return {"organisation": partner.organisation_id}
