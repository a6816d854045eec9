"""Who sits in a jury: the office gives a seat, or invites somebody by e-mail who accepts it. Only while the round is planned."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Membership, Organisation, User
from wir.core.refusal import Refused
from wir.funding.access.conflicts import standings
from wir.funding.actions.jury import planned
from wir.funding.models import JuryCase, JuryInvitation, JuryMember, JuryRound
from wir.journal.steps import record, taking

INVITATION_DAYS = 14


def seat_member(
    round: JuryRound,
    *,
    user: User,
    constituency: str,
    organisation: Organisation | None,
    municipality: str,
    county: str,
    by: User,
) -> JuryMember:
    """Give a person who has an account a seat. Officials decide and therefore do not advise. Raises Refused."""
    with transaction.atomic():
        planned(round, by)
        member = _seat(
            round, user, constituency, organisation=organisation, municipality=municipality, county=county
        )
        facts = {"round": round.pk, "user": user.pk, "constituency": constituency}
        record("funding.seat_member", member, by=by, facts=facts)
    return member


def unseat_member(member: JuryMember, *, by: User) -> None:
    """Take the seat back while the round is being planned. Raises Refused."""
    with transaction.atomic():
        round = planned(member.round, by)
        record("funding.unseat_member", round, by=by, facts={"user": member.user_id})
        member.delete()


def invite_juror(
    round: JuryRound,
    *,
    email: str,
    constituency: str,
    organisation: Organisation | None,
    municipality: str,
    county: str,
    by: User,
    on: date,
) -> JuryInvitation:
    """Ask somebody by e-mail to sit in the round. The mail follows by a job. Raises Refused."""
    email = email.strip().lower()
    with transaction.atomic():
        planned(round, by)
        invitations = JuryInvitation.objects.filter(round=round, state="open")
        invitations.filter(last_day__lt=on).update(state="taken_back")
        if invitations.filter(email=email).exists():
            raise Refused(
                _(
                    "%(email)s ist schon eingeladen. Nehmen Sie jene Einladung zurück, um eine neue zu schicken."
                )
                % {"email": email}
            )
        if found := User.objects.filter(emailaddress__email__iexact=email, is_active=True).first():
            _refuse_unfit(round, found)
        made = JuryInvitation(
            round=round, email=email, constituency=constituency, organisation=organisation,
            municipality=municipality, county=county, made_by=by, last_day=on + timedelta(days=INVITATION_DAYS),
        )  # fmt: skip
        made.token_hash = JuryInvitation.hash_of(made.token)
        made.save()
        facts = {"round": round.pk, "constituency": constituency, "last_day": made.last_day.isoformat()}
        record("funding.invite_juror", made, by=by, facts=facts)
    return made


def accept_seat(
    invitation: JuryInvitation, *, municipality: str, county: str, by: User, on: date
) -> JuryMember:
    """Take the seat. What the office said about the person stands, what it left open the person says. Raises Refused.

    Conflicts with the cases that are chosen already are reckoned at once; the entry says from how many one stays away.
    """
    with transaction.atomic():
        # The round is locked before the invitation, as in every other act of its office.
        round = JuryRound.objects.select_for_update().get(pk=invitation.round_id)
        with taking("accept_seat", invitation, by=by) as facts:
            if late := why_no_seat(invitation, on=on):
                raise Refused(late)
            member = _seat(
                round,
                by,
                invitation.constituency,
                organisation=invitation.organisation,
                municipality=invitation.municipality or municipality,
                county=invitation.county or county,
            )
            facts |= {"round": round.pk, "member": member.pk, "conflicts": _conflicts(member)}
    return member


def decline_seat(invitation: JuryInvitation, *, by: User) -> None:
    """Thank you, no."""
    with taking("decline_seat", invitation, by=by) as facts:
        facts["round"] = invitation.round_id


def take_back_seat(invitation: JuryInvitation, *, by: User) -> None:
    """The link no longer works."""
    with taking("take_back_seat", invitation, by=by) as facts:
        facts["round"] = invitation.round_id


def invited_by(token: str) -> JuryInvitation | None:
    """Whose link this is, if anybody's."""
    found = JuryInvitation.objects.filter(token_hash=JuryInvitation.hash_of(token))
    return found.select_related("round", "made_by", "organisation").first()


def why_no_seat(invitation: JuryInvitation, *, on: date) -> str:
    """The sentence that says why the seat cannot be taken any more, or nothing."""
    if invitation.state == "accepted":
        return _("Diese Einladung ist schon angenommen. Jeder Link gilt nur einmal.")
    if invitation.state == "declined":
        return _("Diese Einladung ist abgelehnt. Haben Sie es sich anders überlegt? Bitten Sie um eine neue.")
    if invitation.round.state != "planned":
        return _("Die Jury hat schon begonnen. Plätze lassen sich nicht mehr vergeben.")
    if not invitation.is_valid(on):
        return _(
            "Diese Einladung gilt nicht mehr. Bitten Sie die Person, die Sie eingeladen hat, um eine neue."
        )
    return ""


def _seat(
    round: JuryRound,
    user: User,
    constituency: str,
    *,
    organisation: Organisation | None,
    municipality: str,
    county: str,
) -> JuryMember:
    _refuse_unfit(round, user)
    return JuryMember.objects.create(
        round=round,
        user=user,
        constituency=constituency,
        organisation=organisation,
        municipality=municipality,
        county=county,
    )


def _refuse_unfit(round: JuryRound, user: User) -> None:
    if user.memberships.filter(role=Membership.Role.OFFICIAL).exists():
        raise Refused(
            f"{user.name} entscheidet in der Behörde über Anträge und kann nicht in der Jury sitzen. Es hat sich nichts geändert."
        )
    if round.members.filter(user=user).exists():
        raise Refused(f"{user.name} sitzt schon in dieser Jury. Es hat sich nichts geändert.")


def _conflicts(member: JuryMember) -> int:
    """From how many of the cases that are chosen so far the member stays away."""
    bench = JuryMember.objects.filter(round=member.round_id)
    found = standings(bench, JuryCase.objects.filter(round=member.round_id))
    return sum(member.pk in standing.excluded for standing in found.values())
