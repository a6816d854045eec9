"""„Ich arbeite für …“: claim an organisation, register one, or ask those who are there already."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.access import EDITOR, forget_roles, people_in_charge
from wir.accounts.freemail import provider_of
from wir.accounts.models import Claim, JoinRequest, Membership, Organisation, User
from wir.core.refusal import Refused
from wir.core.text import plain_key, town_key
from wir.journal.steps import record

MOST_OPEN = (
    3  # nobody works for more places than that at once; somebody who wants to block them all does not get far
)


def claim(organisation: Organisation, *, by: User, on: date) -> Claim:
    """Say that one works there. Drafting starts at once; handing in waits until the organisation is confirmed.

    Where somebody acts already, nobody can claim: who comes later asks them. Where an organisation was confirmed
    before and has nobody left, the role is given only with the new confirmation, for old files are waiting there.
    Raises Refused.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        _refuse_if_taken(organisation, on=on)
        if by.claims.filter(state="open").count() >= MOST_OPEN:
            raise Refused(
                _(
                    "Bei Ihnen warten schon %(number)s Anmeldungen auf Prüfung. Bitte warten Sie, bis eine geprüft ist."
                )
                % {"number": MOST_OPEN}
            )
        if Claim.objects.filter(organisation=organisation, user=by, state="refused").exists():
            raise Refused(
                _(
                    "Die Behörde hat schon einmal abgelehnt, dass Sie für %(name)s handeln. Bitte rufen Sie dort an."
                )
                % {"name": organisation.name}
            )
        made = Claim.objects.create(
            organisation=organisation, user=by, email=address_for(organisation, by=by)
        )
        if not organisation.is_confirmed:
            give_role(EDITOR, organisation, to=by)
        record("accounts.claim", made, by=by, facts={"organisation": organisation.pk})
    return made


def register_organisation(*, kind: str, name: str, seat: str, by: User, on: date, **given: str) -> Claim:
    """Register an association, migrant organisation or church and claim it in one go. Raises Refused.

    `given` are register_court, register_number and charitable. One name at one seat is one organisation.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # two clicks at once are one organisation
        alike = Organisation.objects.filter(find_key=town_key(name))
        if known := next((one for one in alike if plain_key(one.seat or one.town) == plain_key(seat)), None):
            raise Refused(
                _("%(name)s gibt es hier schon. Suchen Sie danach und bitten Sie um Aufnahme.")
                % {"name": known.name}
            )
        organisation = Organisation.objects.create(kind=kind, name=name, seat=seat, **given)
        record("accounts.register_organisation", organisation, by=by, facts={"kind": kind})
        return claim(organisation, by=by, on=on)


def ask_to_join(organisation: Organisation, *, by: User, on: date) -> JoinRequest:
    """Ask the people of an organisation to be let in. Raises Refused."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if not people_in_charge(organisation, on=on).exists():
            raise Refused(_("Für %(name)s handelt noch niemand.") % {"name": organisation.name})
        earlier = JoinRequest.objects.filter(organisation=organisation, user=by).exclude(state="let_in")
        if found := earlier.first():
            raise Refused(
                _("Sie haben schon gefragt. Die Antwort steht noch aus.")
                if found.state == "open"
                else _("Ihre Anfrage wurde nicht angenommen. Bitte sprechen Sie dort mit jemandem.")
            )
        if by in people_in_charge(organisation, on=on):
            raise Refused(_("Sie handeln schon für %(name)s.") % {"name": organisation.name})
        asked = JoinRequest.objects.create(organisation=organisation, user=by)
        record("accounts.ask_to_join", asked, by=by, facts={"organisation": organisation.pk})
    return asked


def give_role(
    role: str,
    organisation: Organisation,
    *,
    to: User,
    from_day: date | None = None,
    until_day: date | None = None,
    waits: bool = False,
) -> None:
    """Part of an act: the role, from now on or for those days. A role without an end is never shortened by this.

    With `waits` it holds only when a second person has confirmed it.
    """
    held = Membership.objects.filter(user=to, organisation=organisation, role=role).first()
    if held is None:
        held = Membership(user=to, organisation=organisation, role=role)
    elif held.until_day is None and held.from_day is None and (waits or not held.waits):
        return
    held.waits = waits
    held.from_day, held.until_day = from_day, until_day
    held.save()
    forget_roles(to)


def address_for(organisation: Organisation, *, by: User) -> str:
    """The verified address under which the person may claim it, the main one first. Raises Refused."""
    verified = list(
        by.emailaddress_set.filter(verified=True).order_by("-primary", "pk").values_list("email", flat=True)
    )
    if not verified:
        raise Refused(
            _("Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse. Den Link dazu haben wir Ihnen geschickt.")
        )
    if not organisation.is_public_body:
        return verified[0]
    if official := next((address for address in verified if not provider_of(address)), None):
        return official
    raise Refused(
        _(
            "Ihre Adresse %(address)s ist von %(provider)s; dort bekommt jede und jeder eine Adresse. "
            "Bitte nehmen Sie Ihre dienstliche Adresse: Fügen Sie sie in Ihrem Konto unter „E-Mail-Adressen“ hinzu und bestätigen Sie sie."
        )
        % {"address": verified[0], "provider": provider_of(verified[0])}
    )


def _refuse_if_taken(organisation: Organisation, *, on: date) -> None:
    if people_in_charge(organisation, on=on).exists():
        raise Refused(
            _("Für %(name)s handelt schon jemand. Bitten Sie dort um Aufnahme.") % {"name": organisation.name}
        )
    if organisation.claims.filter(state="open").exists():
        raise Refused(
            _("Für %(name)s prüft die Behörde gerade eine andere Anmeldung. Bitte versuchen Sie es später.")
            % {"name": organisation.name}
        )
