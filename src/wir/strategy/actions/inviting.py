"""Asking people by e-mail to take a part, and taking it."""

from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.strategy.actions.people import place_of
from wir.strategy.models import Facilitation, Member, PartInvitation, Process

INVITATION_DAYS = 14
MOST_OPEN = 40


def invite_to_part(
    process: Process,
    *,
    email: str,
    role: str,
    by: User,
    on: date,
    from_day: date | None = None,
    until_day: date | None = None,
    town: Organisation | None = None,
    town_unknown: str = "",
) -> PartInvitation:
    """Ask somebody by e-mail to take a part; the mail follows by a job. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.manage_members", by, process):
        raise PermissionDenied("strategy.manage_members")
    place = place_of(process, town=town, town_unknown=town_unknown)
    email = email.strip().lower()
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        waiting = PartInvitation.objects.filter(process=process, state="open")
        waiting.filter(last_day__lt=on).update(state="taken_back")
        if until_day and until_day < on:
            raise Refused(_("Der letzte Tag ist schon vorbei. Bitte wählen Sie einen späteren."))
        if waiting.filter(email=email, role=role).exists():
            raise Refused(_("%(email)s ist für diese Rolle schon eingeladen.") % {"email": email})
        if waiting.count() >= MOST_OPEN:
            raise Refused(
                _("Es warten schon viele Einladungen auf Antwort. Bitte nehmen Sie erst welche zurück.")
            )
        made = PartInvitation(
            process=process, email=email, role=role, from_day=from_day, until_day=until_day, made_by=by,
            last_day=on + timedelta(days=INVITATION_DAYS), **place,
        )  # fmt: skip
        made.token_hash = PartInvitation.hash_of(made.token)
        made.save()
        record("strategy.invite_to_part", made, by=by, facts={"process": process.pk, "role": role})
    return made


def accept_part(invitation: PartInvitation, *, by: User, on: date) -> None:
    """Take the part. Only who has verified the invited address can, once, until the last day. A facilitator's days are those of the contract.

    Raises Refused, Impossible and PermissionDenied.
    """
    with taking("accept_part", invitation, by=by) as facts:
        if not invitation.is_valid(on):
            raise Refused(
                _("Die Einladung galt bis %(day)s. Bitten Sie um eine neue.")
                % {"day": short_day(invitation.last_day)}
            )
        first, last = invitation.from_day, invitation.until_day
        contract = Facilitation.objects.filter(process=invitation.process_id).first()
        if invitation.role == Member.Role.FACILITATOR and contract and contract.contract_until:
            first, last = contract.contract_from, contract.contract_until
        Member.objects.update_or_create(
            process=invitation.process,
            user=by,
            role=invitation.role,
            defaults={
                "from_day": first, "until_day": last, "town": invitation.town, "town_unknown": invitation.town_unknown,
            },
        )  # fmt: skip
        facts |= {"process": invitation.process_id, "role": invitation.role}
    by.__dict__.pop("_parts", None)


def take_back_part(invitation: PartInvitation, *, by: User) -> None:
    """The link no longer works."""
    with taking("take_back_part", invitation, by=by) as facts:
        facts["process"] = invitation.process_id
