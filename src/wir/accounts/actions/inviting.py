"""Letting others in: invitations by e-mail, and answers to those who asked."""

from collections.abc import Collection
from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wir.accounts.access import forget_roles, organisations_as, signs_for_it
from wir.accounts.actions.claiming import give_role
from wir.accounts.mailboxes import bare, is_one_person, mailboxes_of
from wir.accounts.models import Invitation, JoinRequest, Membership, Organisation, User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.steps import record, taking

INVITATION_DAYS = 14
MOST_OPEN = 20


def invite(
    organisation: Organisation,
    *,
    email: str,
    roles: Collection[str],
    from_day: date | None = None,
    until_day: date | None = None,
    by: User,
    on: date,
) -> Invitation:
    """Ask somebody by e-mail to take roles, perhaps for some days only (Vertretung). The mail follows by a job.

    Raises Refused.
    """
    wanted = [role for role in Membership.OF_ORGANISATIONS if role in roles]
    email = email.strip().lower()
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if not rules.has_perm("accounts.manage_people", by, organisation):
            raise PermissionDenied("accounts.manage_people")
        invitations = Invitation.objects.filter(organisation=organisation, state="open")
        invitations.filter(last_day__lt=on).update(state="taken_back")
        if bare(email) in mailboxes_of(by):
            raise Refused(_yourself())
        _refuse_needless(invitations, email=email, wanted=wanted, until_day=until_day, on=on)
        made = Invitation(
            organisation=organisation,
            email=email,
            roles=wanted,
            from_day=from_day,
            until_day=until_day,
            made_by=by,
            last_day=on + timedelta(days=INVITATION_DAYS),
        )
        made.token_hash = Invitation.hash_of(made.token)
        made.save()
        record(
            "accounts.invite",
            made,
            by=by,
            facts={"organisation": organisation.pk, "roles": wanted, "last_day": made.last_day.isoformat()},
        )
    return made


def accept_invitation(invitation: Invitation, *, by: User, on: date) -> None:
    """Take the roles. Only who has verified the invited address can, once, until the last day. Raises Refused."""
    with taking("accept_invitation", invitation, by=by) as facts:
        if not invitation.is_valid(on):
            raise Refused(
                _("Die Einladung galt bis %(day)s. Bitten Sie um eine neue.")
                % {"day": short_day(invitation.last_day)}
            )
        if is_one_person(by, invitation.made_by):
            raise Refused(_yourself())
        organisation = invitation.organisation
        days = {"from_day": invitation.from_day, "until_day": invitation.until_day}
        for role in invitation.roles:
            waits = _must_wait(role, organisation, given_by=invitation.made_by)
            give_role(role, organisation, to=by, waits=waits, **days)
        facts |= {"organisation": invitation.organisation_id, "roles": list(invitation.roles)}


def take_back_invitation(invitation: Invitation, *, by: User) -> None:
    """The link no longer works."""
    with taking("take_back_invitation", invitation, by=by) as facts:
        facts["organisation"] = invitation.organisation_id


def let_in(request: JoinRequest, *, roles: Collection[str], by: User) -> None:
    """Give roles to somebody who asked. Raises Refused when no role is named."""
    wanted = [role for role in Membership.OF_ORGANISATIONS if role in roles]
    with taking("let_in", request, by=by) as facts:
        if not wanted:
            raise Refused(_("Bitte wählen Sie mindestens eine Rolle."))
        if is_one_person(by, request.user):
            raise Refused(_yourself())
        for role in wanted:
            waits = _must_wait(role, request.organisation, given_by=by)
            give_role(role, request.organisation, to=request.user, waits=waits)
        facts |= {"organisation": request.organisation_id, "person": request.user_id, "roles": wanted}


def confirm_role(membership: Membership, *, by: User, reason: str = "") -> None:
    """A signatory of the organisation stands for the second person. Raises Refused.

    Where nobody signs who is another person than the one to confirm, an official does, and says how she found out.
    """
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        held = Membership.objects.select_related("user").filter(pk=membership.pk).first()
        if held is None:
            raise Refused(_("Diese Rolle ist schon beendet."))
        if not rules.has_perm("accounts.confirm_role", by, held):
            raise PermissionDenied("accounts.confirm_role")
        if not held.waits:
            return
        if not signs_for_it(by, held) and not reason.strip():
            raise Refused(_("Bitte schreiben Sie, wie Sie das geprüft haben. Nichts wurde bestätigt."))
        held.waits = False
        held.save(update_fields=["waits"])
        forget_roles(held.user)
        facts = {"person": held.user_id, "role": held.role}
        payload = {"reason": reason.strip()} if reason.strip() else None
        record("accounts.confirm_role", held.organisation, by=by, facts=facts, payload=payload)


def turn_away(request: JoinRequest, *, by: User) -> None:
    """Somebody who asked does not come in."""
    with taking("turn_away", request, by=by) as facts:
        facts |= {"organisation": request.organisation_id, "person": request.user_id}


def _must_wait(role: str, organisation: Organisation, *, given_by: User) -> bool:
    """Whoever only edits cannot make a second person alone."""
    if role not in Membership.OF_SECOND_PERSONS:
        return False
    return not any(organisation.pk in organisations_as(one, given_by) for one in Membership.OF_SECOND_PERSONS)


def _yourself() -> str:
    return _(
        "Das sind Sie selbst: Die Adresse gehört zu Ihrem eigenen Postfach. Sich selbst gibt niemand eine Rolle."
    )


def _refuse_needless(
    invitations: QuerySet[Invitation], *, email: str, wanted: list[str], until_day: date | None, on: date
) -> None:
    if not wanted:
        raise Refused(_("Bitte wählen Sie mindestens eine Rolle."))
    if until_day and until_day < on:
        raise Refused(_("Der letzte Tag ist schon vorbei. Bitte wählen Sie einen späteren."))
    if invitations.filter(email=email).exists():
        raise Refused(
            _("%(email)s ist schon eingeladen. Nehmen Sie jene Einladung zurück, um eine neue zu schicken.")
            % {"email": email}
        )
    if invitations.count() >= MOST_OPEN:
        raise Refused(
            _("Es warten schon %(number)s Einladungen auf Antwort. Bitte nehmen Sie erst welche zurück.")
            % {"number": MOST_OPEN}
        )
